-- Grain: one labelled total, one lane and one reading of what it is the total of. A reading is where the parts
-- begin and which rows count: all single rows, totals only, what follows the last total, or what no subtotal
-- above covers.
{{ config(schema='intermediate') }}

with items as (
    select
        i.*,
        i.kind in ('total', 'subtotal', 'grand_total') as is_labelled,
        coalesce(i.kind in ('total', 'subtotal', 'grand_total'), false) or r.position is not null as is_total,
        exists(
            select 1
            from {{ ref('int_table_runs') }} as c
            where
                c.table_id = i.table_id and c.direction = i.direction
                and i.position >= c.start_position and i.position < c.position
        ) as is_covered,
        coalesce(i.kind in ('of_which', 'change', 'not_additive'), false) as is_apart,
    from {{ ref('int_table_items') }} as i
    left join {{ ref('int_table_runs') }} as r
        on i.table_id = r.table_id and i.direction = r.direction and i.position = r.position
    where i.unit in {{ additive_units() }} and coalesce(i.lane_kind not in ('not_additive', 'change'), true)
),

starts as (
    select distinct
        table_id,
        direction,
        position as start_position,
    from items
),

last_totals as (
    select
        t.table_id,
        t.direction,
        t.position,
        max(i.position) as last_total,
    from items as t
    inner join items as i
        on t.table_id = i.table_id and t.direction = i.direction and t.position > i.position and i.is_total
    where t.is_labelled
    group by all
),

parts as (
    select
        t.table_id,
        t.direction,
        t.position,
        t.lane,
        s.start_position,
        t.value,
        t.value_low,
        t.value_high,
        t.observation_id,
        i.position as part_position,
        i.value as part_value,
        i.value_low as part_low,
        i.value_high as part_high,
        i.observation_id as part_id,
        unnest([
            if(not i.is_total, 'single', null),
            if(i.is_total, 'totals', null),
            if(i.is_total or i.position > coalesce(l.last_total, -1), 'latest', null),
            if(not i.is_covered, 'uncovered', null)
        ]) as reading,
    from items as t
    inner join starts as s
        on
            t.table_id = s.table_id and t.direction = s.direction
            and s.start_position between t.position - 60 and t.position - 1
    inner join items as i
        on
            t.table_id = i.table_id and t.direction = i.direction and t.lane = i.lane and t.unit_class = i.unit_class
            and s.start_position <= i.position and t.position > i.position
    left join last_totals as l
        on t.table_id = l.table_id and t.direction = l.direction and t.position = l.position
    where t.is_labelled and not i.is_apart
),

sums as (
    select
        table_id,
        direction,
        position,
        lane,
        start_position,
        reading,
        value,
        value_low,
        value_high,
        observation_id,
        sum(part_value) as sum_value,
        sum(part_low) as sum_low,
        sum(part_high) as sum_high,
        count(*) as part_count,
        list(part_id order by part_position) as part_ids,
        list(part_value order by part_position) as part_values,
        list(part_position order by part_position) as part_positions,
    from parts
    where reading is not null
    group by all
),

int_total_readings as (
    select
        *,
        -- every row from the first to the total is there: none is blank or prints words in this lane
        part_count = position - start_position as is_complete,
        {{ intervals_meet('sum_low', 'sum_high', 'value_low', 'value_high') }} as is_sum,
    from sums
)

select * from int_total_readings
