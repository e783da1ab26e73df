-- Grain: one vintage of one point: a value from the meeting that first gave it to the one that replaced it.
{{ config(materialized='view') }}

with int_vintages as (
    select * exclude (reporting_number, reporting_role, paper_digest)
    from {{ ref('int_reporting_history').include(database=false) }}
    where reporting_role <> 'repeats'
)

select * from int_vintages
