-- Values that a later paper replaced. Grain: one restatement.
select
    r.area, r.metric, coalesce(r.dimensions, '') as dimensions, r.unit, r.period_basis, r.period_start, r.period_end,
    r.old_value, r.new_value, r.new_reported_from, r.new_observation_id,
    split_part(r.new_observation_id, '-', 1) as figure_id, dim_area.label as area_label
from fct_restatements as r
join dim_area using (area)
order by r.new_reported_from desc, r.new_observation_id
