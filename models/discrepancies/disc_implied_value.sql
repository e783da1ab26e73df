-- Grain: one count with a percent change beside it that no whole number before it can give.
{{ config(schema='intermediate') }}

with beside_change as (
    select
        *,
        regexp_extract(next1_words_before, '(increase|rise|growth|decrease|reduction|fall|drop|decline) of$', 1)
            as word,
    from {{ ref('int_prose_figures') }}
    where
        unit = 'count' and qualifier = 'exact' and value = floor(value) and value_low = value and value_high = value
        and value > 0 and next1_unit = 'percent' and next1_qualifier = 'exact' and gap1 <= 60
        -- the words between them are few enough to be seen whole: 'referrals, an increase of'
        and regexp_matches(words_after, '\b(?:increase|rise|growth|decrease|reduction|fall|drop|decline)\b')
        and not regexp_matches(words_after, '[.;]')
        -- '5% in capacity' is about something else than the count
        and regexp_matches(
            next1_words_after, '^(?:$|[.,;)]|(?:on|from|over|against|since|vs|versus|when|compar\w+)\b)'
        )
),

signed as (
    select
        *,
        if(word in ('increase', 'rise', 'growth'), 1, -1) as sign,
        1 + if(word in ('increase', 'rise', 'growth'), next1_value_low, -next1_value_high) / 100 as factor_low,
        1 + if(word in ('increase', 'rise', 'growth'), next1_value_high, -next1_value_low) / 100 as factor_high,
    from beside_change
    where word <> '' and next1_value_low is not null and next1_value_high is not null
),

bases as (
    select
        *,
        value / factor_high as base_low,
        value / factor_low as base_high,
        greatest(1, round(value / (1 + sign * next1_value / 100))) as nearest_base,
    from signed
    where factor_low > 0
),

disc_implied_value as (
    select
        'implied_value' as rule,
        paper_sha256,
        'low' as severity,
        next1_value as stated,
        cast(round(
            abs(value / nearest_base - 1) * 100,
            cast(length(regexp_extract(next1_value_text, '\.(\d+)', 1)) as integer)
        ) as decimal(24, 6)) as recomputed,
        (next1_value_high - next1_value_low) / 2 as tolerance,
        [next1_observation_id, observation_id] as observation_ids,
        concat(
            {{ said('value') }}, ' is printed with a', if(sign = 1, 'n increase', ' decrease'), ' of ',
            {{ said('next1_value') }}, '%, but no whole number before it gives that: from ', {{ said('nearest_base') }},
            ' it is ', {{ said('round(abs(value / nearest_base - 1) * 100, 2)') }}, '%.'
        ) as sentence,
    from bases
    -- a whole number on the very edge counts; the division must not lose it
    where floor(base_high + 1e-9) < ceil(base_low - 1e-9)
)

select * from disc_implied_value
