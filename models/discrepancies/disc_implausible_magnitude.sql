-- Grain: one figure that cannot be of the size it is printed in: beyond what its measure can be, a hundred times
-- off every other value of its series, or a sum in millions that is thousands of what it is millions of.
{{ config(schema='intermediate') }}

with beyond_measure as (
    select
        l.paper_sha256,
        l.observation_id,
        l.label,
        l.value,
        if(l.value_low > m.max, m.max, m.min) as limit_value,
        'the measure cannot be ' || if(l.value_low > m.max, 'more', 'less') || ' than ' as reason,
        [l.observation_id] as observation_ids,
        (l.value_high - l.value_low) / 2 as tolerance,
    from {{ ref('int_levels') }} as l
    inner join {{ ref('metrics') }} as m on l.metric = m.metric
    where l.value_low > m.max or l.value_high < m.min
),

-- few series hold values a hundred times apart; only of these is the middle asked
wide_series as (
    select
        series_id,
        period_basis,
    from {{ ref('int_levels') }}
    where value > 0 and period_basis not in ('as_reported', 'range', 'year_to_date') and unit <> 'percent'
    group by series_id, period_basis
    having max(value) > 100 * min(value)
),

levels as (
    select
        l.series_id,
        l.period_basis,
        l.point_id,
        l.paper_sha256,
        l.observation_id,
        l.label,
        l.value_text,
        l.value,
        l.value_low,
        l.value_high,
    from {{ ref('int_levels') }} as l
    where
        l.value > 0
        and {{ is_one_of(
            '(l.series_id, l.period_basis)', 'select (w.series_id, w.period_basis) from wide_series as w'
        ) }}
),

series as (
    select
        series_id,
        period_basis,
        median(value) as median_value,
    from levels
    group by all
    having count(distinct point_id) >= 3 and (max(value) > 100 * median(value) or min(value) * 100 < median(value))
),

others_of_series as (
    select
        l.paper_sha256,
        l.observation_id,
        l.label,
        l.value,
        (l.value_high - l.value_low) / 2 as tolerance,
        median(o.value) as median_value,
        min(o.value) as least_value,
        max(o.value) as greatest_value,
        count(distinct o.point_id) as point_count,
        list(o.observation_id order by o.observation_id)[:5] as other_ids,
    from series as s
    inner join levels as l on s.series_id = l.series_id and s.period_basis = l.period_basis
    inner join levels as o
        on
            l.series_id = o.series_id and l.period_basis = o.period_basis and l.point_id <> o.point_id
            -- the same words, so that a wrong reading of ours accuses nobody
            and len(list_intersect({{ label_words('l') }}, {{ label_words('o') }}))
            >= 0.5 * len(list_distinct(list_concat({{ label_words('l') }}, {{ label_words('o') }})))
            and len(list_intersect({{ label_words('l') }}, {{ label_words('o') }})) >= 2
    where l.value > 100 * s.median_value or l.value * 100 < s.median_value
    group by all
),

of_series as (
    select
        paper_sha256,
        observation_id,
        label,
        value,
        median_value as limit_value,
        'the other values of its series lie around ' as reason,
        list_prepend(observation_id, other_ids) as observation_ids,
        tolerance,
    from others_of_series
    where point_count >= 2 and (least_value > 100 * value or greatest_value * 100 < value)
),

money as (
    select * from {{ ref('int_reviewed_observations') }}
    where unit = 'gbp' and status <> 'ignored' and value > 0
),

sums_in_millions as (
    select
        m.paper_sha256,
        m.observation_id,
        m.label,
        m.value,
        (m.value_high - m.value_low) / 2 as tolerance,
        max(o.value) as greatest_value,
        arg_max(o.observation_id, o.value) as greatest_id,
        count(*) as other_count,
    from money as m
    inner join money as o on m.paper_sha256 = o.paper_sha256 and m.value <> o.value
    where regexp_matches(lower(m.value_text), '^£\s?\d{1,3},\d{3}\s?(?:m|mn|million|bn|billion)$')
    group by all
),

-- '£1,234m': the comma groups thousands of millions, beyond everything else that the paper prints
of_scale as (
    select
        paper_sha256,
        observation_id,
        label,
        value,
        value / 1000 as limit_value,
        'the greatest other sum that the paper prints is ' || {{ said('greatest_value') }}
        || ' pounds; a point in the place of the comma would make it ' as reason,
        [observation_id, greatest_id] as observation_ids,
        tolerance,
    from sums_in_millions
    where value > 3 * greatest_value and value / 1000 <= greatest_value and other_count >= 5
),

found as (
    select * from beyond_measure
    union all
    select * from of_series
    union all
    select * from of_scale
),

disc_implausible_magnitude as (
    select
        'implausible_magnitude' as rule,
        paper_sha256,
        'high' as severity,
        value as stated,
        cast(limit_value as decimal(24, 6)) as recomputed,
        tolerance,
        observation_ids,
        concat(
            '"', label, '" prints ', {{ said('value') }}, ', but ', reason, {{ said('limit_value') }}, '.'
        ) as sentence,
    from found
    qualify row_number() over (partition by observation_id order by reason) = 1
)

select * from disc_implausible_magnitude
