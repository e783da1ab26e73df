{#- Rows in which one of the columns is null, with the names of the columns that are. -#}
{% test never_null(model, columns) %}
    select
        list_filter(
            [
                {% for column in columns -%}
                if({{ column }} is null, '{{ column }}', null){{ ', ' if not loop.last }}
                {% endfor -%}
            ],
            lambda name: name is not null
        ) as null_columns,
        *
    from {{ model }}
    where {% for column in columns %}{{ column }} is null{{ ' or ' if not loop.last }}{% endfor %}
{% endtest %}
