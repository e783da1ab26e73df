-- Grain: one period that a regularly reported series should have and has not, with the reason.

with today as (
    select as_of from {{ ref('int_as_of') }}
),

due as (
    select
        e.*,
        coalesce(e.due_on > t.as_of, true) as is_not_yet_due,
        (
            select count(*) from {{ ref('stg_papers') }} as p
            where p.panel = e.panel and p.meeting_date >= e.due_on and p.meeting_date <= t.as_of
        ) as papers_held,
        e.is_after_last and exists (
            select 1 from {{ ref('int_series_breaks') }} as b
            where
                b.series_id = e.series_id and b.break_date > e.last_period_end and b.break_date <= e.period_end
        ) as is_after_break,
    from {{ ref('int_expected_periods') }} as e
    cross join today as t
),

-- periods after the last one that a paper at hand could have given
counted as (
    select
        *,
        count(*) filter (where is_after_last and not is_not_yet_due and papers_held > 0) over (
            partition by series_id, period_basis
        ) as silent_periods,
    from due
),

fct_expected as (
    select
        c.series_id,
        s.area,
        s.metric,
        s.family,
        s.dimensions,
        s.unit,
        c.period_basis,
        c.cadence,
        c.period_start,
        c.period_end,
        {{ quarter_start('c.period_end') }} as quarter_start,
        case
            when c.is_not_yet_due then 'not_yet_due'
            when c.is_after_break then 'definition_break'
            when c.is_after_last and c.papers_held > 0 and c.silent_periods >= {{ var('stopped_periods') }}
                then 'stopped'
            else 'not_reported'
        end as reason,
        c.due_on,
        c.panel,
        c.papers_held,
        c.reported_periods,
        c.last_period_end,
    from counted as c
    inner join {{ ref('int_series') }} as s on c.series_id = s.series_id
)

select * from fct_expected
order by series_id, period_basis, period_end
