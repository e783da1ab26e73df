-- Grain: one count with a percent change beside it that no whole number before it can give.
{{ config(schema='intermediate') }}

with signed as (
    select
        *,
        if(way = 'up', 1, -1) as sign,
        1 + if(way = 'up', change_value_low, -change_value_high) / 100 as factor_low,
        1 + if(way = 'up', change_value_high, -change_value_low) / 100 as factor_high,
    from {{ ref('int_sayings') }}
    where
        form = 'implied' and level_unit = 'count' and level_qualifier = 'exact' and change_qualifier = 'exact'
        and level_value = floor(level_value) and level_value_low = level_value and level_value_high = level_value
        and level_value > 0 and change_value_low is not null and change_value_high is not null
),

bases as (
    select
        *,
        level_value / factor_high as base_low,
        level_value / factor_low as base_high,
        greatest(1, round(level_value / (1 + sign * change_value / 100))) as nearest_base,
    from signed
    where factor_low > 0
),

disc_implied_value as (
    select
        'implied_value' as rule,
        paper_sha256,
        'low' as severity,
        change_value as stated,
        cast(round(
            abs(level_value / nearest_base - 1) * 100,
            cast(length(regexp_extract(change_value_text, '\.(\d+)', 1)) as integer)
        ) as decimal(24, 6)) as recomputed,
        (change_value_high - change_value_low) / 2 as tolerance,
        [change_observation_id, level_observation_id] as observation_ids,
        concat(
            {{ said('level_value') }}, ' is printed with a', if(sign = 1, 'n increase', ' decrease'), ' of ',
            {{ said('change_value') }}, '%, but no whole number before it gives that: from ',
            {{ said('nearest_base') }},
            ' it is ', {{ said('round(abs(level_value / nearest_base - 1) * 100, 2)') }}, '%.'
        ) as sentence,
    from bases
    -- a whole number on the very edge counts; the division must not lose it
    where floor(base_high + 1e-9) < ceil(base_low - 1e-9)
)

select * from disc_implied_value
