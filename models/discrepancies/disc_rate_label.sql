-- Grain: one rate that is labelled as one thing and computed as another: points printed as a percent change, a
-- column that names one whole and is taken of another in every row, or one that is per another number of people.
{{ config(schema='intermediate') }}

with points_as_percent as (
    select
        paper_sha256,
        value,
        computed,
        (coalesce(value_high - value_low, 0) + high - low) / 2 as tolerance,
        [observation_id, base_id, level_id] as observation_ids,
        concat(
            '"', label, '" is printed as a change of ', {{ said('value') }},
            if(measure_type = 'change_pct', '%', ' percentage points'), ', but from ', {{ said('base_value') }},
            '% to ', {{ said('level_value') }}, '% is ', {{ said('points') }}, ' percentage points, or ',
            {{ said('round((level_value / base_value - 1) * 100, 1)') }}, '%.'
        ) as sentence,
    from {{ ref('int_changes_beside_levels') }}
    where not is_right and is_other_kind and not is_opposite
    qualify row_number() over (partition by observation_id order by base_id, level_id) = 1
),

items as (
    select * from {{ ref('int_table_items') }}
    where direction = 'across' and value_low is not null and value_high is not null
),

named as (
    select
        *,
        trim(lower(regexp_extract(
            label, '(?:%|per ?cent|percentage|share|proportion)\s+of\s+(?:the\s+)?(.+)$', 1, 'i'
        ))) as named_whole,
    from items
    where unit = 'percent'
),

shares as (
    select
        s.table_id,
        s.paper_sha256,
        s.position,
        s.label,
        s.lane,
        s.value,
        s.observation_id,
        w.position as whole_position,
        w.label as whole_label,
        p.position as part_position,
        p.value / w.value * 100 as computed,
        lower(trim(w.label)) = s.named_whole as is_named,
        {{ intervals_meet(
            'p.value_low / w.value_high * 100', 'p.value_high / w.value_low * 100', 's.value_low', 's.value_high'
        ) }} as is_right,
    from named as s
    inner join items as w on s.table_id = w.table_id and s.lane = w.lane and w.unit <> 'percent' and w.value_low > 0
    inner join items as p
        on
            s.table_id = p.table_id and s.lane = p.lane and w.unit_class = p.unit_class and w.position <> p.position
            and p.value_low >= 0
    where s.named_whole <> ''
),

formulas as (
    select
        table_id,
        position,
        part_position,
        whole_position,
        any_value(whole_label) as whole_label,
        bool_or(is_named) as is_named,
        bool_and(is_right) as is_right,
        bool_or(is_right) as is_ever_right,
        count(distinct value) as value_count,
        list(observation_id order by lane) as observation_ids,
        any_value(label) as label,
        any_value(paper_sha256) as paper_sha256,
        arg_min(value, lane) as value,
        arg_min(computed, lane) as computed,
    from shares
    group by all
),

of_another_whole as (
    select
        n.paper_sha256,
        n.value,
        n.computed,
        cast(0.05 as decimal(24, 6)) as tolerance,
        n.observation_ids,
        concat(
            '"', n.label, '" prints ', {{ said('n.value') }}, '% and so on: that is the share of "', o.whole_label,
            '" in every row; of "', n.whole_label, '" it would be ', {{ said('round(n.computed, 1)') }}, '%.'
        ) as sentence,
    from formulas as n
    inner join formulas as o
        on
            n.table_id = o.table_id and n.position = o.position and n.part_position = o.part_position
            and n.whole_position <> o.whole_position
    where n.is_named and o.is_right and not o.is_named and o.value_count >= 2
        and not exists (
            select 1
            from formulas as x
            where x.table_id = n.table_id and x.position = n.position and x.is_named and x.is_ever_right
        )
    qualify row_number() over (partition by n.table_id, n.position order by n.part_position, o.whole_position) = 1
),

-- 'per 1,000 population' that is per 10,000 in every row
per_many as (
    select
        *,
        {{ rate_size('label') }} as named_size,
    from items
    where {{ rate_size('label') }} is not null
),

sizes_of_rates as (
    select unnest([100, 1000, 10000, 100000, 1000000]) as size
),

rates as (
    select
        s.*,
        p.position as part_position,
        w.position as whole_position,
        p.value / w.value * s.named_size as computed,
        n.size,
        {{ intervals_meet(
            'p.value_low / w.value_high * n.size', 'p.value_high / w.value_low * n.size', 's.value_low', 's.value_high'
        ) }} as is_right,
    from per_many as s
    cross join sizes_of_rates as n
    inner join items as p on s.table_id = p.table_id and s.lane = p.lane and s.position <> p.position
    inner join items as w
        on
            s.table_id = w.table_id and s.lane = w.lane and w.position not in (s.position, p.position)
            and p.unit_class = w.unit_class
    where p.value_low >= 0 and w.value_low > 0 and p.value < w.value
),

sizes as (
    select
        paper_sha256,
        table_id,
        position,
        part_position,
        whole_position,
        size,
        any_value(named_size) as named_size,
        any_value(label) as label,
        bool_and(is_right) as is_right,
        bool_or(is_right) as is_ever_right,
        count(distinct value) as value_count,
        list(observation_id order by lane) as observation_ids,
        arg_min(value, lane) as value,
        arg_min(computed, lane) as computed,
    from rates
    group by all
),

of_another_size as (
    select
        o.paper_sha256,
        o.value,
        o.computed,
        cast(0.05 as decimal(24, 6)) as tolerance,
        o.observation_ids,
        concat(
            '"', o.label, '" prints ', {{ said('o.value') }}, ' and so on: that is the rate per ', {{ said('o.size') }},
            ' in every row; per ', {{ said('o.named_size') }}, ' it would be ', {{ said('round(o.computed, 1)') }}, '.'
        ) as sentence,
    from sizes as o
    where
        o.size <> o.named_size and o.is_right and o.value_count >= 2
        and not exists (
            select 1
            from sizes as n
            where
                n.table_id = o.table_id and n.position = o.position and n.size = o.named_size and n.is_ever_right
        )
    qualify row_number() over (partition by o.table_id, o.position order by o.part_position, o.whole_position) = 1
),

found as (
    select * from points_as_percent
    union all
    select * from of_another_whole
    union all
    select * from of_another_size
),

disc_rate_label as (
    select
        'rate_label' as rule,
        paper_sha256,
        'low' as severity,
        value as stated,
        cast(round(computed, 2) as decimal(24, 6)) as recomputed,
        tolerance,
        observation_ids,
        sentence,
    from found
)

select * from disc_rate_label
