-- Grain: one financial quarter. From a year before the first period of any observation to two years after
-- the last, whole financial years; the calendar that every comparison joins on.

with limits as (
    select
        coalesce(min(least(period_start, period_end, base_start)), date '2015-04-01') as first_day,
        coalesce(max(greatest(period_end, report_date)), date '2025-03-31') as final_day,
    from {{ ref('int_observations') }}
),

quarters as (
    select
        unnest(generate_series(
            make_date(year(first_day - interval 3 month) - 1, 4, 1),
            make_date(year(final_day - interval 3 month) + 3, 1, 1),
            interval 3 month
        )) as first_day,
    from limits
),

int_calendar as (
    select
        cast(first_day as date) as quarter_start,
        last_day(first_day + interval 2 month) as quarter_end,
        {{ quarter_label('first_day') }} as quarter_label,
        {{ financial_year('first_day') }} as financial_year,
        cast({{ quarter_number('first_day') }} as integer) as quarter_number,
        cast(first_day - interval 3 month as date) as previous_quarter_start,
        cast(first_day - interval 12 month as date) as year_ago_quarter_start,
    from quarters
)

select * from int_calendar
order by quarter_start
