-- Grain: series, value basis and last day of the year, without gaps between the first and the last year that
-- has a value. Bases of one year stand side by side and are never compared.

with {{ changes_of_pairs(ref('int_year_pairs'), ['series_id', 'value_basis', 'year_end']) }},

fct_yearly as (
    select
        y.series_id,
        s.area,
        s.area_id,
        s.area_kind,
        s.metric,
        s.family,
        s.dimensions,
        {{ dimension_columns('s') }}
        s.unit,
        y.year_end,
        case
            when month(y.year_end) = 3 then {{ financial_year('y.year_end') }}
            when month(y.year_end) = 12 then cast(year(y.year_end) as varchar)
            else 'year to ' || strftime(y.year_end, '%B %Y')
        end as year_label,
        case month(y.year_end) when 3 then 'financial' when 12 then 'calendar' else 'other' end as year_kind,
        y.value_basis,
        row_number() over (
            partition by y.series_id, y.year_end
            order by
                list_position(['reported', 'conflicting', 'missing'], y.status),
                list_position(['year', 'four_quarters', 'year_end'], y.value_basis)
        ) = 1 as is_headline,
        y.value,
        y.value_low,
        y.value_high,
        y.status,
        y.reason,
        y.period_start,
        y.period_end,
        c.base_value as year_ago_value,
        {% for measure in ['abs', 'abs_low', 'abs_high', 'pct', 'pct_low', 'pct_high'] -%}
        c.change_{{ measure }} as yoy_{{ measure }},
        {% endfor -%}
        {% for measure in ['direction', 'judgement', 'reason'] -%}
        c.{{ measure }} as yoy_{{ measure }},
        {% endfor -%}
        y.standard_id,
        y.threshold_seconds,
        y.observation_id,
        y.observation_ids,
        y.document,
        y.report_date,
        y.reported_from,
    from {{ ref('int_years') }} as y
    inner join {{ ref('int_series') }} as s on y.series_id = s.series_id
    inner join changes as c
        on y.series_id = c.series_id and y.value_basis = c.value_basis and y.year_end = c.year_end
)

select * from fct_yearly
order by series_id, value_basis, year_end
