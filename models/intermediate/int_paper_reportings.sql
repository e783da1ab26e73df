-- Grain: what one paper says of one series and period. Printed intervals that overlap are one reporting,
-- shown by the narrowest; intervals with no value in common are a conflict, and the value is withheld.
{{ config(materialized='view') }}

-- few periods stand in a paper twice; two places may share a hash, so what is found here is compared in full
with told_twice as (
    select hash(area, metric, dimensions, unit, period_start, period_end, paper_sha256) as place
    from {{ ref('int_levels').include(database=false) }}
    group by place
    having count(*) > 1
),

compared as (
    select
        *,
        max(value_low) over same_period > min(value_high) over same_period as is_conflicting,
        count(*) over same_period as observation_count,
        row_number() over (
            same_period order by value_high - value_low nulls last, char_start, observation_id
        ) as narrowness,
    from {{ ref('int_levels').include(database=false) }}
    where
        reported_from <= (select a.as_of from {{ ref('int_as_of').include(database=false) }} as a)
        and hash(area, metric, dimensions, unit, period_start, period_end, paper_sha256) in (
            select t.place from told_twice as t
        )
    window same_period as (partition by point_id, paper_sha256)
),

shown as (
    select * exclude (narrowness) from compared
    where narrowness = 1
    union all by name
    select
        *,
        value_low > value_high as is_conflicting,
        1 as observation_count,
    from {{ ref('int_levels').include(database=false) }}
    where
        reported_from <= (select a.as_of from {{ ref('int_as_of').include(database=false) }} as a)
        and hash(area, metric, dimensions, unit, period_start, period_end, paper_sha256) not in (
            select t.place from told_twice as t
        )
),

int_paper_reportings as (
    select
        point_id,
        paper_sha256,
        series_id,
        period_start,
        period_end,
        period_basis,
        quarter_start,
        period_type,
        qualifier,
        if(coalesce(is_conflicting, false), 'conflicting', 'reported') as status,
        if(is_conflicting, null, value) as value,
        if(is_conflicting, null, value_low) as value_low,
        if(is_conflicting, null, value_high) as value_high,
        observation_id,
        observation_count,
        document,
        report_date,
        reported_from,
    from shown
)

select * from int_paper_reportings
