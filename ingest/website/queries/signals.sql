-- Points that are statistically unusual by control-chart rules. Grain: one series and period.
select series_id, period_start, period_end, signal, assessment
from fct_signals
where area = $area and signal is not null
order by series_id, period_end
