-- Grain: one area, metric, dimensions and unit that accepted levels, or accepted figures of other kinds, are about,
-- with the series that they speak of. What follows from these is found once, however many figures share them.

with spoken_of as (
    select distinct
        area,
        metric,
        dimensions,
        unit,
        measure_type = 'level' as is_level,
    from {{ ref('int_reviewed_observations') }}
    where status = 'accepted'
),

int_subjects as (
    select
        s.*,
        -- a rank, a target or a change speaks of the series that carries the metric's own unit
        {{ series_key('s.area', 's.metric', 's.dimensions', 'if(s.is_level, s.unit, m.unit)') }} as series_id,
        m.family,
        m.kind,
        a.area_id,
        coalesce(a.area_kind, 'unlisted') as area_kind,
        {% for key in var('dimension_columns') -%}
        {{ dimension_value('s.dimensions', key) }} as {{ key }},
        {% endfor %}
    from spoken_of as s
    left join {{ ref('metrics') }} as m on s.metric = m.metric
    left join {{ ref('areas') }} as a on s.area = a.area
)

select * from int_subjects
