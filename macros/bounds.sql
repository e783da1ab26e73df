{#- Arithmetic of closed intervals. A null bound is an open side. -#}

{#- Every number of the warehouse: exact, so that bounds which touch do touch. -#}
{% macro number() -%}
    decimal(24, 6)
{%- endmacro %}

{#- Whether the outer interval holds the inner one. -#}
{% macro interval_contains(outer, inner) -%}
    (
        coalesce({{ outer }}.value_low <= {{ inner }}.value_low, {{ outer }}.value_low is null)
        and coalesce({{ outer }}.value_high >= {{ inner }}.value_high, {{ outer }}.value_high is null)
    )
{%- endmacro %}

{#- Percent change against a bound of the base: (value / base - 1) * 100, in percent. -#}
{% macro percent_change(value, base) -%}
    cast(round(({{ value }} / {{ base }} - 1) * 100, 6) as {{ number() }})
{%- endmacro %}

{#- A direction is claimed only where the change's interval leaves zero out. -#}
{% macro direction(change, low, high) -%}
    case
        when {{ change }} is null then null
        when {{ low }} = 0 and {{ high }} = 0 then 'unchanged'
        when {{ low }} > 0 then 'up'
        when {{ high }} < 0 then 'down'
        else 'uncertain'
    end
{%- endmacro %}

{#- What a direction means for the public, by the metric's polarity. -#}
{% macro judgement(direction, polarity) -%}
    case
        when {{ direction }} is null then null
        when {{ polarity }} not in ('higher_is_better', 'lower_is_better') then 'not_applicable'
        when {{ direction }} in ('unchanged', 'uncertain') then {{ direction }}
        when ({{ direction }} = 'up') = ({{ polarity }} = 'higher_is_better') then 'better'
        else 'worse'
    end
{%- endmacro %}
