-- Grain: one series and value basis: how often a value is to be expected. A row of cadences.csv overrides
-- what the distances between the reported periods show. Three periods in a row at one distance are evidence,
-- two are not; where a series changes its cadence, the latest three count.

with periods as (
    select distinct
        p.series_id,
        p.area,
        p.metric,
        p.dimensions,
        unnest(if(p.period_basis = 'month' and p.kind = 'flow', ['month', 'three_months'], [p.period_basis]))
            as value_basis,
        -- what is dated to a day counts by its quarter: 31 March and 1 April are one year's end
        date_diff(
            'month', date '2000-01-01',
            if(p.period_basis in ('point', 'as_reported'), p.quarter_start, p.period_end)
        ) as month_number,
    from {{ ref('int_points') }} as p
),

distances as (
    select
        *,
        month_number - lag(month_number) over in_order as months_since,
        lag(month_number) over in_order - lag(month_number, 2) over in_order as months_since_before,
    from periods
    window in_order as (partition by series_id, value_basis order by month_number)
),

steps as (
    select
        series_id,
        area,
        metric,
        dimensions,
        value_basis,
        count(*) as period_count,
        bool_and(months_since % 12 = 0) as are_years_apart,
        max_by(months_since, month_number) filter (
            where months_since = months_since_before and months_since in (1, 3, 6, 12)
        ) as latest_step,
    from distances
    group by series_id, area, metric, dimensions, value_basis
),

inferred as (
    select
        * exclude (period_count, are_years_apart, latest_step),
        case
            when are_years_apart and period_count >= 3 then 'annual'
            -- one of a quarter's own bases is expected every quarter
            when value_basis in ('quarter', 'three_months') then 'quarterly'
            when latest_step = 1 then 'monthly'
            when latest_step = 3 then 'quarterly'
            when latest_step = 6 then 'half_yearly'
            when latest_step = 12 then 'annual'
            else 'irregular'
        end as cadence,
    from steps
),

int_cadences as (
    select
        i.series_id,
        i.value_basis,
        coalesce(c.cadence, i.cadence) as cadence,
        c.cadence is not null as is_overridden,
    from inferred as i
    left join {{ ref('cadences') }} as c
        on
            i.metric = c.metric and (c.area is null or i.area = c.area)
            and (c.value_basis is null or i.value_basis = c.value_basis)
            and {{ dimensions_match('c.dimensions', 'i.dimensions') }}
    -- the most particular row holds
    qualify row_number() over (
            partition by i.series_id, i.value_basis
            order by c.area is null, c.dimensions is null, c.value_basis is null, c.cadence
        ) = 1
)

select * from int_cadences
