{#- Rows whose value lies outside its own bounds (a null bound is open, a null value has no bounds). -#}
{% test bounds_hold(model, value, low, high) %}
    select
        *
    from {{ model }}
    where
        {{ value }} < {{ low }}
        or {{ value }} > {{ high }}
        or {{ low }} > {{ high }}
        or ({{ value }} is null and ({{ low }} is not null or {{ high }} is not null))
{% endtest %}
