{#- CTEs that end in `changes`: of each row of a relation of pairs (value and base_value with their bounds, and
    a reason where they may not be compared), the keys, and the change with its bounds and what it means. -#}
{% macro changes_of_pairs(pairs, keys) -%}
    differences as (
        select
            p.*,
            s.unit,
            s.polarity,
            if(p.reason is null, p.value - p.base_value, null) as change_abs,
            if(p.reason is null, p.value_low - p.base_high, null) as change_abs_low,
            if(p.reason is null, p.value_high - p.base_low, null) as change_abs_high,
            -- points of a share, a score or a rank have no percentage of their own
            p.reason is null and s.unit not in ('percent', 'percentage_points', 'score', 'rank') as wants_pct,
        from {{ pairs }} as p
        inner join {{ ref('int_series').include(database=false) }} as s on p.series_id = s.series_id
    ),

    directed as (
        select
            *,
            coalesce(wants_pct and base_low > 0, false) as has_pct,
            {{ direction('change_abs', 'change_abs_low', 'change_abs_high') }} as direction,
        from differences
    ),

    changes as (
        select
            {{ keys | join(', ') }},
            base_value,
            cast(change_abs as {{ number() }}) as change_abs,
            cast(change_abs_low as {{ number() }}) as change_abs_low,
            cast(change_abs_high as {{ number() }}) as change_abs_high,
            if(has_pct, {{ percent_change('value', 'base_value') }}, null) as change_pct,
            -- below zero the smaller base gives the lower bound
            if(has_pct, {{ percent_change('value_low', 'if(value_low < 0, base_low, base_high)') }}, null)
                as change_pct_low,
            if(has_pct, {{ percent_change('value_high', 'if(value_high < 0, base_high, base_low)') }}, null)
                as change_pct_high,
            direction,
            {{ judgement('direction', 'polarity') }} as judgement,
            coalesce(reason, if(wants_pct and not has_pct, 'base_not_positive', null)) as reason,
        from directed
    )
{%- endmacro %}

{#- Branches of a case: why a value `now` and its base `before` are not of one definition. -#}
{% macro not_of_one_definition(now, before) -%}
    when exists (
            select 1 from {{ ref('int_series_breaks').include(database=false) }} as x
            where
                x.series_id = {{ now }}.series_id
                and x.break_date > coalesce({{ before }}.period_start, {{ before }}.period_end)
                and x.break_date <= {{ now }}.period_end
        ) then 'definition_break'
    when
        {{ now }}.needs_standard
        and coalesce({{ now }}.threshold_seconds <> {{ before }}.threshold_seconds, true) then 'standard_differs'
{%- endmacro %}
