-- The accepted meanings of one paper's figures, with whether each is the latest reporting of its period.
select
    o.observation_id, o.figure_id, o.area, o.metric, coalesce(o.dimensions, '') as dimensions, o.measure_type,
    o.basis, o.period_basis, o.period_start, o.period_end, o.value, o.value_low, o.value_high, o.unit, o.qualifier,
    o.scenario, o.value_text, o.label, o.page, o.block, o.rule, o.confidence, o.report_date, o.reported_from,
    o.base_start, o.base_end, o.series_id, o.family, o.review_decision, o.reviewed_by, o.reviewed_on,
    dim_metric.label as metric_label, dim_metric.definition, dim_area.label as area_label,
    o.series_id in (select series_id from fct_series_points) as has_series
from fct_observations as o
join dim_metric using (metric)
join dim_area using (area)
where o.paper_sha256 = $paper
order by o.family, dim_metric.label, dim_area.label, o.dimensions, o.period_end, o.observation_id
