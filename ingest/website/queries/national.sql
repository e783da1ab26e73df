-- Values of countries for the measures of an area, in the area's own dimensions.
select
    n.metric, coalesce(n.dimensions, '') as dimensions, n.unit, n.period_basis, n.period_start, n.period_end,
    n.value, dim_area.label, split_part(n.observation_id, '-', 1) as figure_id
from fct_series_points as n
join dim_area using (area)
where
    n.area_kind in ('country', 'uk') and n.area <> $area and n.value is not null
    and n.metric in (select metric from fct_series_points where area = $area)
order by n.metric, n.period_end, dim_area.label
