-- For which quarters was a value of a core measure to be expected, and none was reported?
select
    q.area,
    m.label,
    q.dimensions,
    q.value_basis,
    q.cadence,
    count(*) as missing_quarters,
    min(q.quarter_label) as first_missing,
    max(q.quarter_label) as last_missing,
from fct_quarterly as q
inner join dim_metric as m on q.metric = m.metric
where m.is_core and q.status = 'missing'
group by all
order by missing_quarters desc, q.area asc, m.label asc, q.dimensions asc, q.value_basis asc
