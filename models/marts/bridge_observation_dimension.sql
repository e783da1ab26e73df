-- Grain: one dimension of one accepted observation.
{{ config(materialized='view') }}

with pairs as (
    select
        observation_id,
        unnest(string_split(dimensions, ';')) as pair,
    from {{ ref('fct_observations').include(database=false) }}
    where dimensions <> ''
),

bridge_observation_dimension as (
    select
        observation_id,
        split_part(pair, '=', 1) as dimension_key,
        substr(pair, strpos(pair, '=') + 1) as dimension_value,
    from pairs
)

select * from bridge_observation_dimension
