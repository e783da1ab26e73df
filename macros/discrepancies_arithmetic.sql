{#- Arithmetic of discrepancies: closed intervals, numbers as people write them, how far off is grave. -#}

{#- Whether two closed intervals share a value; a null bound is an open side. Bounds that a division gave are
    not exact: what touches must touch, so that a billionth counts for nothing. -#}
{% macro intervals_meet(low, high, other_low, other_high) -%}
    (
        coalesce({{ low }} <= {{ other_high }} + 1e-9, true)
        and coalesce({{ other_low }} <= {{ high }} + 1e-9, true)
    )
{%- endmacro %}

{#- A number without zeros that say nothing: 1500000, 0.25. -#}
{% macro plain(value) -%}
    regexp_replace(cast(cast(round({{ value }}, 6) as decimal(28, 6)) as varchar), '\.?0+$', '')
{%- endmacro %}

{#- The same for a sentence, with commas: 1,500,000. -#}
{% macro said(value) -%}
    regexp_replace(format('{:,.6f}', cast({{ value }} as double)), '\.?0+$', '')
{%- endmacro %}

{#- low, medium or high: how far the printed value lies from the recomputed one, beyond rounding. -#}
{% macro severity_of(stated, recomputed, tolerance) -%}
    case
        when abs({{ stated }} - {{ recomputed }}) - coalesce({{ tolerance }}, 0)
            >= 0.1 * abs({{ recomputed }}) then 'high'
        when abs({{ stated }} - {{ recomputed }}) - coalesce({{ tolerance }}, 0)
            >= 0.01 * abs({{ recomputed }}) then 'medium'
        else 'low'
    end
{%- endmacro %}

{#- Half the width of an interval, null where a side is open. -#}
{% macro half_width(low, high) -%}
    ({{ high }} - {{ low }}) / 2
{%- endmacro %}

{#- Units whose values may be added up. -#}
{% macro additive_units() -%}
    ('count', 'gbp', 'fte', 'hours')
{%- endmacro %}

{#- The columns that every rule gives, in one order, so that their rows can stand in one table. -#}
{% macro discrepancy_columns() -%}
    rule, paper_sha256, severity, stated, recomputed, tolerance, observation_ids, sentence
{%- endmacro %}

{#- Whether two whole numbers of one length differ in one digit, or in two neighbours that changed places. -#}
{% macro is_digit_slip(value, other) -%}
    (
        {{ value }} <> {{ other }} and length({{ plain(value) }}) = length({{ plain(other) }})
        and length({{ plain(value) }}) >= 3
        and (
            hamming({{ plain(value) }}, {{ plain(other) }}) = 1
            or (
                hamming({{ plain(value) }}, {{ plain(other) }}) = 2
                and abs({{ value }} - {{ other }}) % 9 = 0
                and list_sort(string_split({{ plain(value) }}, '')) = list_sort(string_split({{ plain(other) }}, ''))
            )
        )
    )
{%- endmacro %}

{#- Whether a series' dimensions are those of another and some more, whatever their order. -#}
{% macro same_dimensions(dimensions, base, more) -%}
    (
        list_sort(list_filter(string_split(coalesce({{ dimensions }}, ''), ';'), lambda pair: pair <> ''))
        = list_sort(list_filter(
            string_split(concat_ws(';', {{ base }}, {{ more }}), ';'), lambda pair: pair <> ''
        ))
    )
{%- endmacro %}

{#- The different words of a figure's label, without the figure. -#}
{% macro label_words(alias) -%}
    list_distinct(regexp_extract_all(
        lower(replace(coalesce({{ alias }}.label, ''), {{ alias }}.value_text, ' ')), '[a-z][a-z''’-]+'
    ))
{%- endmacro %}

{#- The words that a label keeps before its figure, in small letters; `step` is the prefix of the columns. -#}
{% macro words_before(step) -%}
    lower(trim(split_part({{ step }}label, {{ step }}value_text, 1)))
{%- endmacro %}

{#- The words that a label keeps behind its figure, in small letters. -#}
{% macro words_after(step) -%}
    lower(trim(substring(
        {{ step }}label, strpos({{ step }}label, {{ step }}value_text) + length({{ step }}value_text)
    )))
{%- endmacro %}


{#- Beginnings of words that say of a figure that there is another of the same thing. -#}
{% macro changed_since() -%}
    revis|updat|restat|amend|original|approved|forecast|estimat|project|previous|indicative|provisional
{%- endmacro %}

{#- Whether what lies between two bounds, cut off behind the last printed place, is the printed value. -#}
{% macro is_cut_off(low, high, value, value_low, value_high) -%}
    (
        {{ value }} >= 0 and {{ high }} >= {{ value }} - 1e-9
        and {{ low }} < {{ value }} + {{ value_high }} - {{ value_low }}
        or {{ value }} <= 0 and {{ low }} <= {{ value }} + 1e-9
        and {{ high }} > {{ value }} - ({{ value_high }} - {{ value_low }})
    )
{%- endmacro %}

{#- The number of people that a label's rate is for, 1000 of 'offences per 1,000 population'; null where none is. -#}
{% macro rate_size(label) -%}
    try_cast(replace(
        regexp_extract({{ label }}, '\bper (1,?000|10,?000|100,?000|1,?000,?000)\b', 1, 'i'), ',', ''
    ) as integer)
{%- endmacro %}
