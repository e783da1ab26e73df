-- Periods that were reported more than once, with every value that was in force. Grain: one vintage.
select
    point_id, series_id, value, reported_from, reported_until, vintage_number, is_latest, document,
    observation_id, split_part(observation_id, '-', 1) as figure_id
from intermediate.int_vintages
qualify count(*) over (partition by point_id) > 1
order by point_id, vintage_number
