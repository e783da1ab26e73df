{#- Value of one key of a `key=value;key=value` string, null where the key is not in it. -#}
{% macro dimension_value(dimensions, key) -%}
    nullif(regexp_extract({{ dimensions }}, '(?:^|;){{ key }}=([^;]*)', 1), '')
{%- endmacro %}

{#- The dimension columns of a relation, each followed by a comma. -#}
{% macro dimension_columns(alias) -%}
    {%- for key in var('dimension_columns') %}{{ alias }}.{{ key }},
    {% endfor -%}
{%- endmacro %}

{#- Whether a rule's dimensions (null: any) all stand among a series' dimensions. -#}
{% macro dimensions_match(rule, series) -%}
    (
        {{ rule }} is null
        or list_has_all(string_split({{ series }}, ';'), string_split({{ rule }}, ';'))
    )
{%- endmacro %}

{#- Readable key of a series. -#}
{% macro series_key(area, metric, dimensions, unit) -%}
    concat_ws('|', {{ area }}, {{ metric }}, {{ dimensions }}, {{ unit }})
{%- endmacro %}
