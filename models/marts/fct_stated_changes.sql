-- Grain: one change as one paper states it, never computed here.

with fct_stated_changes as (
    select
        observation_id,
        series_id,
        area,
        area_id,
        metric,
        dimensions,
        {{ dimension_columns('o') }}
        measure_type,
        basis,
        period_basis,
        period_start,
        period_end,
        quarter_start,
        base_start,
        base_end,
        value as stated_change,
        value_low as stated_change_low,
        value_high as stated_change_high,
        unit,
        qualifier,
        scenario,
        figure_id,
        document,
        paper_sha256,
        report_date,
        reported_from,
    from {{ ref('int_observations') }} as o
    where measure_type in ('change_pct', 'change_pp', 'change_abs')
)

select * from fct_stated_changes
order by series_id, period_end, observation_id
