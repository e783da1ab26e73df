-- Grain: one printed change beside the two levels that it is between, with what they give and whether the
-- printed change can stand.
{{ config(schema='intermediate') }}

with levels as (
    select * from {{ ref('int_levels') }}
    where
        value_low is not null and value_high is not null
        and series_id in (
            select c.series_id from {{ ref('int_observations') }} as c
            where c.measure_type in ('change_pct', 'change_pp', 'change_abs')
        )
),

of_series as (
    select
        c.paper_sha256,
        c.observation_id,
        c.label,
        c.measure_type,
        c.unit,
        c.value,
        c.value_low,
        c.value_high,
        b.value as base_value,
        b.value_low as base_low,
        b.value_high as base_high,
        l.value as level_value,
        l.value_low as level_low,
        l.value_high as level_high,
        l.unit as level_unit,
        b.observation_id as base_id,
        l.observation_id as level_id,
        cast(null as varchar) as direction_word,
    from {{ ref('int_observations') }} as c
    inner join levels as l
        on
            c.series_id = l.series_id and c.period_start = l.period_start and c.period_end = l.period_end
            and c.paper_sha256 = l.paper_sha256
    inner join levels as b
        on
            c.series_id = b.series_id and c.base_start = b.period_start and c.base_end = b.period_end
            and c.paper_sha256 = b.paper_sha256
    where
        c.measure_type in ('change_pct', 'change_pp', 'change_abs')
        and coalesce(c.scenario, 'actual') = 'actual' and c.base_end < c.period_end
),

-- 'rose from A to B' and 'rose from A to B, an increase of p%'
pairs as (
    select
        *,
        case
            when
                regexp_matches(
                    words_before, '\b(?:increas\w+|rise|rising|rose|risen|grew|grown|growth|climb\w*|up)(?: by)? from$'
                ) then 'up'
            when
                regexp_matches(
                    words_before, '\b(?:decreas\w+|fall\w*|fell|drop\w*|declin\w+|down|reduc\w+)(?: by)? from$'
                ) then 'down'
        end as verb,
        unit = next1_unit and gap1 <= 24
        and regexp_matches(next1_words_before, '\bto(?: just| over| around| almost)?$') as is_pair,
        next2_unit = 'percent' and gap2 <= 40
        and regexp_matches(next2_words_before, '(?:increase|rise|growth|decrease|fall|drop|decline|reduction) of$')
            as has_change,
        if(regexp_matches(next2_words_before, 'decrease|fall|drop|decline|reduction'), -1, 1) as change_sign,
    from {{ ref('int_prose_figures') }}
    where regexp_matches(words_before, '\bfrom$') and unit <> 'rank'
),

of_sentences as (
    select
        paper_sha256,
        if(has_change, next2_observation_id, next1_observation_id) as observation_id,
        concat_ws(' ', verb, 'from', value_text, 'to', next1_value_text) as label,
        if(has_change, 'change_pct', 'direction') as measure_type,
        if(has_change, 'percent', unit) as unit,
        if(has_change, next2_value * change_sign, null) as value,
        if(has_change, if(change_sign = 1, next2_value_low, -next2_value_high), null) as value_low,
        if(has_change, if(change_sign = 1, next2_value_high, -next2_value_low), null) as value_high,
        value as base_value,
        value_low as base_low,
        value_high as base_high,
        next1_value as level_value,
        next1_value_low as level_low,
        next1_value_high as level_high,
        unit as level_unit,
        observation_id as base_id,
        next1_observation_id as level_id,
        verb as direction_word,
    from pairs
    where is_pair and (has_change or verb is not null) and value_low is not null and value_high is not null
        and next1_value_low is not null and next1_value_high is not null
),

found as (
    select * from of_series
    union all
    select * from of_sentences
),

computed as (
    select
        *,
        if(measure_type = 'change_pct', (level_value / base_value - 1) * 100, level_value - base_value) as computed,
        if(measure_type = 'change_pct', (level_low / base_high - 1) * 100, level_low - base_high) as low,
        if(measure_type = 'change_pct', (level_high / base_low - 1) * 100, level_high - base_low) as high,
        level_value - base_value as points,
        level_low - base_high as points_low,
        level_high - base_low as points_high,
    from found
    where base_low > 0
),

int_changes_beside_levels as (
    select
        *,
        -- of shares, '%' may stand for points: that is the label's fault, not the change's
        bool_or(value is null or {{ intervals_meet('low', 'high', 'value_low', 'value_high') }})
            over (partition by observation_id) as is_right,
        -- a level that is printed with several values cannot refute anything
        max(level_low) over (partition by observation_id) > min(level_high) over (partition by observation_id)
        or max(base_low) over (partition by observation_id) > min(base_high) over (partition by observation_id)
            as is_ambiguous,
        coalesce(
            measure_type = 'change_pct' and level_unit = 'percent'
            and {{ intervals_meet('points_low', 'points_high', 'value_low', 'value_high') }}, false
        ) as is_other_kind,
        (direction_word = 'up' and points_high < 0) or (direction_word = 'down' and points_low > 0)
        or coalesce(value_low > 0 and points_high < 0, false) or coalesce(value_high < 0 and points_low > 0, false)
            as is_opposite,
    from computed
)

select
    paper_sha256,
    observation_id,
    label,
    measure_type,
    unit,
    value,
    value_low,
    value_high,
    base_value,
    level_value,
    level_unit,
    computed,
    low,
    high,
    points,
    points_low,
    points_high,
    base_id,
    level_id,
    direction_word,
    is_right,
    is_other_kind,
    coalesce(is_opposite, false) as is_opposite,
from int_changes_beside_levels
where not is_ambiguous
