-- Grain: one figure of a change or share that a table prints, with the two figures of its lane that give it in
-- the other lanes. Which columns make up which is read from the arithmetic, not from names.
{{ config(schema='intermediate') }}

with int_column_formulas as (
    select * from {{ ref('int_column_trials') }}
    where not is_right and not is_saved and lanes_right >= 2 and lanes_right >= 2 * lanes_wrong
    qualify row_number() over (
            partition by observation_id
            order by lanes_right desc, formula asc, a_position asc, b_position asc
        ) = 1
)

select
    table_id,
    paper_sha256,
    direction,
    formula,
    lane_label,
    label,
    observation_id,
    value,
    value_low,
    value_high,
    computed,
    low,
    high,
    a_label,
    b_label,
    a_value,
    b_value,
    a_id,
    b_id,
    lanes_right,
    lanes_wrong,
    share_size,
from int_column_formulas
