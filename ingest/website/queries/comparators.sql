select comparator_id, metric, dimensions, compared_metric, compared_dimensions, caveat
from reference.comparators
order by comparator_id
