-- Grain: one accepted meaning of one figure, with the series, area, quarter and meeting it belongs to.
{{ config(materialized='view') }}

with described as (
    select
        o.*,
        s.* exclude (area, metric, dimensions, unit, is_level), -- noqa: RF02
        p.panel,
        p.meeting_date,
        coalesce(p.meeting_date, o.report_date) as reported_from,
        {{ period_basis('o.period_start', 'o.period_end') }} as period_basis,
    from {{ ref('int_reviewed_observations').include(database=false) }} as o
    left join {{ ref('int_subjects').include(database=false) }} as s
        on
            o.area = s.area and o.metric = s.metric and o.dimensions = s.dimensions and o.unit = s.unit
            and (o.measure_type = 'level') = s.is_level
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
