-- Grain: series, period and reporting: every value that any paper gave, until which meeting it stood, and
-- whether the paper said it first, repeated it or restated it.
{{ config(materialized='view') }}

with fct_vintages as (
    select
        r.point_id,
        r.reporting_number,
        r.vintage_number,
        r.reporting_role,
        r.series_id,
        s.area,
        s.area_id,
        s.area_kind,
        s.metric,
        s.family,
        s.dimensions,
        {{ dimension_columns('s') }}
        s.unit,
        r.period_basis,
        r.period_type,
        r.period_start,
        r.period_end,
        r.quarter_start,
        r.value,
        r.value_low,
        r.value_high,
        r.qualifier,
        r.status,
        r.reported_from,
        r.reported_until as superseded_on,
        r.is_latest,
        r.last_reported_from,
        r.reporting_count,
        r.observation_id,
        r.observation_count,
        r.document,
        r.paper_sha256,
        r.report_date,
    from {{ ref('int_reporting_history').include(database=false) }} as r
    inner join {{ ref('int_series').include(database=false) }} as s on r.series_id = s.series_id
)

select * from fct_vintages
