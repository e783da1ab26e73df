{#- Whether a value is one of the few that a query gives. Written as a bare `in`, DuckDB may take the many rows for the
    smaller side, by a wrong guess at what filters leave of them, and hold all of them in memory; in a coalesce it
    holds the few. -#}
{% macro is_one_of(value, few) -%}
    coalesce({{ value }} in ({{ few }}), false)
{%- endmacro %}

{#- Whether a day is not after another that a query gives. Written as a bare comparison, DuckDB takes it for one that
    hardly a row passes, and plans for a handful where there are millions. -#}
{% macro is_not_after(day, last) -%}
    date_diff('day', {{ day }}, ({{ last }})) >= 0
{%- endmacro %}

{#- Whether metric_relations.csv ties a measure to another. So few names are asked where the rows are read, and most
    rows are not. -#}
{% macro is_related(metric) -%}
    {{ metric }} in (
        select unnest([r.metric, r.other_metric, r.whole_metric]) from {{ ref('metric_relations') }} as r
    )
{%- endmacro %}
