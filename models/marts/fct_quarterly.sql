-- Grain: series, value basis and quarter, without gaps between the first and the last quarter that has a
-- value. Bases of one quarter stand side by side and are never compared.

with quarters as (
    select
        q.*,
        row_number() over (
            partition by q.series_id, q.quarter_start
            order by
                list_position(['reported', 'conflicting', 'missing', 'not_expected'], q.status),
                q.value_basis = 'as_reported',
                {{ basis_preference('q.value_basis', 's.quarter_rule') }}
        ) = 1 as is_headline,
    from {{ ref('int_quarters') }} as q
    inner join {{ ref('int_series') }} as s on q.series_id = s.series_id
),

changes as (
    select * from {{ ref('int_quarter_changes') }}
),

fct_quarterly as (
    select
        q.series_id,
        s.area,
        s.area_id,
        s.area_kind,
        s.metric,
        s.family,
        s.dimensions,
        {{ dimension_columns('s') }}
        s.unit,
        q.quarter_start,
        d.quarter_label,
        q.value_basis,
        q.is_headline,
        q.value,
        q.value_low,
        q.value_high,
        q.status,
        q.reason,
        q.cadence,
        q.period_start,
        q.period_end,
        qoq.base_value as previous_value,
        yoy.base_value as year_ago_value,
        {% for change in ['qoq', 'yoy'] -%}
        {% for measure in ['abs', 'abs_low', 'abs_high', 'pct', 'pct_low', 'pct_high'] -%}
        {{ change }}.change_{{ measure }} as {{ change }}_{{ measure }},
        {% endfor -%}
        {% for measure in ['direction', 'judgement', 'reason'] -%}
        {{ change }}.{{ measure }} as {{ change }}_{{ measure }},
        {% endfor -%}
        {% endfor -%}
        q.standard_id,
        q.threshold_seconds,
        q.observation_id,
        q.observation_ids,
        q.document,
        q.report_date,
        q.reported_from,
    from quarters as q
    inner join {{ ref('int_series') }} as s on q.series_id = s.series_id
    inner join {{ ref('int_calendar') }} as d on q.quarter_start = d.quarter_start
    {% for change in ['qoq', 'yoy'] -%}
    inner join changes as {{ change }}
        on
            q.series_id = {{ change }}.series_id and q.value_basis = {{ change }}.value_basis
            and q.quarter_start = {{ change }}.quarter_start and {{ change }}.comparison = '{{ change }}'
    {% endfor %}
)

select * from fct_quarterly
order by series_id, value_basis, quarter_start
