-- Grain: one row of one observation file: one meaning of one figure, of every status.
-- Cast and rename only: a value that does not fit its type stops the build here.
{%- set columns = record_columns() %}

with printed as (
    {{ read_text_csv(seeds_root() ~ '/observations/*.csv', columns) }}
    {%- if var('observations_parquet', '') %}
    union all by name
    {{ read_text_parquet(var('observations_parquet'), columns) }}
    {%- endif %}
),

stg_observations as (
    select
        document,
        cast(char_start as integer) as char_start,
        cast(char_end as integer) as char_end,
        value_text,
        area,
        metric,
        coalesce(dimensions, '') as dimensions,
        measure_type,
        basis,
        period_type,
        cast(period_start as date) as period_start,
        cast(period_end as date) as period_end,
        cast(value as {{ number() }}) as value,
        unit,
        qualifier,
        status,
        page,
        block,
        label,
        confidence,
        rule,
        paper_sha256,
        figure_id,
        observation_id,
        cast(report_date as date) as report_date,
        scenario,
        cast(value_low as {{ number() }}) as value_low,
        cast(value_high as {{ number() }}) as value_high,
        cast(base_start as date) as base_start,
        cast(base_end as date) as base_end,
        candidates,
    from printed
)

select * from stg_observations
order by paper_sha256, char_start, observation_id
