-- Grain: one dated period of a series, on its control chart (XmR): the mean and the limits of its segment, and
-- which of the four rules it is part of. docs/signals.md says where this differs from the official method.

with points as (
    select * from {{ ref('int_signal_points') }}
),

limits as (
    select
        series_id,
        period_basis,
        segment,
        count(*) as segment_points,
        avg(value) as mean,
        -- 2.66 is 3 / 1.128: three sigma from the mean range of two
        2.66 * avg(moving_range) as reach,
        count(*) >= {{ var('signal_min_points') }} and count(moving_range) * 2 >= {{ var('signal_min_points') }}
            as has_limits,
    from points
    group by series_id, period_basis, segment
),

-- 1 for high, -1 for low, 0 for neither: a figure that rounding may carry to the other side is neither
placed as (
    select
        p.*,
        l.segment_points,
        l.has_limits,
        cast(round(l.mean, 6) as {{ number() }}) as mean,
        cast(round(l.mean - l.reach, 6) as {{ number() }}) as lower_limit,
        cast(round(l.mean + l.reach, 6) as {{ number() }}) as upper_limit,
        coalesce((p.value_low > l.mean)::integer, 0) - coalesce((p.value_high < l.mean)::integer, 0) as side,
        coalesce((p.value_low > l.mean + l.reach)::integer, 0)
        - coalesce((p.value_high < l.mean - l.reach)::integer, 0) as outside,
        coalesce((p.value_low > l.mean + l.reach * 2 / 3)::integer, 0)
        - coalesce((p.value_high < l.mean - l.reach * 2 / 3)::integer, 0) as beyond_two_thirds,
    from points as p
    inner join limits as l
        on p.series_id = l.series_id and p.period_basis = l.period_basis and p.segment = l.segment
),

-- whether a run ends here, and on which side
ended as (
    select
        *,
        if(outside = 0, beyond_two_thirds, 0) as near,
        case
            when count(move) over six = 6 and min(move) over six = max(move) over six then move else 0
        end as trend_ends,
        case
            when count(*) over seven = 7 and min(side) over seven = max(side) over seven then side else 0
        end as shift_ends,
        case
            when
                abs(sum(side) over three) = 3
                and sum(if(outside = 0, abs(beyond_two_thirds), 0)) over three >= 2 then side
            else 0
        end as two_of_three_ends,
    from placed
    window
        six as (
            partition by series_id, period_basis, segment, stretch order by period_end
            rows between 5 preceding and current row
        ),
        seven as (
            partition by series_id, period_basis, segment, stretch order by period_end
            rows between 6 preceding and current row
        ),
        three as (
            partition by series_id, period_basis, segment, stretch order by period_end
            rows between 2 preceding and current row
        )
),

-- every point of a run is part of it, whether it ends here or later
runs as (
    select
        *,
        coalesce(first_value(nullif(trend_ends, 0) ignore nulls) over next_seven, 0) as trend_run,
        coalesce(first_value(nullif(shift_ends, 0) ignore nulls) over next_seven, 0) as shift_run,
        coalesce(first_value(nullif(two_of_three_ends, 0) ignore nulls) over next_three, 0) as two_of_three_run,
    from ended
    window
        next_seven as (
            partition by series_id, period_basis, segment, stretch order by period_end
            rows between current row and 6 following
        ),
        next_three as (
            partition by series_id, period_basis, segment, stretch order by period_end
            rows between current row and 2 following
        )
),

judged as (
    select
        *,
        if(has_limits, outside, 0) as outside_limits,
        if(has_limits, trend_run, 0) as trend,
        -- of three, only the points near the limit are signals
        if(has_limits and near <> 0, two_of_three_run, 0) as two_of_three,
        if(has_limits, shift_run, 0) as shift,
    from runs
),

named as (
    select
        *,
        case
            when outside_limits <> 0 then 'outside_limits'
            when trend <> 0 then 'trend'
            when two_of_three <> 0 then 'two_of_three'
            when shift <> 0 then 'shift'
        end as signal,
        case
            when outside_limits <> 0 then outside_limits
            when trend <> 0 then trend
            when two_of_three <> 0 then two_of_three
            else shift
        end as signal_sign,
    from judged
),

fct_signals as (
    select
        point_id,
        series_id,
        area,
        metric,
        dimensions,
        unit,
        period_basis,
        period_start,
        period_end,
        quarter_start,
        value,
        value_low,
        value_high,
        segment,
        segment_points,
        if(has_limits, mean, null) as mean,
        if(has_limits, lower_limit, null) as lower_limit,
        if(has_limits, upper_limit, null) as upper_limit,
        moving_range,
        signal,
        case signal_sign when 1 then 'high' when -1 then 'low' end as signal_direction,
        nullif(concat_ws(
            ';',
            if(outside_limits <> 0, 'outside_limits', null),
            if(trend <> 0, 'trend', null),
            if(two_of_three <> 0, 'two_of_three', null),
            if(shift <> 0, 'shift', null)
        ), '') as signals,
        case
            when not has_limits then 'too_few_points'
            when signal is null then 'common_cause'
            when polarity not in ('higher_is_better', 'lower_is_better') then 'no_better_direction'
            when (signal_sign = 1) = (polarity = 'higher_is_better') then 'improvement'
            else 'concern'
        end as assessment,
        observation_id,
        document,
    from named
)

select * from fct_signals
order by series_id, period_basis, period_end
