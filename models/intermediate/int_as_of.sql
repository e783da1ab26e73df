-- Grain: one row, the date that every model takes for today. No model reads the clock.

with last_meeting as (
    select max(meeting_date) as meeting_date
    from {{ ref('stg_papers') }}
),

int_as_of as (
    select coalesce({{ as_of_setting() }}, meeting_date, date '9999-12-31') as as_of
    from last_meeting
)

select * from int_as_of
