-- Grain: series, value basis and last day of the year, beside the year that ended twelve months before: what
-- is compared, or why nothing is. Found by the date, never by counting rows.
{{ config(materialized='view') }}

with years as (
    select
        y.*,
        s.needs_standard,
    from {{ ref('int_years').include(database=false) }} as y
    inner join {{ ref('int_series').include(database=false) }} as s on y.series_id = s.series_id
),

int_year_pairs as (
    select
        y.series_id,
        y.value_basis,
        y.year_end,
        y.value,
        y.value_low,
        y.value_high,
        b.value as base_value,
        b.value_low as base_low,
        b.value_high as base_high,
        case
            when y.status <> 'reported' then y.reason
            when b.series_id is null then 'no_previous'
            when b.status <> 'reported' then b.reason
            {{ not_of_one_definition('y', 'b') }}
        end as reason,
    from years as y
    left join years as b
        on
            y.series_id = b.series_id and y.value_basis = b.value_basis
            and last_day(y.year_end - interval 12 month) = b.year_end
)

select * from int_year_pairs
