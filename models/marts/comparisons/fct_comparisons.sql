-- Grain: one series and period beside one other area or one permitted measure: the gap where the two may be
-- compared, else the reason why not. Countries and most similar groups stand beside every period; other forces,
-- and what cannot be compared, beside the newest period of each series only.

with points as (
    select * from {{ ref('int_comparable_points') }}
),

same_period as (
    select
        p.point_id,
        a.comparison_kind,
        a.compared_area,
        c.point_id as compared_point_id,
    from points as p
    inner join {{ ref('int_compared_areas') }} as a on p.area = a.area
    inner join points as c
        on
            a.compared_area = c.area and p.metric = c.metric and p.dimensions = c.dimensions and p.unit = c.unit
            and p.period_end = c.period_end and p.period_start is not distinct from c.period_start
),

-- where no period is the same: the nearest that there is, to be shown and not compared
newest as (
    select
        p.point_id,
        a.comparison_kind,
        a.compared_area,
        c.point_id as compared_point_id,
    from points as p
    inner join {{ ref('int_compared_areas') }} as a on p.area = a.area
    left join points as c
        on a.compared_area = c.area and p.metric = c.metric and p.dimensions = c.dimensions and p.unit = c.unit
    where
        p.is_newest and (a.is_always_shown or c.point_id is not null)
        and not exists (
            select 1 from same_period as s
            where s.point_id = p.point_id and s.compared_area = a.compared_area
        )
    qualify row_number() over (
            partition by p.point_id, a.compared_area
            order by
                c.period_basis is distinct from p.period_basis asc,
                abs(date_diff('day', p.period_end, c.period_end)) asc,
                c.period_end desc,
                c.point_id asc
        ) = 1
),

-- every other force with the same period, and of the rest the period that comes nearest
same_for_forces as (
    select
        p.point_id,
        c.area as compared_area,
        c.point_id as compared_point_id,
    from points as p
    inner join points as c
        on
            p.metric = c.metric and p.dimensions = c.dimensions and p.unit = c.unit and p.area <> c.area
            and p.period_end = c.period_end and p.period_start is not distinct from c.period_start
    where p.is_newest and p.area_kind = 'force' and c.area_kind = 'force'
),

force_series as (
    select distinct
        area,
        metric,
        dimensions,
        unit,
    from points
    where area_kind = 'force'
),

other_periods_only as (
    select
        p.point_id,
        p.metric,
        p.dimensions,
        p.unit,
        p.period_basis,
        p.period_end,
        f.area as compared_area,
    from points as p
    inner join force_series as f
        on p.metric = f.metric and p.dimensions = f.dimensions and p.unit = f.unit and p.area <> f.area
    anti join same_for_forces as s on p.point_id = s.point_id and f.area = s.compared_area
    where p.is_newest and p.area_kind = 'force'
),

nearest_for_forces as (
    select
        p.point_id,
        p.compared_area,
        min_by(
            c.point_id,
            (
                c.period_basis <> p.period_basis, abs(date_diff('day', p.period_end, c.period_end)),
                date_diff('day', c.period_end, p.period_end), c.point_id
            )
        ) as compared_point_id,
    from other_periods_only as p
    inner join points as c
        on
            p.compared_area = c.area and p.metric = c.metric and p.dimensions = c.dimensions and p.unit = c.unit
            and c.area_kind = 'force'
    group by p.point_id, p.compared_area
),

other_forces as (
    select
        *,
        'other_force' as comparison_kind,
    from same_for_forces
    union all
    select
        *,
        'other_force' as comparison_kind,
    from nearest_for_forces
),

-- two measures of one area, as comparators.csv permits: of the same period, or the last census before it
permitted as (
    select
        p.point_id,
        'permitted_pair' as comparison_kind,
        p.area as compared_area,
        x.comparator_id,
        x.caveat,
        x.compared_metric,
        coalesce(x.compared_dimensions, '') as compared_dimensions,
        c.point_id as compared_point_id,
        coalesce(c.cadence = 'decennial' and c.period_end <= p.period_end, false) as is_last_census,
    from points as p
    inner join {{ ref('comparators') }} as x
        on p.metric = x.metric and {{ dimensions_match('x.dimensions', 'p.dimensions') }}
    left join points as c
        on
            p.area = c.area and x.compared_metric = c.metric
            and coalesce(x.compared_dimensions, '') = c.dimensions and p.point_id <> c.point_id
            and (c.cadence = 'decennial' or p.period_basis = c.period_basis)
    qualify row_number() over (
            partition by p.point_id, x.comparator_id
            order by
                c.period_start is distinct from p.period_start or c.period_end <> p.period_end,
                coalesce(c.period_end > p.period_end, true),
                abs(date_diff('day', p.period_end, c.period_end)),
                c.point_id
        ) = 1
),

pairs as (
    select * from same_period
    union all by name
    select * from newest
    union all by name
    select * from other_forces
    union all by name
    select * from permitted
),

reasoned as (
    select
        x.comparison_kind,
        x.compared_area,
        x.comparator_id,
        x.caveat,
        p.point_id,
        p.series_id,
        p.area,
        p.metric,
        p.dimensions,
        p.unit,
        p.polarity,
        p.kind,
        p.period_basis,
        p.period_start,
        p.period_end,
        p.quarter_start,
        p.value,
        p.value_low,
        p.value_high,
        p.observation_id,
        p.document,
        coalesce(x.compared_metric, p.metric) as compared_metric,
        coalesce(x.compared_dimensions, p.dimensions) as compared_dimensions,
        c.point_id as compared_point_id,
        c.period_basis as compared_period_basis,
        c.period_start as compared_period_start,
        c.period_end as compared_period_end,
        c.value as compared_value,
        c.value_low as compared_low,
        c.value_high as compared_high,
        c.observation_id as compared_observation_id,
        c.document as compared_document,
        case
            when c.point_id is null then 'not_reported'
            when p.status <> 'reported' or c.status <> 'reported' then 'conflicting'
            when p.unit <> c.unit then 'unit_differs'
            when p.period_start is null or c.period_start is null then 'period_not_stated'
            when x.is_last_census then null
            when p.period_basis <> c.period_basis then 'basis_differs'
            when p.period_start <> c.period_start or p.period_end <> c.period_end then 'period_differs'
            when x.comparator_id is null and p.definition_version <> c.definition_version then 'definition_break'
            when
                x.comparator_id is null and p.needs_standard
                and coalesce(p.threshold_seconds <> c.threshold_seconds, true) then 'standard_differs'
        end as reason,
    from pairs as x
    inner join points as p on x.point_id = p.point_id
    left join points as c on x.compared_point_id = c.point_id
),

gaps as (
    select
        *,
        cast(if(reason is null, value - compared_value, null) as {{ number() }}) as gap,
        cast(if(reason is null, value_low - compared_high, null) as {{ number() }}) as gap_low,
        cast(if(reason is null, value_high - compared_low, null) as {{ number() }}) as gap_high,
    from reasoned
),

directed as (
    select
        *,
        {{ direction('gap', 'gap_low', 'gap_high') }} as direction,
    from gaps
),

fct_comparisons as (
    select
        point_id,
        comparison_kind,
        compared_area,
        compared_metric,
        compared_dimensions,
        series_id,
        area,
        metric,
        dimensions,
        unit,
        period_basis,
        period_start,
        period_end,
        quarter_start,
        value,
        value_low,
        value_high,
        reason is null as is_comparable,
        reason,
        compared_point_id,
        compared_period_basis,
        compared_period_start,
        compared_period_end,
        compared_value,
        compared_low,
        compared_high,
        gap,
        gap_low,
        gap_high,
        case direction when 'up' then 'above' when 'down' then 'below' when 'unchanged' then 'equal' else direction end
            as position,
        case
            when gap is null then null
            -- a share of staff beside one of residents is neither better nor worse; nor are fewer calls of fewer people
            when comparator_id is not null or kind in ('flow', 'stock') then 'not_applicable'
            else {{ judgement('direction', 'polarity') }}
        end as judgement,
        comparator_id,
        caveat,
        observation_id,
        document,
        compared_observation_id,
        compared_document,
    from directed
)

select * from fct_comparisons
order by point_id, comparison_kind, compared_area, compared_metric, compared_dimensions, comparator_id
