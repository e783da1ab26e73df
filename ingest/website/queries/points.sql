-- The points of an area's series in order of time; `line` joins those that a line may join: one basis, no period
-- of the cadence left out, no break between.
with points as (
    select
        series_id, metric, coalesce(dimensions, '') as dimensions, unit, period_basis, period_start, period_end,
        value, value_low, value_high, qualifier, status, observation_id, document, paper_sha256, report_date,
        reported_from, last_reported_from, reporting_count, vintage_number, cadence,
        split_part(observation_id, '-', 1) as figure_id,
        case cadence
            when 'monthly' then 1 when 'quarterly' then 3 when 'half_yearly' then 6 when 'annual' then 12
        end as step
    from fct_series_points
    where area = $area
),

neighbours as (
    select *, lag(period_end) over (partition by series_id, period_basis order by period_end, observation_id) as before
    from points
),

gaps as (
    select
        *,
        coalesce(
            "value" is null or step is null or before is null or datediff('month', before, period_end) > step
            or exists (
                select 1 from reference.breaks as b
                where
                    b.metric = neighbours.metric and (b.area is null or b.area = $area)
                    and b.break_date > neighbours.before and b.break_date <= neighbours.period_end
            ), true
        ) as is_gap
    from neighbours
)

select
    * exclude (before, is_gap, step),
    period_basis || sum(is_gap::integer) over (
        partition by series_id, period_basis order by period_end, observation_id
    ) as line
from gaps
order by series_id, period_end, period_basis, observation_id
