-- The latest value of each series of an area, with the national value for the same period.
-- A series that is in no quarter (a period such as May to July) gives its last point. Grain: one series.
with quarterly as (
    select
        series_id, metric, coalesce(dimensions, '') as dimensions, unit, value_basis, quarter_start, quarter_label,
        period_start, period_end, value, value_low, value_high, cadence, observation_id, document, reported_from,
        qoq_abs, qoq_pct, qoq_direction, qoq_judgement, qoq_reason, previous_value,
        yoy_abs, yoy_pct, yoy_direction, yoy_judgement, yoy_reason, year_ago_value
    from fct_quarterly
    where area = $area and is_headline and value is not null
    qualify row_number() over (partition by series_id order by quarter_start desc) = 1
),

points as (
    select
        series_id, metric, coalesce(dimensions, '') as dimensions, unit, period_basis as value_basis, quarter_start,
        period_start, period_end, value, value_low, value_high, cadence, observation_id, document, reported_from,
        status
    from fct_series_points
    where area = $area
    qualify row_number() over (
        partition by series_id order by value is null, period_start is null, period_end desc, observation_id
    ) = 1
),

latest as (
    from quarterly
    union all by name
    select * exclude (status), 'no_previous' as qoq_reason, 'no_previous' as yoy_reason
    from points
    where series_id not in (select series_id from quarterly)
),

counts as (
    select series_id, count(*) as point_count, count("value") as value_count
    from fct_series_points where area = $area group by series_id
),

national as (
    select n.metric, coalesce(n.dimensions, '') as dimensions, n.unit, n.period_start, n.period_end, n.value, a.label
    from fct_series_points as n
    join dim_area as a using (area)
    where n.area_kind in ('country', 'uk') and n.area <> $area and n.value is not null
    qualify row_number() over (
        partition by n.metric, n.dimensions, n.unit, n.period_start, n.period_end order by a.label
    ) = 1
)

select
    latest.*, counts.point_count, counts.value_count,
    split_part(latest.observation_id, '-', 1) as figure_id,
    dim_metric.label as metric_label, dim_metric.family, dim_metric.headline_rank, dim_metric.polarity,
    national.value as national_value, national.label as national_label,
    datediff('quarter', latest.quarter_start, as_of) - 1 as age_quarters,
    latest.quarter_start < date_trunc('quarter', as_of) - interval 9 month as is_old
from latest
join counts using (series_id)
join dim_metric using (metric)
cross join intermediate.int_as_of
left join national
    on national.metric = latest.metric and national.dimensions = latest.dimensions
    and national.unit = latest.unit and national.period_start = latest.period_start
    and national.period_end = latest.period_end
order by
    headline_rank nulls last, family, metric_label, latest.metric,
    not list_bool_and([
        ends_with(pair, '=all') or pair = '' for pair in string_split(latest.dimensions, ';')
    ]),
    value_count desc, latest.quarter_start desc, latest.dimensions
