-- Grain: one series and period, by the reporting that is in force now.
{{ config(materialized='view') }}

with fct_latest as (
    select v.* from {{ ref('fct_vintages').include(database=false) }} as v
    where {{ is_known_at('v') }}
)

select * from fct_latest
