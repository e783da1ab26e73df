-- Grain: one accepted meaning of one figure, of every measure type.

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
    from {{ ref('int_observations') }} as o
)

-- no sort: the rows stand as staging read them, paper by paper and in the order of the text
select * from fct_observations
