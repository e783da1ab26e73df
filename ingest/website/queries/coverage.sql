-- For each force with papers and each headline measure: quarters with a value, and quarters without by reason.
select
    q.area, dim_area.label as area_label, dim_metric.metric, dim_metric.label as metric_label,
    count(distinct q.quarter_start) filter (q.status = 'reported') as reported,
    count(distinct q.quarter_start) filter (q.status = 'missing') as missing,
    count(distinct q.quarter_start) filter (q.status = 'conflicting') as conflicting,
    arg_max(q.quarter_label, q.quarter_start) filter (q.status = 'reported') as last_quarter
from fct_quarterly as q
join dim_metric using (metric)
join dim_area using (area)
where q.is_headline and dim_metric.headline_rank is not null and q.area in (select panel from dim_paper)
group by all
order by area_label, any_value(dim_metric.headline_rank)
