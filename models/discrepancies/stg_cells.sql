-- Grain: one place of one meaning of a figure in its table, or one echo in running text; cast and nothing else
-- (stg_sayings has the other rows of the files).
{{ config(schema='staging') }}
{%- set columns = [
    'figure_id', 'observation_id', 'block', 'row_number', 'column_number', 'row_label', 'column_label', 'section', 'row_kind',
    'column_kind', 'sign', 'alone', 'echoes', 'said',
] %}

with printed as (
    {{ read_text_csv(seeds_root() ~ '/cells/*.csv', columns) }}
),

stg_cells as (
    select
        figure_id,
        observation_id,
        block,
        cast(row_number as integer) as row_number,
        cast(column_number as integer) as column_number,
        row_label,
        column_label,
        section,
        row_kind,
        column_kind,
        sign,
        alone,
        echoes,
    from printed
    where said is null
)

select * from stg_cells
order by observation_id
