-- Grain: one series and period, as it stands by the latest reporting, with the standard it is measured by.

with latest as (
    select * exclude (is_latest, reported_until) from {{ ref('int_vintages') }}
    where is_latest
),

points as (
    select
        v.*,
        s.area,
        s.metric,
        s.dimensions,
        s.kind,
        s.quarter_rule,
        s.needs_standard,
    from latest as v
    inner join {{ ref('int_series') }} as s on v.series_id = s.series_id
),

-- the standard in force through the whole period: that of the nearest area, then of the narrowest dimensions
standards as (
    select
        p.point_id,
        s.standard_id,
        s.threshold_seconds,
        rank() over (
            partition by p.point_id order by a.distance, length(coalesce(s.dimensions, '')) desc
        ) as remoteness,
    from points as p
    inner join {{ ref('int_area_ancestors') }} as a on p.area = a.area
    inner join {{ ref('standards') }} as s
        on
            a.ancestor = s.area
            and p.metric = s.metric
            and {{ dimensions_match('s.dimensions', 'p.dimensions') }}
            and coalesce(coalesce(p.period_start, p.period_end) >= s.valid_from, true)
            and coalesce(p.period_end <= s.valid_to, true)
    where p.needs_standard and s.threshold_seconds is not null
),

resolved as (
    select
        point_id,
        min(standard_id) as standard_id,
        min(threshold_seconds) as threshold_seconds,
    from standards
    where remoteness = 1
    group by point_id
    -- two standards at once are no standard
    having count(distinct threshold_seconds) = 1
),

int_points as (
    select
        points.*,
        resolved.standard_id,
        resolved.threshold_seconds,
    from points
    left join resolved on points.point_id = resolved.point_id
)

select * from int_points
