-- Grain: one figure of running text that another follows closely, with the next two figures of its paragraph and
-- the few words that the labels keep before and behind each.
{{ config(schema='intermediate') }}
{%- set kept = ['observation_id', 'value_text', 'label', 'value', 'value_low', 'value_high', 'unit', 'qualifier'] %}

with figures as (
    select o.*
    from {{ ref('int_reviewed_observations') }} as o
    left join {{ ref('stg_cells') }} as c on o.observation_id = c.observation_id and c.row_number is not null
    where
        o.status <> 'ignored' and o.value is not null and o.unit is not null and c.observation_id is null
        and coalesce(o.scenario, 'actual') = 'actual'
        -- the first meaning of each figure
        and o.observation_id like '%-0'
),

followed as (
    select
        paper_sha256,
        block,
        char_start,
        measure_type,
        {% for column in kept -%}
        {{ column }},
        lead({{ column }}, 1) over in_order as next1_{{ column }},
        lead({{ column }}, 2) over in_order as next2_{{ column }},
        {% endfor -%}
        lead(char_start) over in_order - char_end as gap1,
        lead(char_start, 2) over in_order - lead(char_end) over in_order as gap2,
    from figures
    window in_order as (partition by paper_sha256, block order by char_start)
),

int_prose_figures as (
    select
        *,
        {% for step in ['', 'next1_', 'next2_'] -%}
        {{ words_before(step) }} as {{ step }}words_before,
        {{ words_after(step) }} as {{ step }}words_after,
        {% endfor -%}
    from followed
    where gap1 <= 60
)

select * from int_prose_figures
