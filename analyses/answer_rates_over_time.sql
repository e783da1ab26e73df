-- How has a force answered 999 and 101 calls, quarter by quarter? (change the area for another force)
select
    metric,
    quarter_label,
    value_basis,
    value as answered_pct,
    status,
    yoy_abs as change_on_year_points,
    yoy_judgement,
from fct_quarterly
where
    area = 'west-mercia'
    and metric in (
        'calls_999_answered_within_10s_pct',
        'calls_101_answered_within_30s_pct',
        'calls_101_answered_within_3min_pct'
    )
    and dimensions = ''
    and is_headline
order by metric, quarter_start
