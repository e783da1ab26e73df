-- Grain: one figure of a change or share that a table prints, two other figures of its lane, and a formula that
-- might give it from them, with the number of lanes in which it does.
{{ config(schema='intermediate') }}

with items as (
    select
        *,
        -- what a share is out of: 100, or the number of people that its label names
        if(unit = 'percent', 100, {{ rate_size('label') }}) as share_size,
    from {{ ref('int_table_items') }}
    where value_low is not null and value_high is not null
),

targets as (
    select * from items
    where
        kind = 'change'
        or (unit = 'percent' and regexp_matches(lower(coalesce(label, '')), 'rate|%|share|proportion|per ?cent'))
        or (unit <> 'percent' and share_size is not null)
),

pairs as (
    select
        c.table_id,
        c.direction,
        c.lane,
        c.position,
        c.kind,
        c.label,
        c.lane_label,
        c.unit,
        c.share_size,
        c.value,
        c.value_low,
        c.value_high,
        c.observation_id,
        c.paper_sha256,
        a.position as a_position,
        b.position as b_position,
        a.label as a_label,
        b.label as b_label,
        a.value as a_value,
        a.value_low as a_low,
        a.value_high as a_high,
        b.value as b_value,
        b.value_low as b_low,
        b.value_high as b_high,
        a.unit as a_unit,
        a.observation_id as a_id,
        b.observation_id as b_id,
    from targets as c
    inner join items as a
        on c.table_id = a.table_id and c.direction = a.direction and c.lane = a.lane and c.position <> a.position
    inner join items as b
        on
            c.table_id = b.table_id and c.direction = b.direction and c.lane = b.lane
            and b.position not in (c.position, a.position) and a.unit_class = b.unit_class
    where a.kind is distinct from 'change' and b.kind is distinct from 'change'
),

-- b is the later or the part, a the earlier or the whole
differences as (
    select
        *,
        'difference' as formula,
        b_value - a_value as computed,
        b_low - a_high as low,
        b_high - a_low as high,
    from pairs
    where kind = 'change'
),

weekly as (
    select
        *,
        'weekly' as formula,
        (b_value - a_value) / 52 as computed,
        (b_low - a_high) / 53 as low,
        (b_high - a_low) / 52 as high,
    from pairs
    where kind = 'change' and regexp_matches(lower(label), 'week') and b_low >= a_high
),

percents as (
    select
        *,
        'percent' as formula,
        (b_value / a_value - 1) * 100 as computed,
        (b_low / a_high - 1) * 100 as low,
        (b_high / a_low - 1) * 100 as high,
    from pairs
    where kind = 'change' and a_low > 0 and b_low >= 0 and unit in ('percent', 'count')
),

shares as (
    select
        *,
        'share' as formula,
        b_value / a_value * share_size as computed,
        b_low / a_high * share_size as low,
        b_high / a_low * share_size as high,
    from pairs
    where
        kind is distinct from 'change' and share_size is not null and a_unit <> 'percent' and a_low > 0 and b_low >= 0
),

formulas as (
    {% for formula in ['differences', 'weekly', 'percents', 'shares'] -%}
    select * from {{ formula }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

-- a fall may be printed with or without its sign
signed as (
    select
        *,
        {{ intervals_meet('low', 'high', 'value_low', 'value_high') }}
        or (kind = 'change' and {{ intervals_meet('-high', '-low', 'value_low', 'value_high') }}) as is_rounded,
        unit = 'percent' and (
            {{ is_cut_off('low', 'high', 'value', 'value_low', 'value_high') }}
            or kind = 'change' and {{ is_cut_off('-high', '-low', 'value', 'value_low', 'value_high') }}
        ) as is_cut_off,
    from formulas
),

-- a table that cuts off every percentage has a rule of its own, and keeps it
ruled as (
    select
        *,
        is_rounded or bool_and(is_cut_off) over (
            partition by table_id, direction, position, a_position, b_position, formula
        ) as is_right,
    from signed
),

int_column_trials as (
    select
        *,
        count(distinct computed) filter (where is_right and computed <> 0) over same_formula as lanes_right,
        count(*) filter (where not is_right) over same_formula as lanes_wrong,
        bool_or(is_right) over (partition by observation_id, direction) as is_saved,
    from ruled
    window same_formula as (partition by table_id, direction, position, a_position, b_position, formula)
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
    a_position,
    b_position,
    position,
    is_right,
    is_saved,
from int_column_trials
