{#- No two rows share the columns of the grain; a null counts as a value. -#}
{% test unique_grain(model, columns) %}
    select
        {{ columns | join(', ') }},
        count(*) as row_count,
    from {{ model }}
    group by all
    having count(*) > 1
{% endtest %}
