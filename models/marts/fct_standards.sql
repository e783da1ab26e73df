-- Grain: one target as one paper states it.

with fct_standards as (
    select
        observation_id,
        series_id,
        area,
        area_id,
        metric,
        dimensions,
        {{ dimension_columns('o') }}
        period_basis,
        period_start,
        period_end,
        quarter_start,
        value as target_value,
        value_low as target_low,
        value_high as target_high,
        unit,
        qualifier,
        figure_id,
        document,
        paper_sha256,
        report_date,
        reported_from,
    from {{ ref('int_observations') }} as o
    where measure_type = 'target'
)

select * from fct_standards
order by series_id, reported_from, observation_id
