-- Where does a force stand among the forces, and what was the value behind the place?
select
    r.area,
    m.label,
    r.dimensions,
    r.period_start,
    r.period_end,
    r.rank_value as place,
    p.value,
    p.unit,
    r.document,
from fct_ranks as r
inner join dim_metric as m on r.metric = m.metric
left join fct_series_points as p
    on
        r.series_id = p.series_id and r.period_end = p.period_end
        and r.period_start is not distinct from p.period_start
order by r.area asc, r.period_end asc, place desc, m.label asc
