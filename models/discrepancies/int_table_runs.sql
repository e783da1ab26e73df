-- Grain: one row or column of a table that is the sum of the run just before it, with that run, in every lane.
-- 'Force costs' is a subtotal though no label says so; what it covers is not added a second time further down.
{{ config(schema='intermediate') }}

with items as (
    select * from {{ ref('int_table_items') }}
    where
        unit in {{ additive_units() }} and coalesce(lane_kind not in ('not_additive', 'change'), true)
        and coalesce(kind not in ('of_which', 'change', 'not_additive'), true)
),

starts as (
    select distinct
        table_id,
        direction,
        position as start_position,
    from items
),

sums as (
    select
        t.table_id,
        t.direction,
        t.position,
        s.start_position,
        t.lane,
        t.value,
        {{ intervals_meet('sum(i.value_low)', 'sum(i.value_high)', 't.value_low', 't.value_high') }} as is_sum,
        count(*) as item_count,
    from items as t
    inner join starts as s
        on
            t.table_id = s.table_id and t.direction = s.direction
            and s.start_position between t.position - 40 and t.position - 2
    inner join items as i
        on
            t.table_id = i.table_id and t.direction = i.direction and t.lane = i.lane and t.unit_class = i.unit_class
            and s.start_position <= i.position and t.position > i.position
    group by t.table_id, t.direction, t.position, s.start_position, t.lane, t.value, t.value_low, t.value_high
),

whole_runs as (
    select
        table_id,
        direction,
        position,
        start_position,
        max(item_count) as item_count,
    from sums
    group by all
    -- one lane alone may add up by chance, and so do zeros
    having bool_and(is_sum) and count(*) filter (where value <> 0 and item_count >= 2) >= 2
),

int_table_runs as (
    select
        table_id,
        direction,
        position,
        start_position,
        item_count,
    from whole_runs
    qualify row_number() over (partition by table_id, direction, position order by start_position desc) = 1
)

select * from int_table_runs
