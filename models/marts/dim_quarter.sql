-- Grain: one financial quarter (Q1 is April to June).

with dim_quarter as (
    select * from {{ ref('int_calendar') }}
)

select * from dim_quarter
order by quarter_start
