-- Which points of which series are statistically unusual, by which rule, and is that good?
select
    s.area,
    m.label,
    s.dimensions,
    s.period_end,
    s.value,
    s.mean,
    s.lower_limit,
    s.upper_limit,
    s.signals,
    s.assessment,
from fct_signals as s
inner join dim_metric as m on s.metric = m.metric
where s.signal is not null
order by s.area, m.label, s.dimensions, s.period_end
