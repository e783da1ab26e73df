-- Grain: one period that a regularly reported series has no value for, from its first period to as_of, with the
-- meeting at which it was due and what is known of the papers since.
{%- set steps = "case c.cadence when 'monthly' then 1 when 'quarterly' then 3 when 'half_yearly' then 6 "
    ~ "when 'annual' then 12 when 'decennial' then 120 end" %}

-- a point counts by the quarter that it stands for, the rest by the month they end in
with reported as (
    select
        p.series_id,
        p.period_basis,
        p.period_end,
        p.reported_from,
        date_diff(
            'month', date '2000-01-01',
            if(p.period_basis = 'point', p.quarter_start + interval 2 month, p.period_end)
        ) as month_number,
    from {{ ref('int_points') }} as p
    where p.period_basis in ('month', 'quarter', 'year_ending', 'point')
),

-- the panel that oversees the area, where its papers are read
overseen as (
    select
        a.area,
        a.ancestor as panel,
    from {{ ref('int_area_ancestors') }} as a
    where a.ancestor in (select p.panel from {{ ref('stg_papers') }} as p)
    qualify row_number() over (partition by a.area order by a.distance, a.ancestor) = 1
),

series as (
    select
        r.series_id,
        r.period_basis,
        o.panel,
        c.cadence,
        {{ steps }} as step,
        min(r.month_number) as first_month,
        max(r.month_number) as last_month,
        max(r.period_end) as last_period_end,
        count(distinct r.month_number) as reported_periods,
        -- the soonest that the force has ever reported it; a paper dated before its own period says nothing of that,
        -- and one that quotes a period of years ago (a census) does not report it late
        least(greatest(min(date_diff('day', r.period_end, r.reported_from)), 0), 365) as reporting_days,
    from reported as r
    inner join {{ ref('int_series') }} as s on r.series_id = s.series_id
    inner join overseen as o on s.area = o.area
    inner join {{ ref('int_cadences') }} as c
        on r.series_id = c.series_id and r.period_basis = c.value_basis
    group by all
    having
        {{ steps }} is not null
        and (count(distinct r.month_number) >= {{ var('regular_periods') }} or bool_or(c.is_overridden))
),

slots as (
    select
        s.*,
        unnest(generate_series(
            s.first_month, date_diff('month', date '2000-01-01', (select a.as_of from {{ ref('int_as_of') }} as a))
        )) as month_number,
    from series as s
),

absent as (
    select
        s.*,
        last_day(date '2000-01-01' + to_months(cast(s.month_number as integer))) as period_end,
    from slots as s
    anti join reported as r
        on s.series_id = r.series_id and s.period_basis = r.period_basis and s.month_number = r.month_number
    where (s.month_number - s.last_month) % s.step = 0
),

meetings as (
    select
        panel,
        meeting_date
    from {{ ref('meetings') }}
    where state <> 'cancelled'
    union
    select
        panel,
        meeting_date
    from {{ ref('stg_papers') }}
),

int_expected_periods as (
    select
        a.series_id,
        a.period_basis,
        a.period_end,
        cast(case a.period_basis
            when 'month' then date_trunc('month', a.period_end)
            when 'quarter' then date_trunc('month', a.period_end - interval 2 month)
            when 'year_ending' then date_trunc('month', last_day(a.period_end - interval 11 month))
            else a.period_end
        end as date) as period_start,
        a.panel,
        a.cadence,
        a.reported_periods,
        a.last_period_end,
        a.month_number > a.last_month as is_after_last,
        (
            select min(m.meeting_date) from meetings as m
            where m.panel = a.panel and m.meeting_date >= a.period_end + to_days(cast(a.reporting_days as integer))
        ) as due_on,
    from absent as a
)

select * from int_expected_periods
