{#- Whether a row of fct_vintages is the reporting that stood for its point on a day (an SQL expression);
    without a day, the one that stands now. A day of a meeting counts as after it. -#}
{% macro is_known_at(vintages, day=none) -%}
    {{ vintages }}.reporting_role <> 'repeats'
    {%- if day is none %}
    and {{ vintages }}.is_latest
    {%- else %}
    and {{ vintages }}.reported_from <= {{ day }}
    and coalesce({{ vintages }}.superseded_on > {{ day }}, true)
    {%- endif %}
{%- endmacro %}
