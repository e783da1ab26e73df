-- What has been reported of one series, by which paper, and from when to when did it hold? (change the series)
select
    period_start,
    period_end,
    reporting_number,
    reporting_role,
    value,
    value_low,
    value_high,
    reported_from,
    superseded_on,
    document,
    observation_id,
from fct_vintages
where series_id = 'west-mercia|bame_workforce_pct|staff_group=police_officer|percent'
order by period_end, reporting_number
