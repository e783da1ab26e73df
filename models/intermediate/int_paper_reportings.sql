-- Grain: what one paper says of one series and period. Printed intervals that overlap are one reporting,
-- shown by the narrowest; intervals with no value in common are a conflict, and the value is withheld.

with levels as (
    select * from {{ ref('int_levels') }}
    where reported_from <= (select a.as_of from {{ ref('int_as_of') }} as a)
),

compared as (
    select
        *,
        max(value_low) over same_period > min(value_high) over same_period as is_conflicting,
        count(*) over same_period as observation_count,
        row_number() over (
            same_period order by value_high - value_low nulls last, char_start, observation_id
        ) as narrowness,
    from levels
    window same_period as (partition by point_id, paper_sha256)
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
    from compared
    where narrowness = 1
)

select * from int_paper_reportings
