-- One row a series and quarter: the headline basis, quarters without a value included.
select
    series_id, quarter_start, quarter_label, value_basis, value, value_low, value_high, status, reason, cadence,
    period_start, period_end, unit, observation_ids, split_part(observation_id, '-', 1) as figure_id,
    qoq_abs, qoq_abs_low, qoq_abs_high, qoq_pct, qoq_direction, qoq_judgement, qoq_reason,
    yoy_abs, yoy_abs_low, yoy_abs_high, yoy_pct, yoy_direction, yoy_judgement, yoy_reason,
    reported_from, document
from fct_quarterly
where area = $area and is_headline
order by series_id, quarter_start desc
