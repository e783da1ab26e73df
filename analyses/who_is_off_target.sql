-- Which series miss their standard by their latest value, by how much, and when did they last meet it?
select
    s.area,
    m.label,
    s.dimensions,
    s.period_start,
    s.period_end,
    s.value,
    s.comparator,
    s.target_value,
    s.standard_status,
    s.status_reason,
    s.distance,
    s.distance_low,
    s.distance_high,
    s.quarters_since_last_met,
from fct_standard_status as s
inner join dim_metric as m on s.metric = m.metric
where s.target_value is not null
qualify row_number() over (
        partition by s.series_id order by s.period_start is null, s.period_end desc, s.period_start desc
    ) = 1
order by s.standard_status = 'missed' desc, s.area asc, m.label asc, s.dimensions asc
