-- Grain: series, value basis and quarter, for every quarter between the first and the last that has a value.

with chosen as (
    select * from {{ ref('int_quarter_candidates') }}
    -- of several in one quarter (two dates, two years' ends), the latest stands for it
    qualify row_number() over (
            partition by series_id, value_basis, quarter_start
            order by period_end desc, reported_from desc, point_id asc
        ) = 1
),

spans as (
    select
        series_id,
        value_basis,
        min(quarter_start) as first_quarter,
        max(quarter_start) as last_quarter,
    from chosen
    where status in ('reported', 'conflicting')
    group by series_id, value_basis
),

expected as (
    select
        s.series_id,
        s.value_basis,
        q.quarter_start,
        q.quarter_end,
        c.cadence,
        date_diff('quarter', s.first_quarter, q.quarter_start) % case c.cadence
            when 'monthly' then 1 when 'quarterly' then 1 when 'half_yearly' then 2 when 'annual' then 4
            when 'decennial' then 40
        end as quarters_off_beat,
    from spans as s
    inner join {{ ref('int_calendar') }} as q on q.quarter_start between s.first_quarter and s.last_quarter
    left join {{ ref('int_cadences') }} as c on s.series_id = c.series_id and s.value_basis = c.value_basis
),

int_quarters as (
    select
        e.series_id,
        e.value_basis,
        e.quarter_start,
        e.quarter_end,
        e.cadence,
        v.value,
        v.value_low,
        v.value_high,
        v.period_start,
        v.period_end,
        v.observation_id,
        v.observation_ids,
        v.document,
        v.report_date,
        v.reported_from,
        v.standard_id,
        v.threshold_seconds,
        case
            when v.status in ('reported', 'conflicting') then v.status
            when v.status in ('partial', 'broken') or e.quarters_off_beat = 0 then 'missing'
            else 'not_expected'
        end as status,
        case
            when v.status = 'reported' then null
            when v.status = 'conflicting' then 'conflicting'
            when v.status = 'partial' then 'partial_period'
            when v.status = 'broken' then 'definition_break'
            when e.quarters_off_beat is null or e.quarters_off_beat > 0 then 'not_expected'
            when e.quarter_end >= a.as_of then 'not_yet_due'
            else 'not_reported'
        end as reason,
    from expected as e
    cross join {{ ref('int_as_of') }} as a
    left join chosen as v
        on e.series_id = v.series_id and e.value_basis = v.value_basis and e.quarter_start = v.quarter_start
)

select * from int_quarters
