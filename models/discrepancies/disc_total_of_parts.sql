-- Grain: one printed total that its parts refute. Either the run that makes up the total in most lanes fails
-- in this one, or a table of one column leaves exactly one row of the run out, or slips in one digit; or a
-- sentence says what the whole is made up of.
{{ config(schema='intermediate') }}

with readings as (
    select
        *,
        is_sum and part_count >= 2 and value <> 0 as is_telling,
    from {{ ref('int_total_readings') }}
),

-- rows or columns that follow one another in time
over_time as (
    select distinct
        table_id,
        direction,
    from {{ ref('int_table_items') }}
    where kind is null and regexp_matches(lower(label), '{{ period_words() }}')
),

totals as (
    select distinct on (i.observation_id, i.direction)
        i.*,
        count(*) over (partition by i.table_id, i.direction, i.position) as lane_count,
    from {{ ref('int_table_items') }} as i
    where
        i.kind in ('total', 'subtotal', 'grand_total') and i.unit in {{ additive_units() }}
        and coalesce(i.lane_kind not in ('not_additive', 'change'), true)
        -- who is seen in two quarters is one person in the year, and what stands at their ends is no sum
        and not (
            regexp_matches(lower(coalesce(i.lane_label, '')), '{{ words_of_people() }}')
            and (i.table_id, i.direction) in (select (o.table_id, o.direction) from over_time as o)
        )
),

-- the printed total is saved wherever any reading gives it
unsaved as (
    select * from totals
    where not exists (
            select 1
            from readings as r
            where r.observation_id = totals.observation_id and r.direction = totals.direction and r.is_sum
        )
),

tried_runs as (
    select
        table_id,
        direction,
        position,
        start_position,
        reading,
        count(distinct value) filter (where is_telling) as lanes_right,
        count(*) filter (where not is_sum and is_complete) as lanes_wrong,
        max(part_count) as part_count,
    from readings
    group by all
),

runs as (
    select * from tried_runs
    where lanes_right >= 2 and lanes_right >= 2 * lanes_wrong
    qualify row_number() over (
            partition by table_id, direction, position order by lanes_right desc, lanes_wrong asc, part_count desc
        ) = 1
),

against_other_lanes as (
    select
        t.observation_id,
        t.direction,
        r.sum_value as recomputed,
        r.sum_high - r.sum_low as sum_width,
        r.part_ids,
        r.part_values,
        cast(null as varchar) as left_out,
        1 as standing,
    from unsaved as t
    inner join runs as u on t.table_id = u.table_id and t.direction = u.direction and t.position = u.position
    inner join readings as r
        on
            t.observation_id = r.observation_id and t.direction = r.direction
            and u.start_position = r.start_position and u.reading = r.reading
    -- a total far from the sum is the total of something else
    where
        r.is_complete and t.value between 0.5 * r.sum_value and 2 * r.sum_value
        and not {{ may_be_a_mean('t.value', 'r.part_values', 'r.sum_value') }}
),

-- where a run begins of itself: the rows since the last total, or since the section or the table began
run_starts as (
    select
        t.table_id,
        t.direction,
        t.position,
        max(if(i.kind in ('total', 'subtotal', 'grand_total'), i.position + 1, 0)) as since_total,
        max(if(i.section is distinct from t.section, i.position + 1, 0)) as since_section,
    from totals as t
    inner join {{ ref('int_table_items') }} as i
        on t.table_id = i.table_id and t.direction = i.direction and t.position > i.position
    group by all
),

-- of such a run one other lane is proof enough, if the very same rows are there in both
natural_readings as (
    select
        r.*,
        count(distinct r.value) filter (where r.is_telling) over same_rows as lanes_right,
        count(*) filter (where not r.is_sum) over same_rows as lanes_wrong,
    from readings as r
    inner join run_starts as s
        on
            r.table_id = s.table_id and r.direction = s.direction and r.position = s.position
            and (
                r.start_position in (s.since_total, s.since_section) and r.reading = 'single'
                or r.start_position = s.since_section and r.reading in ('totals', 'uncovered')
            )
    where r.part_count >= if(r.reading = 'single', 3, 2)
    window same_rows as (
        partition by r.table_id, r.direction, r.position, r.start_position, r.reading, r.part_positions
    )
),

against_one_lane as (
    select
        t.observation_id,
        t.direction,
        r.sum_value as recomputed,
        r.sum_high - r.sum_low as sum_width,
        r.part_ids,
        r.part_values,
        cast(null as varchar) as left_out,
        4 as standing,
    from unsaved as t
    inner join natural_readings as r on t.observation_id = r.observation_id and t.direction = r.direction
    where
        r.lanes_right >= r.lanes_wrong and r.lanes_right >= 1 and not r.is_sum
        and t.value between 0.5 * r.sum_value and 2 * r.sum_value
        and not {{ may_be_a_mean('t.value', 'r.part_values', 'r.sum_value') }}
    qualify row_number() over (
            partition by t.observation_id, t.direction order by r.lanes_right desc, r.part_count desc, r.reading asc
        ) = 1
),

-- where the table has one column of figures: the rows since the last total, or since the section began
natural_runs as (
    select
        t.observation_id,
        t.direction,
        t.table_id,
        t.lane,
        t.value_low,
        t.value_high,
        t.position,
        max(if(
            i.kind in ('total', 'subtotal', 'grand_total') or i.section is distinct from t.section, i.position + 1, 0
        )) as start_position,
    from unsaved as t
    inner join {{ ref('int_table_items') }} as i
        on t.table_id = i.table_id and t.direction = i.direction and t.position > i.position
    where t.lane_count = 1 and t.direction = 'down'
    group by all
),

full_runs as (
    select
        n.*,
        r.sum_value,
        r.sum_low,
        r.sum_high,
        r.part_ids,
        r.part_values,
        r.value,
    from natural_runs as n
    inner join readings as r
        on
            n.observation_id = r.observation_id and n.direction = r.direction
            and n.start_position = r.start_position and r.reading = 'single'
    where
        r.is_complete and r.part_count >= 4
        -- one row may be taken away instead of added ('less income')
        and not exists (
            select 1
            from unnest(r.part_values) as p (part_value)
            where
                {{ intervals_meet(
                    'r.sum_low - 2 * p.part_value', 'r.sum_high - 2 * p.part_value', 'n.value_low', 'n.value_high'
                ) }} and p.part_value <> 0
        )
),

one_left_out as (
    select
        f.observation_id,
        f.direction,
        f.sum_value as recomputed,
        f.sum_high - f.sum_low as sum_width,
        f.part_ids,
        f.part_values,
        arg_min(i.label, abs(f.sum_value - i.value - f.value)) as left_out,
        2 as standing,
    from full_runs as f
    inner join {{ ref('int_table_items') }} as i
        on
            f.table_id = i.table_id and f.direction = i.direction and f.lane = i.lane
            and f.start_position <= i.position and f.position > i.position
    where
        i.value <> 0
        and {{ intervals_meet('f.sum_low - i.value_low', 'f.sum_high - i.value_high', 'f.value_low', 'f.value_high') }}
    group by all
    -- one row, and no other, makes up the difference
    having count(*) = 1 or count(*) filter (where f.sum_value - i.value = f.value) = 1
),

digit_slips as (
    select
        observation_id,
        direction,
        sum_value as recomputed,
        sum_high - sum_low as sum_width,
        part_ids,
        part_values,
        cast(null as varchar) as left_out,
        3 as standing,
    from full_runs
    where {{ is_digit_slip('value', 'sum_value') }}
),

found as (
    select * from against_other_lanes
    union all
    select * from against_one_lane
    union all
    select * from one_left_out
    union all
    select * from digit_slips
),

disc_total_of_parts as (
    select
        'total_of_parts' as rule,
        t.paper_sha256,
        {{ severity_of('t.value', 'f.recomputed', 'f.sum_width / 2') }} as severity,
        t.value as stated,
        f.recomputed,
        (f.sum_width + t.value_high - t.value_low) / 2 as tolerance,
        list_prepend(t.observation_id, f.part_ids) as observation_ids,
        concat(
            '"', coalesce(t.label, t.lane_label, 'Total'), '"',
            if(regexp_matches(t.lane_label, '[A-Za-z]'), concat(' (', t.lane_label, ')'), ''),
            ' is printed as ', {{ said('t.value') }}, ', but ',
            array_to_string(list_transform(f.part_values, lambda v: {{ said('v') }}), ' + '), ' = ',
            {{ said('f.recomputed') }}, '.',
            if(f.left_out is null, '', concat(' The printed total is the sum without "', f.left_out, '".'))
        ) as sentence,
    from found as f
    inner join totals as t on f.observation_id = t.observation_id and f.direction = t.direction
    qualify row_number() over (partition by f.observation_id, f.recomputed order by f.standing, f.direction) = 1
),

-- 'posts made up of A and B'
of_sentences as (
    select
        'total_of_parts' as rule,
        paper_sha256,
        {{ severity_of('total_value', 'sum_value', '(sum_high - sum_low) / 2') }} as severity,
        total_value as stated,
        sum_value as recomputed,
        (sum_high - sum_low + total_value_high - total_value_low) / 2 as tolerance,
        list_prepend(total_observation_id, part_ids) as observation_ids,
        concat(
            'The whole is printed as ', {{ said('total_value') }}, ', but its parts ',
            array_to_string(list_transform(part_values, lambda v: {{ said('v') }}), ' + '), ' = ',
            {{ said('sum_value') }}, '.'
        ) as sentence,
    from {{ ref('int_sayings') }}
    where
        form = 'sum' and part_count >= 2
        and not {{ intervals_meet('sum_low', 'sum_high', 'total_value_low', 'total_value_high') }}
)

select * from disc_total_of_parts
union all
select * from of_sentences
