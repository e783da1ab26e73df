-- Grain: one printed share that its own counts refute: by measures that metric_relations.csv ties together, by
-- the columns of one table, or by a sentence that prints part, whole and share.
{{ config(schema='intermediate') }}

with levels as (
    select l.* from {{ ref('int_levels') }} as l
    -- what is printed with several values refutes nothing, and may be two things that are read as one
    left join {{ ref('fct_conflicts') }} as c on l.point_id = c.point_id and l.paper_sha256 = c.paper_sha256
    where
        l.value_low is not null and l.value_high is not null and l.value_low >= 0 and c.point_id is null
        and {{ is_related('l.metric') }}
),

relations as (
    select * from {{ ref('metric_relations') }}
    where relation = 'share_of'
),

of_measures as (
    select
        s.paper_sha256,
        s.observation_id,
        s.label,
        s.value,
        s.value_low,
        s.value_high,
        p.value as part_value,
        w.value as whole_value,
        min(p.value_low / w.value_high * 100) over same_share as low,
        max(p.value_high / w.value_low * 100) over same_share as high,
        p.observation_id as part_id,
        w.observation_id as whole_id,
        s.char_start,
        100 as size,
    from levels as s
    inner join relations as r on s.metric = r.metric
    inner join levels as p
        on
            r.other_metric = p.metric and s.area = p.area and s.paper_sha256 = p.paper_sha256
            and s.period_end = p.period_end and s.period_start is not distinct from p.period_start
            and {{ same_dimensions('p.dimensions', 's.dimensions', 'r.other_dimensions') }}
    inner join levels as w
        on
            r.whole_metric = w.metric and s.area = w.area and s.paper_sha256 = w.paper_sha256
            and s.period_end = w.period_end and s.period_start is not distinct from w.period_start
            and {{ same_dimensions('w.dimensions', 's.dimensions', 'r.whole_dimensions') }}
    -- what stands at no date of its own may be of two dates
    where w.value_low > 0 and s.period_start is not null
    window same_share as (partition by s.observation_id)
),

of_tables as (
    select
        paper_sha256,
        observation_id,
        coalesce(lane_label, label) as label,
        value,
        value_low,
        value_high,
        b_value as part_value,
        a_value as whole_value,
        low,
        high,
        b_id as part_id,
        a_id as whole_id,
        cast(0 as integer) as char_start,
        share_size as size,
    from {{ ref('int_column_formulas') }}
    -- a row whose label has a rate of its own is not of the column's
    where formula = 'share' and (share_size = 100 or not regexp_matches(lower(coalesce(lane_label, '')), '\bper\b'))
),

-- 'A of B (p%)' and the like
of_sentences as (
    select * from {{ ref('int_sayings') }}
    where
        form = 'share' and whole_value_low > 0 and part_value <= whole_value
        and part_value_low is not null and part_value_high is not null and whole_value_high is not null
),

measured as (
    select * from of_measures
    union all
    select * from of_tables
    union all
    select
        paper_sha256,
        share_observation_id as observation_id,
        cast(null as varchar) as label,
        share_value as value,
        share_value_low as value_low,
        share_value_high as value_high,
        part_value,
        whole_value,
        part_value_low / whole_value_high * 100 as low,
        part_value_high / whole_value_low * 100 as high,
        part_observation_id as part_id,
        whole_observation_id as whole_id,
        char_start,
        100 as size,
    from of_sentences as s
    -- the words may name one whole and mean another that the paragraph prints
    where not exists (
            select 1
            from {{ ref('int_reviewed_observations') }} as o
            where
                o.paper_sha256 = s.paper_sha256 and o.block = s.block and o.unit = s.whole_unit
                and o.status <> 'ignored' and o.value_low > 0
                and o.observation_id not in (s.part_observation_id, s.whole_observation_id)
                and {{ intervals_meet(
                    's.part_value_low / o.value_high * 100', 's.part_value_high / o.value_low * 100',
                    's.share_value_low', 's.share_value_high'
                ) }}
        )
),

refuted as (
    select * from measured
    where not {{ intervals_meet('low', 'high', 'value_low', 'value_high') }}
    qualify row_number() over (partition by observation_id order by part_id, whole_id) = 1
),

-- a table that is printed again repeats the fault; it is told once, with the ids of the repeats
told_once as (
    select
        *,
        list_filter(
            list(observation_id) over (
                partition by paper_sha256, part_value, whole_value, value, label
                order by char_start rows between unbounded preceding and unbounded following
            ),
            lambda id: id <> observation_id
        ) as repeated_ids,
    from refuted
    qualify row_number() over (
            partition by paper_sha256, part_value, whole_value, value, label order by char_start, observation_id
        ) = 1
),

disc_share_from_counts as (
    select
        'share_from_counts' as rule,
        paper_sha256,
        -- a share that is cut off where it should be rounded is off by less than its last place
        if(
            part_value / whole_value * size between value and value + (value_high - value_low),
            'low', {{ severity_of('value', 'part_value / whole_value * size', '(value_high - value_low) / 2') }}
        ) as severity,
        value as stated,
        cast(round(part_value / whole_value * size, 2) as decimal(24, 6)) as recomputed,
        (value_high - value_low + high - low) / 2 as tolerance,
        list_concat([observation_id, part_id, whole_id], repeated_ids) as observation_ids,
        concat(
            coalesce('"' || label || '"', 'The share'), ' is printed as ', {{ said('value') }},
            if(size = 100, '%', ' per ' || {{ said('size') }}),
            ', but ',
            {{ said('part_value') }},
            ' of ',
            {{ said('whole_value') }},
            ' is ',
            {{ said('round(part_value / whole_value * size, 2)') }}, if(size = 100, '%.', '.')
        ) as sentence,
    from told_once
)

select * from disc_share_from_counts
