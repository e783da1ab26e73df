-- Grain: one row of one observation file: one meaning of one figure, of every status.
-- Cast and rename only: a value that does not fit its type stops the build here. Large loads lie beside the CSV
-- files as Parquet, or where the var observations_parquet says.
{%- set columns = record_columns() %}
{%- set sources = ['printed'] %}
{%- set stored = {
    'stored': seeds_root() ~ '/observations/*.parquet', 'elsewhere': var('observations_parquet', '')
} %}

with printed as (
    {{ read_text_csv(seeds_root() ~ '/observations/*.csv', columns) }}
),
{% for name, glob in stored.items() if glob and has_files(glob) %}
{%- do sources.append(name) %}
{{ name }} as (
    {{ read_parquet_files(glob, columns) }}
),
{% endfor %}
{% for name in sources %}
{{ name }}_typed as (
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
        cast(page as varchar) as page,
        cast(block as varchar) as block,
        label,
        cast(confidence as varchar) as confidence,
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
        cast(candidates as varchar) as candidates,
    from {{ name }}
),
{% endfor %}
stg_observations as (
    {%- for name in sources %}
    select * from {{ name }}_typed
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select * from stg_observations
