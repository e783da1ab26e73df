{#- Period arithmetic. Financial quarters begin in April, so they start on the days calendar quarters do. -#}
{% macro quarter_start(day) -%}
    cast(date_trunc('quarter', {{ day }}) as date)
{%- endmacro %}

{#- '2022/23' of a day in the financial year that begins on 1 April 2022. -#}
{% macro financial_year(day) -%}
    printf('%d/%02d', year({{ day }} - interval 3 month), (year({{ day }} - interval 3 month) + 1) % 100)
{%- endmacro %}

{#- 1 for April to June, ... 4 for January to March. -#}
{% macro quarter_number(day) -%}
    quarter({{ day }} - interval 3 month)
{%- endmacro %}

{#- '2022/23 Q3' of a day from October to December 2022. -#}
{% macro quarter_label(day) -%}
    {{ financial_year(day) }} || ' Q' || {{ quarter_number(day) }}
{%- endmacro %}

{#- What kind of interval a value is about, read from its days and never from its name. -#}
{% macro period_basis(first_day, last_day_) -%}
    case
        when {{ first_day }} is null then 'as_reported'
        when {{ first_day }} = {{ last_day_ }} then 'point'
        when day({{ first_day }}) <> 1 or {{ last_day_ }} <> last_day({{ last_day_ }}) then 'range'
        when date_diff('month', {{ first_day }}, {{ last_day_ }}) = 0 then 'month'
        when date_diff('month', {{ first_day }}, {{ last_day_ }}) = 11 then 'year_ending'
        when date_diff('month', {{ first_day }}, {{ last_day_ }}) = 2
            and month({{ first_day }}) % 3 = 1 then 'quarter'
        when date_diff('month', {{ first_day }}, {{ last_day_ }}) < 11
            and month({{ first_day }}) = 4 then 'year_to_date'
        else 'range'
    end
{%- endmacro %}

{#- First day of the quarter that a value belongs to: an undated one to the last full quarter before its
    report, what is counted at a point to the quarter that ended up to 7 days before, others to their last
    day's. -#}
{% macro owning_quarter(basis, kind, last_day_) -%}
    case
        when {{ basis }} = 'as_reported' then {{ quarter_start(last_day_ ~ ' - interval 3 month') }}
        when {{ basis }} = 'point' and {{ kind }} <> 'flow'
            then {{ quarter_start(last_day_ ~ ' - interval 7 day') }}
        else {{ quarter_start(last_day_) }}
    end
{%- endmacro %}

{#- Order in which the bases of one quarter are preferred: lower is better. -#}
{% macro basis_preference(value_basis, quarter_rule) -%}
    case
        when {{ value_basis }} = 'quarter' then 0
        when {{ value_basis }} = case {{ quarter_rule }}
            when 'sum_of_months' then 'three_months' when 'last_month' then 'month' when 'point' then 'point'
        end then 1
        else list_position(
            ['three_months', 'rest_of_sums', 'month', 'year_ending', 'point', 'year_to_date', 'as_reported'],
            {{ value_basis }}
        ) + 1
    end
{%- endmacro %}

{#- Readable key of a series' period. -#}
{% macro point_key(series, first_day, last_day_) -%}
    concat_ws('|', {{ series }}, coalesce(cast({{ first_day }} as varchar), ''), {{ last_day_ }})
{%- endmacro %}
