-- Grain: one metric.

with dim_metric as (
    select
        metric,
        family,
        label,
        unit,
        polarity,
        definition,
        kind,
        quarter_rule,
        cast("min" as {{ number() }}) as min_value,
        cast("max" as {{ number() }}) as max_value,
        core = 'yes' as is_core,
        coalesce(needs_standard = 'yes', false) as needs_standard,
        headline_rank,
    from {{ ref('metrics') }}
)

select * from dim_metric
order by metric
