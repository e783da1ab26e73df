-- Grain: one accepted level that happened: what series are made of. Plans, forecasts, targets, ranks and
-- changes are no levels.
{{ config(materialized='view') }}

with int_levels as (
    select
        *,
        {{ point_key('series_id', 'period_start', 'period_end') }} as point_id,
    from {{ ref('int_observations').include(database=false) }}
    where measure_type = 'level' and coalesce(scenario, 'actual') = 'actual' and value is not null
)

select * from int_levels
