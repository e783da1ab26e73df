-- Grain: series, value basis, quarter and comparison (qoq: with the quarter before, yoy: with a year before).
-- Says what is compared, or why nothing is. Bases are found on the calendar, never by counting rows.
{{ config(materialized='view') }}

with quarters as (
    select
        q.*,
        s.needs_standard,
    from {{ ref('int_quarters').include(database=false) }} as q
    inner join {{ ref('int_series').include(database=false) }} as s on q.series_id = s.series_id
),

comparisons as (
    select
        quarter_start,
        'qoq' as comparison,
        3 as months_apart,
        previous_quarter_start as base_quarter_start
    from {{ ref('int_calendar').include(database=false) }}
    union all
    select
        quarter_start,
        'yoy' as comparison,
        12 as months_apart,
        year_ago_quarter_start as base_quarter_start
    from {{ ref('int_calendar').include(database=false) }}
),

int_quarter_pairs as (
    select
        q.series_id,
        q.value_basis,
        q.quarter_start,
        c.comparison,
        c.base_quarter_start,
        q.value,
        q.value_low,
        q.value_high,
        b.value as base_value,
        b.value_low as base_low,
        b.value_high as base_high,
        case
            when q.status <> 'reported' then q.reason
            -- April to September holds April to June: no two parts of one year are compared
            when q.value_basis = 'year_to_date' and c.comparison = 'qoq' then 'partial_period'
            when b.series_id is null then 'no_previous'
            when b.status <> 'reported' then b.reason
            -- a year that ends in July is not compared with one that ends in June
            when
                q.value_basis in ('year_ending', 'year_to_date')
                and date_diff('month', b.period_end, q.period_end) <> c.months_apart then 'no_previous'
            {{ not_of_one_definition('q', 'b') }}
        end as reason,
    from quarters as q
    inner join comparisons as c on q.quarter_start = c.quarter_start
    left join quarters as b
        on
            q.series_id = b.series_id and q.value_basis = b.value_basis
            and c.base_quarter_start = b.quarter_start
)

select * from int_quarter_pairs
