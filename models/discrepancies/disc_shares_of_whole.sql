-- Grain: one set of printed shares that must make up a whole and does not. The set is proved whole by its own
-- labels (bands from the first to the open last one without a gap), or by a printed total of 100, or by the
-- other lanes of the table, most of which add to 100.
{{ config(schema='intermediate') }}

with items as (
    select
        *,
        lower(regexp_replace(coalesce(label, ''), '[–—−]', '-', 'g')) as words,
        coalesce(kind in ('total', 'subtotal', 'grand_total'), false) as is_total,
    from {{ ref('int_table_items') }}
    where unit = 'percent' and value between 0 and 100 and kind is distinct from 'change'
),

banded as (
    select
        *,
        regexp_extract(words, '(\d+(?:\.\d+)?)\s?(?:-|to|and)\s?(\d+(?:\.\d+)?)', ['low', 'high']) as band,
        regexp_extract(words, '\b(?:under|less than|within|below|fewer than|up to)\s+(\d+(?:\.\d+)?)', 1)
            as first_band,
        coalesce(
            nullif(regexp_extract(words, '\b(?:over|more than|above|after)\s+(\d+(?:\.\d+)?)', 1), ''),
            regexp_extract(
                words, '(\d+(?:\.\d+)?)(?:\s+\w+)?\s*(?:\+|\b(?:or|and)\s+(?:longer|more|over|above|older))', 1
            )
        ) as last_band,
    from items
    where not is_total
),

bands as (
    select
        *,
        case
            when first_band <> '' then cast(0 as double)
            when last_band <> '' then try_cast(last_band as double)
            when band.low <> '' then try_cast(band.low as double)
        end as band_low,
        case
            when first_band <> '' then try_cast(first_band as double)
            when last_band <> '' then cast('infinity' as double)
            when band.high <> '' then try_cast(band.high as double)
        end as band_high,
    from banded
),

linked as (
    select
        *,
        lead(band_low) over (partition by table_id, direction, lane order by band_low) as next_low,
        lead(position) over (partition by table_id, direction, lane order by band_low) as next_position,
    from bands
    where band_low is not null
),

banded_sets as (
    select
        table_id,
        direction,
        lane,
        sum(value) as total,
        sum(value_low) as total_low,
        sum(value_high) as total_high,
        list(observation_id order by band_low) as observation_ids,
        list(value order by band_low) as shares,
        'bands that follow one another without a gap' as proof,
    from linked
    group by all
    having
        count(*) >= 3 and min(band_low) = 0 and max(band_high) = cast('infinity' as double)
        and count(distinct area) <= 1 and count(*) = count(distinct band_low)
        and bool_and(next_low is null or next_low = band_high or next_low = band_high + 1)
),

-- what is not known, or was given up before, may be the rest of the whole: one row without a band, or all of them
rests as (
    select
        table_id,
        direction,
        lane,
        value_low,
        value_high,
    from bands
    where band_low is null
    union all
    select
        table_id,
        direction,
        lane,
        sum(value_low) as value_low,
        sum(value_high) as value_high,
    from bands
    where band_low is null
    group by all
),

whole_bands as (
    select s.* from banded_sets as s
    where not exists (
            select 1
            from rests as r
            where
                s.table_id = r.table_id and s.direction = r.direction and s.lane = r.lane
                and {{ intervals_meet('s.total_low + r.value_low', 's.total_high + r.value_high', '100', '100') }}
        )
),

totalled as (
    select
        t.table_id,
        t.direction,
        t.lane,
        i.value,
        i.value_low,
        i.value_high,
        i.observation_id,
        i.position,
        t.position as total_position,
    from items as t
    inner join items as i
        on
            t.table_id = i.table_id and t.direction = i.direction and t.lane = i.lane
            and t.position > i.position and not i.is_total
    where t.is_total and t.value = 100
),

totalled_sets as (
    select
        table_id,
        direction,
        lane,
        sum(value) as total,
        sum(value_low) as total_low,
        sum(value_high) as total_high,
        list(observation_id order by position) as observation_ids,
        list(value order by position) as shares,
        'the printed total is 100%' as proof,
    from totalled
    group by table_id, direction, lane, total_position
    having
        count(*) >= 2 and count(*) = total_position - min(position)
        -- shares of several wholes above one total, or shares that overlap, are no such set
        and sum(value) between 90 and 110
),

lane_sets as (
    select
        table_id,
        direction,
        lane,
        count(*) as share_count,
        min(position) as first_position,
        max(position) as last_position,
        sum(value) as total,
        sum(value_low) as total_low,
        sum(value_high) as total_high,
        list(observation_id order by position) as observation_ids,
        list(value order by position) as shares,
        {{ intervals_meet('sum(value_low)', 'sum(value_high)', '100', '100') }} as is_whole,
    from items
    where not is_total
    group by all
    having count(*) >= 3 and count(distinct area) <= 1
),

same_rows as (
    select
        table_id,
        direction,
        first_position,
        last_position,
        share_count,
    from lane_sets
    group by all
    -- many coarse shares reach 100 by chance
    having
        count(*) filter (where is_whole and total_high - total_low <= 6) >= 2
        and count(*) filter (where not is_whole) = 1
),

sibling_sets as (
    select
        s.table_id,
        s.direction,
        s.lane,
        s.total,
        s.total_low,
        s.total_high,
        s.observation_ids,
        s.shares,
        'the other columns of the same rows add to 100%' as proof,
    from lane_sets as s
    inner join same_rows as r
        on
            s.table_id = r.table_id and s.direction = r.direction and s.first_position = r.first_position
            and s.last_position = r.last_position and s.share_count = r.share_count
    -- a column far from 100 holds something else
    where not s.is_whole and s.total between 90 and 110
),

sets as (
    select * from whole_bands
    union all
    select * from totalled_sets
    union all
    select * from sibling_sets
),

disc_shares_of_whole as (
    select
        'shares_of_whole' as rule,
        split_part(s.table_id, ':', 1) as paper_sha256,
        {{ severity_of('s.total', '100', '(s.total_high - s.total_low) / 2') }} as severity,
        s.total as stated,
        cast(100 as decimal(24, 6)) as recomputed,
        (s.total_high - s.total_low) / 2 as tolerance,
        s.observation_ids,
        concat(
            array_to_string(list_transform(s.shares, lambda v: {{ said('v') }} || '%'), ' + '), ' = ',
            {{ said('s.total') }}, '%, not 100%; rounding explains at most ',
            {{ said('(s.total_high - s.total_low) / 2') }}, ' points (', s.proof, ').'
        ) as sentence,
    from sets as s
    where not {{ intervals_meet('s.total_low', 's.total_high', '100', '100') }}
    qualify row_number() over (partition by list_sort(s.observation_ids) order by s.proof) = 1
)

select * from disc_shares_of_whole
