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
        a.area_id,
        coalesce(a.area_kind, 'unlisted') as area_kind,
        m.family,
        {{ dimension_columns('d') }}
        m.polarity,
        m.kind,
        m.quarter_rule,
        coalesce(m.needs_standard = 'yes', false) as needs_standard,
        m.headline_rank,
    from keys as k
    left join {{ ref('metrics') }} as m on k.metric = m.metric
    left join {{ ref('areas') }} as a on k.area = a.area
    left join {{ ref('int_dimensions') }} as d on k.dimensions = d.dimensions
)

select * from int_series
