-- Grain: one series and period, as the first paper that spoke of it gave it.
{{ config(materialized='view') }}

with fct_first_release as (
    select v.* from {{ ref('fct_vintages').include(database=false) }} as v
    where v.reporting_role = 'first'
)

select * from fct_first_release
