-- How does a force stand beside the country and other forces, and why not beside the rest? (change the area)
select
    m.label,
    c.dimensions,
    c.period_start,
    c.period_end,
    c.value,
    c.compared_area,
    c.compared_value,
    c.gap,
    c.gap_low,
    c.gap_high,
    c.position,
    c.judgement,
    c.reason,
from fct_comparisons as c
inner join dim_metric as m on c.metric = m.metric
where c.area = 'west-midlands' and c.comparison_kind <> 'permitted_pair'
order by c.is_comparable desc, m.label asc, c.dimensions asc, c.period_end asc, c.compared_area asc
