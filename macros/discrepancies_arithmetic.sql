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

{#- In how many places two numbers differ. Both are filled up to one length, since the order in which conditions
    are tried is not ours, and unequal lengths are an error. -#}
{% macro digits_apart(value, other) -%}
    hamming(lpad({{ plain(value) }}, 32, '0'), lpad({{ plain(other) }}, 32, '0'))
{%- endmacro %}

{#- Whether two whole numbers of one length differ in one digit, or in two neighbours that changed places. -#}
{% macro is_digit_slip(value, other) -%}
    (
        {{ value }} <> {{ other }} and length({{ plain(value) }}) = length({{ plain(other) }})
        and length({{ plain(value) }}) >= 3
        and (
            {{ digits_apart(value, other) }} = 1
            or (
                {{ digits_apart(value, other) }} = 2
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

{#- Beginnings of words of a row or column whose figures are others at the next report. -#}
{% macro moves_on() -%}
    actual|outturn|to date|spen[dt]|year to|ytd|current|latest|position|remaining
{%- endmacro %}

{#- Whether one of two numbers of three digits or more is the other to the nearest ten, hundred or thousand. -#}
{% macro is_rounder(value, other) -%}
    (
        least(abs({{ value }}), abs({{ other }})) >= 100 and (
            {% for step in [10, 100, 1000] -%}
            ({{ value }} % {{ step }} = 0 or {{ other }} % {{ step }} = 0)
            and abs({{ value }} - {{ other }}) <= {{ step }} / 2
            {{ 'or ' if not loop.last }}
            {%- endfor -%}
        )
    )
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

{#- Whether a total may be the mean of rows none of which is negative: it lies between them, and is no slip of their
    sum. Means are printed below rows of counts, and under the word 'Total'. -#}
{% macro may_be_a_mean(total, parts, parts_sum) -%}
    (
        list_min({{ parts }}) >= 0 and {{ total }} between list_min({{ parts }}) and list_max({{ parts }})
        and not {{ is_digit_slip(total, parts_sum) }}
    )
{%- endmacro %}

{#- Words of a label that name a period of a year. -#}
{% macro period_words() -%}
    \b(?:q[1-4]|quarter|h[12]|half|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b
{%- endmacro %}

{#- Words of a label that name people, who may be counted in several periods and once in their sum. -#}
{% macro words_of_people() -%}
    \b(?:people|persons?|individuals?|clients?|(?:service )?users?|victims?|offenders?|suspects?|detainees|participants?|attendees|members?|residents?|families|households?|children|pupils|volunteers?|cadets?|officers?|staff|pcsos?|specials?|headcount|strength|establishment|fte|open|outstanding)\b
{%- endmacro %}
