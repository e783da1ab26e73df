-- Grain: one figure in one role of one statement of arithmetic of a sentence; cast and nothing else.
{{ config(schema='staging') }}
{%- set columns = ['figure_id', 'observation_id', 'block', 'said', 'form', 'role', 'way', 'limit_seconds'] %}

with printed as (
    {{ read_text_csv(seeds_root() ~ '/cells/*.csv', columns) }}
),

stg_sayings as (
    select
        figure_id,
        observation_id,
        block,
        cast(said as integer) as said,
        form,
        role,
        way,
        cast(limit_seconds as {{ number() }}) as limit_seconds,
    from printed
    where said is not null
)

select * from stg_sayings
order by observation_id, said, role
