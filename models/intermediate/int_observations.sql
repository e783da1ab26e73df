-- Grain: one accepted meaning of one figure, with the series, area, quarter and meeting it belongs to.
{{ config(materialized='view') }}

with described as (
    select
        o.*,
        d.* exclude (dimensions), -- noqa: RF02
        m.family,
        m.kind,
        a.area_id,
        coalesce(a.area_kind, 'unlisted') as area_kind,
        p.panel,
        p.meeting_date,
        coalesce(p.meeting_date, o.report_date) as reported_from,
        -- a rank, a target or a change speaks of the series that carries the metric's own unit
        {{ series_key('o.area', 'o.metric', 'o.dimensions', "if(o.measure_type = 'level', o.unit, m.unit)") }}
            as series_id,
        {{ period_basis('o.period_start', 'o.period_end') }} as period_basis,
    from {{ ref('int_reviewed_observations').include(database=false) }} as o
    left join {{ ref('int_dimensions').include(database=false) }} as d on o.dimensions = d.dimensions
    left join {{ ref('metrics').include(database=false) }} as m on o.metric = m.metric
    left join {{ ref('areas').include(database=false) }} as a on o.area = a.area
    left join {{ ref('stg_papers').include(database=false) }} as p on o.paper_sha256 = p.paper_sha256
    where o.status = 'accepted'
),

int_observations as (
    select
        *,
        {{ owning_quarter('period_basis', 'kind', 'period_end') }} as quarter_start,
    from described
)

select * from int_observations
