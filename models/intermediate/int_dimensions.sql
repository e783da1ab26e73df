-- Grain: one string of dimensions, taken apart once, however many figures carry it.

with strings as (
    select distinct dimensions
    from {{ ref('int_reviewed_observations') }}
),

int_dimensions as (
    select
        {% for key in var('dimension_columns') -%}
        {{ dimension_value('s.dimensions', key) }} as {{ key }},
        {% endfor -%}
        s.dimensions,
    from strings as s
)

select * from int_dimensions
