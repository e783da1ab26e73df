-- The figures of one paper in the order of its text.
select
    f.figure_id, f.document, f.char_start, f.char_end, f.value_text, f.page, f.block, f.label, f.status,
    f.observation_count, f.area, f.metric, f.rule, f.confidence, f.report_date, f.candidates,
    f.review_decision, f.reviewed_by, f.reviewed_on,
    dim_metric.label as metric_label, dim_area.label as area_label
from fct_figures as f
left join dim_metric using (metric)
left join dim_area using (area)
where f.paper_sha256 = $paper
order by f.char_start, f.char_end, f.figure_id
