-- Grain: one level of a period that one paper tells more than once, or whose own bounds exclude each other; they are
-- few. Found by a hash that two periods may share, so that a level may be here that stands alone: who reads them
-- compares them in full.

with told_twice as (
    select hash(area, metric, dimensions, unit, period_start, period_end, paper_sha256) as place
    from {{ ref('int_levels') }}
    group by place
    having count(*) > 1
),

int_told_twice as (
    select
        point_id,
        paper_sha256,
        document,
        series_id,
        area,
        metric,
        dimensions,
        unit,
        period_start,
        period_end,
        period_basis,
        quarter_start,
        period_type,
        qualifier,
        value,
        value_low,
        value_high,
        value_text,
        char_start,
        observation_id,
        report_date,
        reported_from,
    from {{ ref('int_levels') }}
    where
        {{ is_one_of(
            'hash(area, metric, dimensions, unit, period_start, period_end, paper_sha256)',
            'select t.place from told_twice as t'
        ) }}
        or value_low > value_high
)

select * from int_told_twice
