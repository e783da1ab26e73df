select
    c.series_id, c.area, c.metric, coalesce(c.dimensions, '') as dimensions, c.unit, c.period_start, c.period_end,
    c.lowest_value, c.highest_value, c.printed_values, c.observation_ids, c.paper_sha256, c.document,
    dim_metric.label as metric_label, dim_area.label as area_label, dim_paper.panel, dim_paper.meeting_date
from fct_conflicts as c
join dim_metric using (metric)
join dim_area using (area)
join dim_paper using (paper_sha256)
order by meeting_date desc, area_label, metric_label, dimensions, c.period_end
