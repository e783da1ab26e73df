-- What papers state about an area besides values: changes, targets, ranks. Grain: one observation.
select
    o.series_id, o.metric, coalesce(o.dimensions, '') as dimensions, o.measure_type, o.basis, o.period_start,
    o.period_end, o.value, o.unit, o.qualifier, o.scenario, o.figure_id, o.document, o.paper_sha256,
    o.reported_from, dim_metric.label as metric_label
from fct_observations as o
join dim_metric using (metric)
where o.area = $area and (o.measure_type <> 'level' or o.scenario <> 'actual')
order by o.metric, o.series_id, o.measure_type, o.period_end, o.observation_id
