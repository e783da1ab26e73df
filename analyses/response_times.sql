-- How fast does each force attend, by grade or priority, and against which limit?
select
    p.area,
    coalesce('grade ' || p.grade, 'priority ' || p.priority) as incidents,
    p.metric,
    p.period_start,
    p.period_end,
    p.value,
    p.unit,
    p.qualifier,
    s.threshold_seconds as limit_seconds,
    s.owner as limit_set_by,
from fct_series_points as p
left join reference.standards as s
    on p.area = s.area and s.metric = 'response_within_standard_pct' and p.dimensions = s.dimensions
where p.metric in ('response_median_seconds', 'response_mean_seconds', 'response_within_standard_pct')
order by p.area, incidents, p.metric, p.period_end
