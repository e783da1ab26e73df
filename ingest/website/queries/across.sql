-- One measure in every area: each area's latest dated value of each period kind. Grain: one area, dimensions, period.
select
    p.area, p.metric, dim_area.label as area_label, p.area_kind, coalesce(p.dimensions, '') as dimensions, p.unit,
    p.period_basis, p.period_start, p.period_end, p.value, p.value_low, p.value_high, p.qualifier, p.document,
    split_part(p.observation_id, '-', 1) as figure_id
from fct_series_points as p
join dim_area using (area)
where p.metric = $metric and p.value is not null
order by
    dimensions, p.period_end desc, p.period_start desc nulls last,
    p.area_kind not in ('country', 'uk'), dim_area.label, p.observation_id
