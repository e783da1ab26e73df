-- Grain: one restatement: a vintage of a series and period, beside the one it replaced.

with vintages as (
    select * from {{ ref('fct_vintages') }}
    where reporting_role <> 'repeats'
),

fct_restatements as (
    select
        new.point_id,
        new.vintage_number,
        new.series_id,
        new.area,
        new.metric,
        new.dimensions,
        new.unit,
        new.period_basis,
        new.period_start,
        new.period_end,
        new.quarter_start,
        old.value as old_value,
        old.value_low as old_low,
        old.value_high as old_high,
        old.status as old_status,
        new.value as new_value,
        new.value_low as new_low,
        new.value_high as new_high,
        new.status as new_status,
        cast(new.value - old.value as {{ number() }}) as difference,
        cast(new.value_low - old.value_high as {{ number() }}) as difference_low,
        cast(new.value_high - old.value_low as {{ number() }}) as difference_high,
        -- a share of a share would be read as points
        if(
            old.value > 0 and new.unit not in ('percent', 'percentage_points', 'score', 'rank'),
            {{ percent_change('new.value', 'old.value') }},
            null
        ) as difference_pct,
        date_diff('day', old.reported_from, new.reported_from) as days_between,
        if(
            new.value is not null and old.value is not null,
            coalesce(new.value_low <= old.value_high, true) and coalesce(old.value_low <= new.value_high, true),
            null
        ) as is_within_rounding,
        old.reported_from as old_reported_from,
        new.reported_from as new_reported_from,
        old.document as old_document,
        new.document as new_document,
        old.observation_id as old_observation_id,
        new.observation_id as new_observation_id,
    from vintages as new
    inner join vintages as old on new.point_id = old.point_id and new.vintage_number = old.vintage_number + 1
)

select * from fct_restatements
order by point_id, vintage_number
