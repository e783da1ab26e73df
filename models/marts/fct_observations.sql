-- Grain: one accepted meaning of one figure, of every measure type.
{{ config(materialized='view') }}

with fct_observations as (
    select
        {% for column in record_columns() %}{{ column }},
        {% endfor %}
        series_id,
        family,
        area_id,
        area_kind,
        {{ dimension_columns('o') }}
        period_basis,
        quarter_start,
        panel,
        meeting_date,
        reported_from,
        review_decision,
        reviewed_by,
        reviewed_on,
    from {{ ref('int_observations').include(database=false) }} as o
)

select * from fct_observations
