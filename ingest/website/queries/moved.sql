-- Quarters that a meeting brought, with a change that the figures carry. Grain: one series.
select
    q.series_id, q.area, q.metric, coalesce(q.dimensions, '') as dimensions, q.unit, q.value_basis, q.value,
    q.value_low, q.value_high, q.period_start, q.period_end, q.quarter_label, q.previous_value, q.year_ago_value,
    q.qoq_abs, q.qoq_pct, q.qoq_direction, q.qoq_judgement, q.qoq_reason,
    q.yoy_abs, q.yoy_pct, q.yoy_direction, q.yoy_judgement, q.yoy_reason,
    split_part(q.observation_id, '-', 1) as figure_id,
    dim_metric.label as metric_label, dim_metric.headline_rank
from fct_quarterly as q
join dim_metric using (metric)
where
    q.area = $panel and q.is_headline and q.reported_from = $meeting
    and (q.qoq_direction in ('up', 'down') or q.yoy_direction in ('up', 'down'))
qualify row_number() over (partition by q.series_id order by q.quarter_start desc) = 1
order by
    q.yoy_judgement is distinct from 'worse' and q.qoq_judgement is distinct from 'worse',
    dim_metric.headline_rank nulls last, dim_metric.label, dimensions
