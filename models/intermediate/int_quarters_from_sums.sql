-- Grain: one quarter of a flow as the rest of two sums from 1 April: April to September less April to June.
-- Both sums are of one financial year, of one definition, and stand by what is known at as_of.

with sums as (
    select
        p.*,
        make_date(year(p.period_start), 4, 1) as year_start,
        date_diff('month', p.period_start, p.period_end) + 1 as months,
        -- what counts things cannot fall below nothing; money can
        m."min" as least_possible,
    from {{ ref('int_points') }} as p
    left join {{ ref('metrics') }} as m on p.metric = m.metric
    where
        p.kind = 'flow' and p.quarter_rule = 'sum_of_months'
        and month(p.period_start) = 4 and day(p.period_start) = 1
        and p.period_basis in ('quarter', 'year_to_date', 'year_ending')
        and month(p.period_end) % 3 = 0
),

differences as (
    select
        whole.*,
        part.observation_id as part_observation_id,
        part.status as part_status,
        last_day(part.period_end) + interval 1 day as rest_start,
        whole.value - part.value as rest,
        whole.value_low - part.value_high as rest_low,
        whole.value_high - part.value_low as rest_high,
        greatest(whole.report_date, part.report_date) as both_report_date,
        greatest(whole.reported_from, part.reported_from) as both_reported_from,
        exists(
            select 1 from {{ ref('int_series_breaks') }} as b
            where
                b.series_id = whole.series_id and b.break_date > whole.year_start
                and b.break_date <= whole.period_end
        ) as is_broken,
    from sums as whole
    inner join sums as part
        on
            whole.series_id = part.series_id and whole.year_start = part.year_start
            and whole.months = part.months + 3
),

judged as (
    select
        *,
        case
            when status <> 'reported' or part_status <> 'reported' then 'conflicting'
            -- a part that is larger than its whole: the two sums contradict one another
            when rest_high < least_possible then 'conflicting'
            when is_broken then 'broken'
            else 'reported'
        end as rest_status,
    from differences
),

int_quarters_from_sums as (
    select
        series_id,
        quarter_start,
        point_id,
        'rest_of_sums' as value_basis,
        rest_status as status,
        cast(if(rest_status = 'reported', greatest(rest, least_possible), null) as {{ number() }}) as value,
        cast(if(
            rest_status = 'reported' and rest_low is not null, greatest(rest_low, least_possible), null
        ) as {{ number() }}) as value_low,
        cast(if(rest_status = 'reported', rest_high, null) as {{ number() }}) as value_high,
        cast(rest_start as date) as period_start,
        period_end,
        observation_id,
        part_observation_id || ';' || observation_id as observation_ids,
        document,
        both_report_date as report_date,
        both_reported_from as reported_from,
        cast(null as varchar) as standard_id,
        cast(null as {{ number() }}) as threshold_seconds,
    from judged
)

select * from int_quarters_from_sums
