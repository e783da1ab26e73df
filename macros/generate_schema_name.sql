{#- Schemas are named as they are set, without the target's name before them: marts stand in `main`. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
