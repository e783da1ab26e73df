-- Grain: one median or mean that the share within a time limit refutes: less than half within the limit means that
-- the median lies beyond it, more than half that it does not; and what lies beyond it bounds the mean from below.
{{ config(schema='intermediate') }}

with levels as (
    select l.*
    from {{ ref('int_levels') }} as l
    -- what is printed with several values refutes nothing
    left join {{ ref('fct_conflicts') }} as c on l.point_id = c.point_id and l.paper_sha256 = c.paper_sha256
    where l.period_start is not null and c.point_id is null and {{ is_related('l.metric') }}
),

limits as (
    select
        s.*,
        r.relation,
        r.other_metric,
        r.other_dimensions,
        coalesce(l.limit_seconds, r.threshold_seconds, t.threshold_seconds) as threshold_seconds,
        count(distinct coalesce(l.limit_seconds, r.threshold_seconds, t.threshold_seconds))
            over (partition by s.observation_id, r.relation) as threshold_count,
    from levels as s
    inner join {{ ref('metric_relations') }} as r
        on s.metric = r.metric and r.relation in ('median_of_share', 'mean_of_share')
    -- the limit that the share's own sentence names counts before what we know of the standard
    left join {{ ref('stg_sayings') }} as l on s.observation_id = l.observation_id and l.form = 'limit'
    left join {{ ref('standards') }} as t
        on
            s.metric = t.metric and s.area = t.area and {{ dimensions_match('t.dimensions', 's.dimensions') }}
            and coalesce(s.period_end >= t.valid_from, true) and coalesce(s.period_end <= t.valid_to, true)
),

beside_statistics as (
    select
        m.*,
        s.relation,
        s.observation_id as share_id,
        s.value as share,
        s.threshold_seconds,
        -- times are never negative: what lies beyond the limit alone makes the mean this long
        (100 - s.value_high) / 100 * s.threshold_seconds as least_mean,
        case
            when
                s.relation = 'mean_of_share' and m.value_high + 1e-9 < (100 - s.value_high) / 100 * s.threshold_seconds
                then 'mean'
            when s.relation = 'mean_of_share' then null
            when s.value_high < 50 and m.value_high < s.threshold_seconds then 'less'
            when s.value_low > 50 and m.value_low > s.threshold_seconds then 'more'
        end as fault,
    from limits as s
    inner join levels as m
        on
            s.other_metric = m.metric and s.area = m.area and s.paper_sha256 = m.paper_sha256
            and s.period_start = m.period_start and s.period_end = m.period_end
            and {{ same_dimensions('m.dimensions', 's.dimensions', 's.other_dimensions') }}
    -- where two limits are known, either may be the one meant
    where s.threshold_count = 1
),

disc_order_of_statistics as (
    select
        'order_of_statistics' as rule,
        paper_sha256,
        'high' as severity,
        value as stated,
        cast(if(fault = 'mean', round(least_mean, 2), null) as decimal(24, 6)) as recomputed,
        (value_high - value_low) / 2 as tolerance,
        [observation_id, share_id] as observation_ids,
        if(
            fault = 'mean',
            concat(
                'The mean is printed as ', {{ said('value') }}, ' seconds, but only ', {{ said('share') }},
                '% lie within ', {{ said('threshold_seconds') }}, ' seconds: the others alone make it at least ',
                {{ said('round(least_mean, 2)') }}, '.'
            ),
            concat(
                'The median is printed as ', {{ said('value') }}, ' seconds, but ', {{ said('share') }},
                '% lie within ', {{ said('threshold_seconds') }}, ' seconds: with ', fault,
                ' than half within the limit, the median must be ', if(fault = 'less', 'above', 'within'), ' it.'
            )
        ) as sentence,
    from beside_statistics
    where fault is not null
    qualify row_number() over (partition by observation_id order by share_id) = 1
)

select * from disc_order_of_statistics
