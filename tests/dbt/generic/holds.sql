{#- Rows for which a condition, said in SQL, is not true. -#}
{% test holds(model, condition) %}
    select
        *
    from {{ model }}
    where not coalesce({{ condition }}, false)
{% endtest %}
