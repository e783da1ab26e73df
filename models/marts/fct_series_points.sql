-- Grain: one series and period, by the latest reporting, at the series' own cadence.
{{ config(materialized='view') }}

with fct_series_points as (
    select
        p.point_id,
        p.series_id,
        s.area,
        s.area_id,
        s.area_kind,
        s.metric,
        s.family,
        s.dimensions,
        {{ dimension_columns('s') }}
        s.unit,
        p.period_basis,
        c.cadence,
        p.period_type,
        p.period_start,
        p.period_end,
        p.quarter_start,
        p.value,
        p.value_low,
        p.value_high,
        p.qualifier,
        p.status,
        p.standard_id,
        p.threshold_seconds,
        p.observation_id,
        p.document,
        p.paper_sha256,
        p.report_date,
        p.reported_from,
        p.last_reported_from,
        p.reporting_count,
        p.vintage_number,
    from {{ ref('int_points').include(database=false) }} as p
    inner join {{ ref('int_series').include(database=false) }} as s on p.series_id = s.series_id
    left join {{ ref('int_cadences').include(database=false) }} as c
        on p.series_id = c.series_id and p.period_basis = c.value_basis
)

select * from fct_series_points
