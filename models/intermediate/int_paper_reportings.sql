-- Grain: what one paper says of one series and period. Printed intervals that overlap are one reporting,
-- shown by the narrowest; intervals with no value in common are a conflict, and the value is withheld.
{{ config(materialized='view') }}
{%- set as_of = 'select a.as_of from ' ~ ref('int_as_of').include(database=false) ~ ' as a' %}

with compared as (
    select
        *,
        max(value_low) over same_period > min(value_high) over same_period as is_conflicting,
        count(*) over same_period as observation_count,
        row_number() over (
            same_period order by value_high - value_low nulls last, char_start, observation_id
        ) as narrowness,
    from {{ ref('int_told_twice').include(database=false) }}
    where {{ is_not_after('reported_from', as_of) }}
    window same_period as (partition by point_id, paper_sha256)
),

shown as (
    select * exclude (narrowness) from compared
    where narrowness = 1
    union all by name
    select
        *,
        false as is_conflicting,
        1 as observation_count,
    from {{ ref('int_levels').include(database=false) }}
    where
        {{ is_not_after('reported_from', as_of) }}
        and observation_id not in (
            select t.observation_id from {{ ref('int_told_twice').include(database=false) }} as t
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
