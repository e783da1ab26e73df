-- Grain: one thing that is printed with two values in one paper, or in two papers of one meeting date: a dated
-- series told twice in the same words, a cell of two tables with the same labels, a long number that differs in
-- one digit, or a sentence that says an earlier one again.
{{ config(schema='intermediate') }}

-- most periods are told with one value on one day: only the rest, found by a hash, are set side by side
with told_apart as (
    select hash(series_id, period_start, period_end, reported_from) as place
    from {{ ref('int_levels') }}
    group by place
    having max(value_low) > min(value_high)
),

levels as (
    select * from {{ ref('int_levels') }}
    where
        period_basis <> 'as_reported' and value_low is not null and value_high is not null
        and {{ is_one_of(
            'hash(series_id, period_start, period_end, reported_from)', 'select t.place from told_apart as t'
        ) }}
),

series_pairs as (
    select
        a.paper_sha256,
        b.paper_sha256 as second_sha256,
        a.block,
        b.block as second_block,
        a.observation_id as first_id,
        b.observation_id as second_id,
        a.value as first_value,
        b.value as second_value,
        a.value_high - a.value_low as first_width,
        b.value_high - b.value_low as second_width,
        b.label,
        a.unit,
        {{ label_words('a') }} as first_words,
        {{ label_words('b') }} as second_words,
    from levels as a
    inner join levels as b
        on
            a.point_id = b.point_id and a.reported_from = b.reported_from
            and (a.paper_sha256, a.char_start, a.observation_id) < (b.paper_sha256, b.char_start, b.observation_id)
            and (a.paper_sha256 <> b.paper_sha256 or a.block <> b.block)
            and not {{ intervals_meet('a.value_low', 'a.value_high', 'b.value_low', 'b.value_high') }}
            and not (a.unit in ('count', 'gbp') and {{ is_rounder('a.value', 'b.value') }})
),

-- a wrong reading of ours must not accuse anyone: the words must be the same too, and two paragraphs that
-- differ in several things are about two things
of_series as (
    select * exclude (second_sha256, block, second_block, first_words, second_words) from series_pairs
    where
        len(list_intersect(first_words, second_words)) >= 2
        and len(list_intersect(first_words, second_words))
        >= 0.75 * len(list_distinct(list_concat(first_words, second_words)))
    qualify count(*) over (partition by paper_sha256, block, second_sha256, second_block) = 1
),

cells as (
    select
        o.*,
        c.row_label,
        c.column_label,
        count(*) over (partition by o.paper_sha256, o.block) as cell_count,
        string_agg(coalesce(c.row_label, '') || '/' || coalesce(c.column_label, ''), '|' order by o.char_start)
            over (partition by o.paper_sha256, o.block) as shape,
        count(*) over (partition by o.paper_sha256, o.block, c.row_label, c.column_label) as same_place,
    from {{ ref('stg_cells') }} as c
    inner join {{ ref('int_reviewed_observations') }} as o on c.observation_id = o.observation_id
    where
        c.row_label is not null and c.column_label is not null and o.value_low is not null
        and o.value_high is not null and o.status <> 'ignored'
    qualify c.alone = 'yes'
),

-- a table that is printed again is proved to be the same one by its other cells
cell_pairs as (
    select
        a.paper_sha256,
        a.observation_id as first_id,
        b.observation_id as second_id,
        a.value as first_value,
        b.value as second_value,
        a.value_high - a.value_low as first_width,
        b.value_high - b.value_low as second_width,
        concat_ws(', ', b.row_label, b.column_label) as label,
        a.unit,
        {{ intervals_meet('a.value_low', 'a.value_high', 'b.value_low', 'b.value_high') }} as is_same,
        count(*) filter (
            where not {{ intervals_meet('a.value_low', 'a.value_high', 'b.value_low', 'b.value_high') }}
        ) over same_tables as other_count,
        count(distinct a.value) filter (
            where {{ intervals_meet('a.value_low', 'a.value_high', 'b.value_low', 'b.value_high') }}
        ) over same_tables as same_count,
    from cells as a
    inner join cells as b
        on
            a.paper_sha256 = b.paper_sha256 and cast(a.block as integer) < cast(b.block as integer)
            and a.row_label = b.row_label and a.column_label = b.column_label and a.unit = b.unit
            and a.same_place = 1 and b.same_place = 1
            and coalesce(a.scenario, 'actual') = coalesce(b.scenario, 'actual')
    window same_tables as (partition by a.paper_sha256, a.block, b.block)
),

of_tables as (
    select * exclude (is_same, same_count, other_count) from cell_pairs
    where
        not is_same and same_count >= 4
        -- tables that differ in several cells are of two dates, and so is one that differs in what moves
        and other_count = 1 and not regexp_matches(lower(label), '\b(?:{{ changed_since() }}|{{ moves_on() }})')
),

long_numbers as (
    select distinct
        paper_sha256,
        block,
        observation_id,
        label,
        unit,
        value,
        value_high - value_low as width,
        char_start,
    from {{ ref('int_reviewed_observations') }}
    where
        -- no shorter number has six digits; it is asked first, because it costs least
        abs(value) >= 10000
        and unit in ('gbp', 'count') and status <> 'ignored' and qualifier = 'exact' and value = floor(value)
        -- all its digits are printed, and its words do not say that it was changed since
        and length(regexp_replace(value_text, '\D', '', 'g')) >= 6
        and not regexp_matches(lower(coalesce(label, '')), '\b(?:{{ changed_since() }})')
        and length(regexp_replace({{ plain('value') }}, '0+$', '')) >= 6
),

of_digits as (
    select
        a.paper_sha256,
        a.observation_id as first_id,
        b.observation_id as second_id,
        a.value as first_value,
        b.value as second_value,
        a.width as first_width,
        b.width as second_width,
        b.label,
        a.unit,
    from long_numbers as a
    inner join long_numbers as b
        on
            a.paper_sha256 = b.paper_sha256 and a.unit = b.unit and a.block <> b.block
            and a.char_start < b.char_start and {{ is_digit_slip('a.value', 'b.value') }}
            and abs(a.value - b.value) <= 0.0001 * a.value and not {{ is_rounder('a.value', 'b.value') }}
),

of_echoes as (
    select
        a.paper_sha256,
        a.observation_id as first_id,
        b.observation_id as second_id,
        a.value as first_value,
        b.value as second_value,
        0 as first_width,
        0 as second_width,
        b.label,
        a.unit,
    from {{ ref('stg_cells') }} as c
    inner join {{ ref('int_reviewed_observations') }} as a on c.echoes = a.observation_id
    inner join {{ ref('int_reviewed_observations') }} as b on c.observation_id = b.observation_id
    where a.status <> 'ignored' and b.status <> 'ignored'
),

found as (
    select * from of_series
    union all
    select * from of_tables
    union all
    select * from of_digits
    union all
    select * from of_echoes
),

disc_conflicting_values as (
    select
        'conflicting_values' as rule,
        paper_sha256,
        {{ severity_of('first_value', 'second_value', '(first_width + second_width) / 2') }} as severity,
        first_value as stated,
        second_value as recomputed,
        (first_width + second_width) / 2 as tolerance,
        [first_id, second_id] as observation_ids,
        concat(
            'One thing is printed as ', {{ said('first_value') }}, ' and as ', {{ said('second_value') }},
            case unit when 'percent' then ' percent' when 'gbp' then ' pounds' else '' end, ' ("', label, '").'
        ) as sentence,
    from found
    -- one pair of values is told once, however often the paper prints each of them
    qualify row_number() over (
            partition by
                paper_sha256, least(first_value, second_value), greatest(first_value, second_value), unit
            order by first_id, second_id
        ) = 1
)

select * from disc_conflicting_values
