-- Periods that were reported more than once, with every reporting. Grain: one reporting.
select
    point_id, unit, value, reporting_role, reported_from, superseded_on, is_latest, document,
    split_part(observation_id, '-', 1) as figure_id
from fct_vintages
qualify count(*) over (partition by point_id) > 1
order by point_id, reporting_number
