-- Grain: series, value basis, quarter and comparison: the change with its bounds, from the rounding of both
-- printed figures, or the reason why there is none.
{{ config(materialized='view') }}

with {{ changes_of_pairs(
    ref('int_quarter_pairs').include(database=false),
    ['series_id', 'value_basis', 'quarter_start', 'comparison', 'base_quarter_start']
) }},

int_quarter_changes as (
    select * from changes
)

select * from int_quarter_changes
