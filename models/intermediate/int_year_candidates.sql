-- Grain: one value that could stand for a year of a series: twelve published months, the sum of the four
-- quarters of a financial year (flows only), or what stands at its end.
{{ config(materialized='view') }}

with quarters as (
    select
        q.*,
        s.kind,
        s.quarter_rule,
        d.financial_year,
        d.quarter_number,
        -- quarters before and after a break are not of one definition
        exists(
            select 1 from {{ ref('int_series_breaks').include(database=false) }} as b
            where
                b.series_id = q.series_id and b.break_date <= q.period_end
                and b.break_date
                > make_date(year(q.quarter_start) - cast(quarter(q.quarter_start) = 1 as integer), 4, 1)
        ) as is_after_break,
    from {{ ref('int_quarters').include(database=false) }} as q
    inner join {{ ref('int_series').include(database=false) }} as s on q.series_id = s.series_id
    inner join {{ ref('int_calendar').include(database=false) }} as d on q.quarter_start = d.quarter_start
    where q.status in ('reported', 'conflicting')
),

published as (
    select
        p.series_id,
        'year' as value_basis,
        p.period_end as year_end,
        p.status,
        p.value,
        p.value_low,
        p.value_high,
        p.period_start,
        p.period_end,
        p.observation_id,
        p.observation_id as observation_ids,
        p.document,
        p.report_date,
        p.reported_from,
        p.standard_id,
        p.threshold_seconds,
    from {{ ref('int_points').include(database=false) }} as p
    where p.period_basis = 'year_ending'
),

-- of a quarter both published and summed from months, the published one counts
parts as (
    select * from quarters
    where value_basis in ('quarter', 'three_months') and kind = 'flow' and quarter_rule = 'sum_of_months'
    qualify row_number() over (
            partition by series_id, quarter_start order by value_basis = 'quarter' desc
        ) = 1
),

summed as (
    select
        series_id,
        'four_quarters' as value_basis,
        last_day(min(quarter_start) - interval 3 month * (min(quarter_number) - 1) + interval 11 month) as year_end,
        {{ columns_of_sum(4, in_order='quarter_start', ids='observation_ids') }}
    from parts
    group by series_id, financial_year
),

standing as (
    select
        series_id,
        'year_end' as value_basis,
        quarter_end as year_end,
        * exclude (
            series_id, value_basis, quarter_start, quarter_end, cadence, reason, kind, quarter_rule, financial_year,
            quarter_number, is_after_break
        ),
    from quarters
    where value_basis = 'point' and quarter_number = 4
),

int_year_candidates as (
    select * from published
    union all by name
    select * from summed
    union all by name
    select * from standing
)

select * from int_year_candidates
