-- Grain: one figure of a table, seen along one direction. Down, a lane is a column and a position a row;
-- across, a lane is a row and a position a column, so that one rule reads both.
{{ config(schema='intermediate') }}

with figures as (
    select
        o.paper_sha256,
        concat_ws(':', o.paper_sha256, o.block) as table_id,
        c.*,
        if(c.sign = 'minus', -o.value, o.value) as value,
        if(c.sign = 'minus', -o.value_high, o.value_low) as value_low,
        if(c.sign = 'minus', -o.value_low, o.value_high) as value_high,
        o.unit,
        -- posts and people are counted alike, and one table may be read as both
        if(o.unit = 'fte', 'count', o.unit) as unit_class,
        o.value_text,
        o.area,
    from {{ ref('stg_cells') }} as c
    inner join {{ ref('int_reviewed_observations') }} as o on c.observation_id = o.observation_id
    where
        c.row_number is not null and c.alone = 'yes' and o.value is not null and o.status <> 'ignored'
        and o.unit <> 'rank' and o.qualifier is distinct from 'more_than'
        and o.qualifier is distinct from 'less_than'
    qualify row_number() over (
            partition by table_id, c.row_number, c.column_number order by c.observation_id
        ) = 1
),

-- a table whose whole numbers are all multiples of 5, of 10 or of 100 is printed in such steps
steps as (
    select
        table_id,
        case
            when bool_and(value % 100 = 0) then 50
            when bool_and(value % 10 = 0) then 5
            when bool_and(value % 5 = 0) then 2.5
        end as half_step,
    from figures
    where unit = 'count' and value <> 0 and value_low = value and value_high = value
    group by table_id
    having count(distinct value) >= 6
),

bounded as (
    select
        f.* exclude (value_low, value_high),
        cast(f.value_low - coalesce(s.half_step, 0) as {{ number() }}) as value_low,
        cast(f.value_high + coalesce(s.half_step, 0) as {{ number() }}) as value_high,
    from figures as f
    left join steps as s on f.table_id = s.table_id and f.unit = 'count' and f.value_low = f.value_high
),

int_table_items as (
    select
        'down' as direction,
        column_number as lane,
        row_number as position,
        row_label as label,
        row_kind as kind,
        section,
        column_label as lane_label,
        column_kind as lane_kind,
        * exclude (row_number, column_number, row_label, row_kind, section, column_label, column_kind),
    from bounded
    union all
    select
        'across' as direction,
        row_number as lane,
        column_number as position,
        column_label as label,
        column_kind as kind,
        cast(null as varchar) as section,
        row_label as lane_label,
        row_kind as lane_kind,
        * exclude (row_number, column_number, row_label, row_kind, section, column_label, column_kind),
    from bounded
)

select
    table_id,
    direction,
    lane,
    position,
    label,
    kind,
    section,
    lane_label,
    lane_kind,
    value,
    value_low,
    value_high,
    unit,
    unit_class,
    value_text,
    area,
    paper_sha256,
    figure_id,
    observation_id,
from int_table_items
