-- Grain: one statement of arithmetic of a sentence, its figures side by side by their roles. Values are without
-- their sign, which the words carry; the parts of a sum are added up.
{{ config(schema='intermediate') }}
{%- set roles = ['base', 'level', 'change', 'part', 'whole', 'share', 'total'] %}

with figures as (
    select
        s.said,
        s.form,
        s.role,
        s.way,
        o.paper_sha256,
        o.block,
        o.char_start,
        o.observation_id,
        o.value_text,
        o.label,
        o.unit,
        o.qualifier,
        abs(o.value) as value,
        if(o.value < 0, -o.value_high, o.value_low) as value_low,
        if(o.value < 0, -o.value_low, o.value_high) as value_high,
    from {{ ref('stg_sayings') }} as s
    inner join {{ ref('int_reviewed_observations') }} as o on s.observation_id = o.observation_id
    where o.value is not null and o.status <> 'ignored'
),

int_sayings as (
    select
        paper_sha256,
        said,
        form,
        way,
        any_value(block) as block,
        min(char_start) as char_start,
        {% for role in roles -%}
        {% for column in ['observation_id', 'value_text', 'unit', 'qualifier', 'value', 'value_low', 'value_high'] -%}
        min({{ column }}) filter (where role = '{{ role }}') as {{ role }}_{{ column }},
        {% endfor -%}
        {% endfor -%}
        count(*) filter (where role = 'part') as part_count,
        list(observation_id order by char_start) filter (where role = 'part') as part_ids,
        list(value order by char_start) filter (where role = 'part') as part_values,
        sum(value) filter (where role = 'part') as sum_value,
        -- an open side of one part leaves the sum open
        if(bool_or(value_low is null) filter (where role = 'part'), null, sum(value_low) filter (where role = 'part'))
            as sum_low,
        if(
            bool_or(value_high is null) filter (where role = 'part'), null,
            sum(value_high) filter (where role = 'part')
        ) as sum_high,
    from figures
    group by all
)

select * from int_sayings
