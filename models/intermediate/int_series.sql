-- Grain: one series: area, metric, dimensions and unit of levels.

-- the least that tells series apart is taken from the many levels; what follows from it is looked up after
with keys as (
    select distinct
        series_id,
        area,
        metric,
        dimensions,
        unit,
    from {{ ref('int_levels') }}
),

int_series as (
    select
        k.*,
        s.area_id,
        s.area_kind,
        s.family,
        {{ dimension_columns('s') }}
        m.polarity,
        m.kind,
        m.quarter_rule,
        coalesce(m.needs_standard = 'yes', false) as needs_standard,
        m.headline_rank,
    from keys as k
    left join {{ ref('metrics') }} as m on k.metric = m.metric
    left join {{ ref('int_subjects') }} as s
        on
            k.area = s.area and k.metric = s.metric and k.dimensions = s.dimensions and k.unit = s.unit
            and s.is_level
)

select * from int_series
