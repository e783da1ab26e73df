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

-- 'rose from A to B', 'B, up p% on A' and the like; the words carry the sign of the change
of_sentences as (
    select
        paper_sha256,
        coalesce(change_observation_id, level_observation_id) as observation_id,
        concat_ws(' ', way, 'from', base_value_text, 'to', level_value_text) as label,
        case
            when change_value is null then 'direction'
            when change_unit = 'percent' then 'change_pct'
            when change_unit = 'percentage_points' then 'change_pp'
            else 'change_abs'
        end as measure_type,
        coalesce(change_unit, level_unit) as unit,
        if(way = 'down', -change_value, change_value) as value,
        if(way = 'down', -change_value_high, change_value_low) as value_low,
        if(way = 'down', -change_value_low, change_value_high) as value_high,
        base_value,
        base_value_low as base_low,
        base_value_high as base_high,
        level_value,
        level_value_low as level_low,
        level_value_high as level_high,
        level_unit,
        base_observation_id as base_id,
        level_observation_id as level_id,
        way as direction_word,
    from {{ ref('int_sayings') }}
    where
        form = 'change' and base_value_low is not null and base_value_high is not null
        and level_value_low is not null and level_value_high is not null
),

-- a sentence whose measures the lexicon knows too is told once, with the word that says which way
found as (
    select * from of_sentences
    union all
    select * from of_series
    where (observation_id, base_id, level_id) not in (
            select (s.observation_id, s.base_id, s.level_id) from of_sentences as s
        )
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

-- what the columns of its table give is right, whatever the lexicon makes of it
saved as (
    select distinct observation_id from {{ ref('int_column_trials') }}
    -- a percentage is seldom right by chance, a difference of small numbers often
    where is_right and (lanes_right >= 2 or formula = 'percent')
),

judged as (
    select
        c.*,
        s.observation_id is not null as is_saved,
        c.value is null or s.observation_id is not null
        or {{ intervals_meet('c.low', 'c.high', 'c.value_low', 'c.value_high') }} as is_rounded,
    from computed as c
    left join saved as s on c.observation_id = s.observation_id
),

int_changes_beside_levels as (
    select
        *,
        -- of shares, '%' may stand for points: that is the label's fault, not the change's
        bool_or(is_rounded) over (partition by observation_id) as is_right,
        -- a level that is printed with several values cannot refute anything
        max(level_low) over (partition by observation_id) > min(level_high) over (partition by observation_id)
        or max(base_low) over (partition by observation_id) > min(base_high) over (partition by observation_id)
            as is_ambiguous,
        coalesce(
            level_unit = 'percent' and (
                measure_type = 'change_pct'
                and {{ intervals_meet('points_low', 'points_high', 'value_low', 'value_high') }}
                or measure_type = 'change_pp'
                and {{ intervals_meet(
                    '(level_low / base_high - 1) * 100', '(level_high / base_low - 1) * 100', 'value_low', 'value_high'
                ) }}
            ), false
        ) as is_other_kind,
        not is_saved and (
            (direction_word = 'up' and points_high < 0) or (direction_word = 'down' and points_low > 0)
            or coalesce(value_low > 0 and points_high < 0, false) or coalesce(value_high < 0 and points_low > 0, false)
        ) as is_opposite,
    from judged
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
