-- Grain: one value that could stand for a quarter of a series: a published interval, the sum of months, or the
-- rest of two sums.
{{ config(materialized='view') }}

with points as (
    select * from {{ ref('int_points').include(database=false) }}
),

published as (
    select
        series_id,
        quarter_start,
        point_id,
        period_basis as value_basis,
        status,
        value,
        value_low,
        value_high,
        period_start,
        period_end,
        observation_id,
        observation_id as observation_ids,
        document,
        report_date,
        reported_from,
        standard_id,
        threshold_seconds,
    from points
    where
        period_basis in ('quarter', 'year_ending', 'year_to_date', 'point', 'as_reported')
        -- of the months of a quarter, the last stands for it
        or (period_basis = 'month' and month(period_end) % 3 = 0)
),

months as (
    select
        p.*,
        -- months before and after a break are not of one definition
        exists(
            select 1 from {{ ref('int_series_breaks').include(database=false) }} as b
            where
                b.series_id = p.series_id and b.break_date > p.quarter_start and b.break_date <= p.period_end
        ) as is_after_break,
    from points as p
),

summed as (
    select
        series_id,
        quarter_start,
        max(point_id) as point_id,
        'three_months' as value_basis,
        {{ columns_of_sum(3, in_order='period_end', ids='observation_id') }}
    from months
    where period_basis = 'month' and kind = 'flow' and quarter_rule = 'sum_of_months'
    group by series_id, quarter_start
),

int_quarter_candidates as (
    select * from published
    union all by name
    select * from summed
    union all by name
    select * from {{ ref('int_quarters_from_sums').include(database=false) }}
)

select * from int_quarter_candidates
