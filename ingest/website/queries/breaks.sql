select break_id, metric, dimensions, break_date, reason, document, note
from reference.breaks
where area is null or area = $area
order by metric, break_date
