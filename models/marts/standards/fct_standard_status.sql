-- Grain: one series and period of a measure that somebody has set a target for: the value beside the target in
-- force for that area, and whether it meets it, beyond rounding.

with points as (
    select
        p.*,
        s.area_id,
        s.area_kind,
        s.family,
        s.unit,
    from {{ ref('int_points') }} as p
    inner join {{ ref('int_series') }} as s on p.series_id = s.series_id
    where p.metric in (select t.metric from {{ ref('int_targets') }} as t)
),

-- every target that speaks of the series, with how its dates meet the period
candidates as (
    select
        p.point_id,
        t.*,
        a.distance as area_distance,
        case
            when not t.is_dated then 'undated'
            when
                p.period_start is null
                and p.period_end >= t.valid_from and coalesce(p.period_end <= t.valid_to, true)
                then 'period_not_stated'
            when p.period_start >= t.valid_from and coalesce(p.period_end <= t.valid_to, true) then 'in_force'
            when
                p.period_end >= t.valid_from and p.period_start <= coalesce(t.valid_to, p.period_end)
                then 'partly_in_force'
            else 'not_in_force'
        end as standing,
    from points as p
    inner join {{ ref('int_area_ancestors') }} as a on p.area = a.area
    inner join {{ ref('int_targets') }} as t
        on
            a.ancestor = t.area and p.metric = t.metric and p.unit = t.unit
            and {{ dimensions_match('t.dimensions', 'p.dimensions') }}
),

-- one in force before one that may be, then the nearest area's, then the narrowest
ranked as (
    select
        *,
        rank() over (
            partition by point_id
            order by
                list_position(
                    ['in_force', 'period_not_stated', 'undated', 'partly_in_force', 'not_in_force'], standing
                ),
                area_distance,
                length(coalesce(dimensions, '')) desc
        ) as remoteness,
    from candidates
),

chosen as (
    select
        point_id,
        min(standing) as standing,
        min(target_id) as target_id,
        min_by(target_source, target_id) as target_source,
        min_by(document, target_id) as target_document,
        min(comparator) as comparator,
        min(target_value) as target_value,
        min_by(valid_from, target_id) as valid_from,
        min_by(valid_to, target_id) as valid_to,
        count(distinct concat_ws(' ', coalesce(comparator, '?'), target_value)) as target_count,
    from ranked
    where remoteness = 1
    group by point_id
),

held as (
    select
        p.*,
        if(c.target_count = 1, c.target_id, null) as target_id,
        if(c.target_count = 1, c.target_source, null) as target_source,
        if(c.target_count = 1, c.target_document, null) as target_document,
        if(c.target_count = 1, c.valid_from, null) as valid_from,
        if(c.target_count = 1, c.valid_to, null) as valid_to,
        c.standing,
        c.target_count,
        if(c.target_count = 1 and c.standing not in ('partly_in_force', 'not_in_force'), c.target_value, null)
            as target_value,
        if(c.target_count = 1 and c.standing not in ('partly_in_force', 'not_in_force'), c.comparator, null)
            as comparator,
    from points as p
    left join chosen as c on p.point_id = c.point_id
),

judged as (
    select
        *,
        case
            when status <> 'reported' then 'no_value'
            when standing is null or standing in ('partly_in_force', 'not_in_force') then 'no_standard'
            when standing = 'undated' then 'standard_undated'
            when standing = 'period_not_stated' or target_count > 1 then 'uncertain'
            when comparator = '>=' and value_low >= target_value then 'met'
            when comparator = '>=' and value_high < target_value then 'missed'
            when comparator = '<=' and value_high <= target_value then 'met'
            when comparator = '<=' and value_low > target_value then 'missed'
            else 'uncertain'
        end as standard_status,
    from held
),

reasoned as (
    select
        *,
        case
            when standard_status in ('met', 'missed') then null
            when standard_status = 'no_value' then 'conflicting'
            when standing is null then 'none_known'
            when standing in ('partly_in_force', 'not_in_force', 'undated', 'period_not_stated') then standing
            when target_count > 1 then 'standards_overlap'
            when comparator is null then 'direction_unknown'
            else 'within_rounding'
        end as status_reason,
        max(quarter_start) filter (where standard_status = 'met') over (
            partition by series_id, period_basis
            order by quarter_start
            range between unbounded preceding and current row
        ) as last_met_quarter,
    from judged
),

fct_standard_status as (
    select
        point_id,
        series_id,
        area,
        area_id,
        area_kind,
        metric,
        family,
        dimensions,
        unit,
        period_basis,
        period_start,
        period_end,
        quarter_start,
        value,
        value_low,
        value_high,
        comparator,
        target_value,
        standard_status,
        status_reason,
        cast(value - target_value as {{ number() }}) as distance,
        cast(value_low - target_value as {{ number() }}) as distance_low,
        cast(value_high - target_value as {{ number() }}) as distance_high,
        last_met_quarter,
        date_diff('quarter', last_met_quarter, quarter_start) as quarters_since_last_met,
        target_id,
        target_source,
        target_document,
        valid_from,
        valid_to,
        observation_id,
        document,
        paper_sha256,
        report_date,
        reported_from,
    from reasoned
)

select * from fct_standard_status
order by series_id, period_end, point_id
