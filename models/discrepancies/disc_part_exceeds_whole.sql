-- Grain: one part that is printed larger than its whole.
{{ config(schema='intermediate') }}

with levels as (
    select l.*
    from {{ ref('int_levels') }} as l
    -- what is printed with several values refutes nothing
    left join {{ ref('fct_conflicts') }} as c on l.point_id = c.point_id and l.paper_sha256 = c.paper_sha256
    where l.period_start is not null and c.point_id is null and {{ is_related('l.metric') }}
),

of_measures as (
    select
        p.paper_sha256,
        p.observation_id as part_id,
        w.observation_id as whole_id,
        p.value as part_value,
        w.value as whole_value,
        p.value_high - p.value_low as width,
        p.label as part_label,
        w.label as whole_label,
    from levels as p
    inner join {{ ref('metric_relations') }} as r on p.metric = r.metric and r.relation = 'part_of'
    inner join levels as w
        on
            r.other_metric = w.metric and p.area = w.area and p.paper_sha256 = w.paper_sha256
            and p.period_start = w.period_start and p.period_end = w.period_end
            and {{ same_dimensions('w.dimensions', 'p.dimensions', 'r.other_dimensions') }}
    where p.value_low > w.value_high
),

plain_totals as (
    select * from {{ ref('int_table_items') }}
    where
        kind in ('total', 'subtotal', 'grand_total') and unit_class = 'count' and value > 0
        and lane_kind is null
        and regexp_matches(lower(label), '^\W*(?:sub|grand)?[\s-]*totals?\W*$')
),

-- a 'Total' whose readings all fail, below rows none of which is negative
of_tables as (
    select
        t.paper_sha256,
        i.observation_id as part_id,
        t.observation_id as whole_id,
        i.value as part_value,
        t.value as whole_value,
        i.value_high - i.value_low as width,
        coalesce(i.label, i.lane_label) as part_label,
        t.label as whole_label,
    from plain_totals as t
    inner join {{ ref('int_table_items') }} as i
        on
            t.table_id = i.table_id and t.direction = i.direction and t.lane = i.lane and t.unit_class = i.unit_class
            and t.position > i.position and i.kind is null and i.section is not distinct from t.section
    where
        i.value_low > t.value_high
        and not exists (
            select 1
            from {{ ref('int_table_items') }} as x
            where
                x.table_id = t.table_id and x.direction = t.direction and x.lane = t.lane
                and x.position < t.position and (x.value < 0 or x.kind is not null)
        )
        and not exists (
            select 1
            from {{ ref('int_total_readings') }} as r
            where
                r.observation_id = t.observation_id and r.direction = t.direction
                and (r.is_sum or not r.is_complete and r.start_position = 0)
        )
        -- in another column the total is that of rows further down
        and not exists (
            select 1
            from {{ ref('int_total_readings') }} as r
            where
                r.table_id = t.table_id and r.direction = t.direction and r.position = t.position
                and r.start_position > i.position and r.is_sum and r.part_count >= 2 and r.value <> 0
        )
        -- the mean of rows that are alike, or that print decimals, lies between them
        and not exists (
            select 1
            from {{ ref('int_total_readings') }} as r
            where
                r.observation_id = t.observation_id and r.direction = t.direction and r.reading = 'single'
                and {{ may_be_a_mean('t.value', 'r.part_values', 'r.sum_value') }}
                and (
                    list_max(r.part_values) <= 3 * list_min(r.part_values)
                    or t.value <> floor(t.value) and t.unit <> 'fte'
                )
        )
        -- nor is one row taken from the others, or the others from it
        and not exists (
            select 1
            from {{ ref('int_total_readings') }} as r, unnest(r.part_values) as p (part_value)
            where
                r.observation_id = t.observation_id and r.direction = t.direction and p.part_value <> 0
                and t.value in (r.sum_value - 2 * p.part_value, 2 * p.part_value - r.sum_value)
        )
),

-- a column 'of which upheld' behind the one that it is of, in most rows no larger than it
parts_of_lanes as (
    select
        i.paper_sha256,
        i.table_id,
        i.direction,
        i.position,
        i.lane,
        i.observation_id as part_id,
        w.observation_id as whole_id,
        i.value as part_value,
        w.value as whole_value,
        i.value_high - i.value_low as width,
        concat_ws(', ', i.lane_label, i.label) as part_label,
        w.label as whole_label,
        i.value_low > w.value_high as is_larger,
    from {{ ref('int_table_items') }} as i
    inner join {{ ref('int_table_items') }} as w
        on
            i.table_id = w.table_id and i.direction = w.direction and i.lane = w.lane and i.unit_class = w.unit_class
            and i.position > w.position
    where
        i.kind = 'of_which' and regexp_matches(lower(i.label), '\bof which\b') and w.kind is distinct from 'of_which'
        and i.value >= 0 and w.value >= 0 and i.unit_class in {{ additive_units() }}
    qualify w.position = max(w.position) over (partition by i.observation_id, i.direction)
),

of_lanes as (
    select * exclude (table_id, direction, position, lane, is_larger) from parts_of_lanes
    window same_column as (partition by table_id, direction, position)
    qualify
        is_larger and count(*) filter (where not is_larger and part_value < whole_value) over same_column
        > count(*) filter (where is_larger) over same_column
),

-- '45 of the 40 complaints'
of_sentences as (
    select
        paper_sha256,
        part_observation_id as part_id,
        whole_observation_id as whole_id,
        part_value,
        whole_value,
        part_value_high - part_value_low as width,
        part_value_text as part_label,
        whole_value_text as whole_label,
    from {{ ref('int_sayings') }}
    where form in ('part', 'share') and part_value_low > whole_value_high and part_unit = whole_unit
),

found as (
    select * from of_measures
    union all
    select * from of_tables
    union all
    select * from of_lanes
    union all
    select * from of_sentences
),

disc_part_exceeds_whole as (
    select
        'part_exceeds_whole' as rule,
        paper_sha256,
        'high' as severity,
        part_value as stated,
        whole_value as recomputed,
        width / 2 as tolerance,
        [part_id, whole_id] as observation_ids,
        concat(
            '"', part_label, '" is printed as ', {{ said('part_value') }}, ', more than the ',
            {{ said('whole_value') }}, ' of "', whole_label, '" that it is part of.'
        ) as sentence,
    from found
    qualify row_number() over (partition by part_id, whole_value order by whole_id) = 1
)

select * from disc_part_exceeds_whole
