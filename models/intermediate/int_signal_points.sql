-- Grain: one dated period of a series that a control chart may hold, with the segment (one definition, one
-- standard) that its limits come from, and the stretch without a gap that its runs may lie in.
{{ config(materialized='view') }}

with points as (
    select
        p.*,
        coalesce(
            case p.cadence
                when 'monthly' then 1 when 'quarterly' then 3 when 'half_yearly' then 6 when 'annual' then 12
                when 'decennial' then 120
            end,
            case p.period_basis when 'month' then 1 when 'quarter' then 3 end
        ) as step,
        date_diff(
            'month', date '2000-01-01',
            if(p.period_basis = 'point', p.quarter_start + interval 2 month, p.period_end)
        ) as month_number,
    from {{ ref('int_comparable_points').include(database=false) }} as p
    where
        p.status = 'reported'
        and p.period_basis in ('month', 'quarter', 'year_ending', 'point')
        -- a period that a break cuts is of two definitions
        and not exists (
            select 1 from {{ ref('int_series_breaks').include(database=false) }} as b
            where b.series_id = p.series_id and b.break_date > p.period_start and b.break_date <= p.period_end
        )
),

-- years that end each quarter hold the same months over again; of two dates in one quarter the later counts
apart as (
    select
        *,
        concat_ws(
            '|', definition_version, if(needs_standard, coalesce(cast(threshold_seconds as varchar), point_id), null)
        ) as segment,
    from points
    where step is not null and (period_basis <> 'year_ending' or step % 12 = 0)
    qualify row_number() over (
            partition by series_id, period_basis, month_number order by period_end desc, point_id asc
        ) = 1
),

before as (
    select
        *,
        coalesce(month_number - lag(month_number) over in_order <> step, true) as is_after_gap,
        lag(value) over in_order as value_before,
        lag(value_low) over in_order as low_before,
        lag(value_high) over in_order as high_before,
    from apart
    window in_order as (partition by series_id, period_basis, segment order by month_number)
),

int_signal_points as (
    select
        point_id,
        series_id,
        area,
        metric,
        dimensions,
        unit,
        polarity,
        period_basis,
        period_start,
        period_end,
        quarter_start,
        value,
        value_low,
        value_high,
        observation_id,
        document,
        segment,
        cast(sum(cast(is_after_gap as integer)) over (
            partition by series_id, period_basis, segment order by month_number
        ) as integer) as stretch,
        cast(if(is_after_gap, null, abs(value - value_before)) as {{ number() }}) as moving_range,
        -- only a move that the rounding of both figures cannot undo
        case
            when is_after_gap then null
            when value_low > high_before then 1
            when value_high < low_before then -1
            else 0
        end as move,
    from before
)

select * from int_signal_points
