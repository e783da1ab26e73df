-- Grain: one series: area, metric, dimensions and unit of levels.

with keys as (
    select distinct
        series_id,
        area,
        area_id,
        area_kind,
        metric,
        family,
        dimensions,
        unit,
        {{ dimension_columns('l') }}
    from {{ ref('int_levels') }} as l
),

int_series as (
    select
        k.*,
        m.polarity,
        m.kind,
        m.quarter_rule,
        coalesce(m.needs_standard = 'yes', false) as needs_standard,
        m.headline_rank,
    from keys as k
    left join {{ ref('metrics') }} as m on k.metric = m.metric
)

select * from int_series
