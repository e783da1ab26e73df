-- Grain: one rank as one paper states it, held against the values of other forces for the same period, so far
-- as they are known. A rank is contradicted only where it fits neither counted from the best nor from the worst:
-- where more forces are certainly on that side than it allows. Forces whose own stated places do not fit are counted.

with ranks as (
    select
        r.*,
        p.point_id,
        p.value,
        p.value_low,
        p.value_high,
        m.polarity,
        m.unit,
    from {{ ref('fct_ranks') }} as r
    inner join {{ ref('dim_metric') }} as m on r.metric = m.metric
    left join {{ ref('int_comparable_points') }} as p
        on
            r.series_id = p.series_id and r.period_end = p.period_end and p.status = 'reported'
            and r.period_start is not distinct from p.period_start
    where r.reported_from <= (select a.as_of from {{ ref('int_as_of') }} as a)
),

-- forces whose value for the same period is known, with what is sure about each
others as (
    select
        r.observation_id,
        o.area as other_area,
        case r.polarity
            when 'higher_is_better' then o.value_low > r.value_high
            when 'lower_is_better' then o.value_high < r.value_low
        end as is_better,
        case r.polarity
            when 'higher_is_better' then o.value_high < r.value_low
            when 'lower_is_better' then o.value_low > r.value_high
        end as is_worse,
        exists(
            select 1 from ranks as x
            where
                x.series_id = o.series_id and x.period_end = o.period_end and x.rank_value > r.rank_value
                and x.period_start is not distinct from o.period_start
        ) as has_worse_place,
        exists(
            select 1 from ranks as x
            where
                x.series_id = o.series_id and x.period_end = o.period_end and x.rank_value < r.rank_value
                and x.period_start is not distinct from o.period_start
        ) as has_better_place,
    from ranks as r
    inner join {{ ref('int_comparable_points') }} as o
        on
            r.metric = o.metric and r.dimensions = o.dimensions and r.unit = o.unit and r.area <> o.area
            and r.period_end = o.period_end and r.period_start is not distinct from o.period_start
            and o.status = 'reported' and o.area_kind = 'force'
    where r.value is not null and r.period_start is not null
),

counts as (
    select
        observation_id,
        count(*) as known_forces,
        count(*) filter (where is_better) as better_forces,
        count(*) filter (where is_worse) as worse_forces,
        count(*) filter (where (is_better and has_worse_place) or (is_worse and has_better_place))
            as misplaced_forces,
    from others
    group by observation_id
),

fct_rank_checks as (
    select
        r.observation_id,
        r.series_id,
        r.area,
        r.metric,
        r.dimensions,
        r.period_basis,
        r.period_start,
        r.period_end,
        r.quarter_start,
        r.rank_value,
        r.point_id,
        r.value,
        r.unit,
        coalesce(c.known_forces, 0) as known_forces,
        coalesce(c.better_forces, 0) as better_forces,
        coalesce(c.worse_forces, 0) as worse_forces,
        coalesce(c.misplaced_forces, 0) as misplaced_forces,
        coalesce(c.better_forces, 0) + 1 as best_possible_rank,
        case
            when r.polarity = 'neutral' or r.value is null or c.known_forces is null then 'not_checkable'
            when r.rank_value >= c.better_forces + 1 then 'consistent'
            when r.rank_value >= c.worse_forces + 1 then 'counted_from_worst'
            else 'contradicted'
        end as verdict,
        case
            when r.value is null then 'no_value'
            when r.period_start is null then 'period_not_stated'
            when r.polarity = 'neutral' then 'direction_unknown'
            when c.known_forces is null then 'no_other_force_known'
        end as verdict_reason,
        r.document,
        r.paper_sha256,
    from ranks as r
    left join counts as c on r.observation_id = c.observation_id
)

select * from fct_rank_checks
order by observation_id
