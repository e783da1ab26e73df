{#- Columns of a group of parts that add up: `count_of` parts make the whole, `in_order` puts them one after the
    other, `ids` are the observations of each. Fewer parts, two values of one, or a break between give no value. -#}
{% macro columns_of_sum(count_of, in_order, ids) -%}
    case
        when count(*) < {{ count_of }} then 'partial'
        when bool_or(status = 'conflicting') then 'conflicting'
        when bool_or(is_after_break) then 'broken'
        else 'reported'
    end as status,
    {% for number_of in ['value', 'value_low', 'value_high'] -%}
    cast(
        if(count({{ number_of }}) = {{ count_of }} and not bool_or(is_after_break), sum({{ number_of }}), null)
        as {{ number() }}
    ) as {{ number_of }},
    {% endfor -%}
    min(period_start) as period_start,
    max(period_end) as period_end,
    max_by(observation_id, {{ in_order }}) as observation_id,
    string_agg({{ ids }}, ';' order by {{ in_order }}) as observation_ids,
    max_by(document, {{ in_order }}) as document,
    max(report_date) as report_date,
    max(reported_from) as reported_from,
    cast(null as varchar) as standard_id,
    cast(null as {{ number() }}) as threshold_seconds,
{%- endmacro %}
