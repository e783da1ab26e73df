-- Which periods of regularly reported series are absent, since when, and why?
select
    e.area,
    m.label,
    e.dimensions,
    e.period_basis,
    e.cadence,
    e.reason,
    count(*) as periods,
    min(e.period_end) as first_period_end,
    max(e.period_end) as last_period_end,
    min(e.due_on) as first_due_on,
    sum(e.papers_held) > 0 as could_have_been_given,
from fct_expected as e
inner join dim_metric as m on e.metric = m.metric
group by all
order by e.area asc, m.label asc, e.dimensions asc, first_period_end asc
