-- Grain: one rank as one paper states it; 1 is the best place.

with fct_ranks as (
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
        value as rank_value,
        qualifier,
        figure_id,
        document,
        paper_sha256,
        report_date,
        reported_from,
    from {{ ref('int_observations') }} as o
    where measure_type = 'rank'
)

select * from fct_ranks
order by series_id, period_end, observation_id
