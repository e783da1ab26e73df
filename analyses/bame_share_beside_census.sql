-- How far is the BAME share of each staff group from the census share of the area, and how did it move?
select
    c.area,
    q.staff_group,
    q.quarter_label,
    c.value as workforce_pct,
    q.yoy_abs as change_on_year_points,
    c.compared_value as census_pct,
    c.compared_period_end as census_date,
    c.gap as gap_points,
    c.reason,
    c.caveat,
from fct_comparisons as c
inner join fct_quarterly as q on c.series_id = q.series_id and c.observation_id = q.observation_id
where
    c.comparator_id = 'bame-workforce-beside-census'
    and q.value_basis = 'point'
order by c.area, q.staff_group, q.quarter_start
