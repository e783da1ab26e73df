-- Grain: series, value basis and last day of the year, for every year between the first and the last that has
-- a value. Years that end in different months (to June, to September) are series of years of their own.

with chosen as (
    select * from {{ ref('int_year_candidates') }}
    qualify row_number() over (
            partition by series_id, value_basis, year_end
            order by period_start asc nulls last, reported_from desc, observation_id asc
        ) = 1
),

spans as (
    select
        series_id,
        value_basis,
        month(year_end) as end_month,
        min(year_end) as first_end,
        max(year_end) as last_end,
    from chosen
    group by all
),

expected as (
    select
        series_id,
        value_basis,
        unnest(generate_series(year(first_end), year(last_end))) as end_year,
        end_month,
    from spans
),

int_years as (
    select
        e.series_id,
        e.value_basis,
        last_day(make_date(cast(e.end_year as integer), cast(e.end_month as integer), 1)) as year_end,
        v.period_start,
        v.period_end,
        v.value,
        v.value_low,
        v.value_high,
        v.observation_id,
        v.observation_ids,
        v.document,
        v.report_date,
        v.reported_from,
        v.standard_id,
        v.threshold_seconds,
        case
            when v.status in ('reported', 'conflicting') then v.status
            else 'missing'
        end as status,
        case v.status
            when 'reported' then null
            when 'conflicting' then 'conflicting'
            when 'partial' then 'partial_period'
            when 'broken' then 'definition_break'
            else 'not_reported'
        end as reason,
    from expected as e
    left join chosen as v
        on
            e.series_id = v.series_id and e.value_basis = v.value_basis
            and last_day(make_date(cast(e.end_year as integer), cast(e.end_month as integer), 1)) = v.year_end
)

select * from int_years
