-- Grain: one series and period, with all that must agree before another area's value may stand beside it.

with int_comparable_points as (
    select
        p.point_id,
        p.series_id,
        s.area,
        s.area_kind,
        s.metric,
        s.dimensions,
        s.unit,
        s.polarity,
        s.kind,
        s.needs_standard,
        p.period_basis,
        p.period_start,
        p.period_end,
        p.quarter_start,
        p.status,
        p.value,
        p.value_low,
        p.value_high,
        p.threshold_seconds,
        p.observation_id,
        p.document,
        c.cadence,
        -- breaks that lie before the end of the period: two values with other breaks are of other definitions
        coalesce(
            (
                select string_agg(b.break_id, ';' order by b.break_id)
                from {{ ref('int_series_breaks') }} as b
                where b.series_id = p.series_id and b.break_date <= p.period_end
            ),
            ''
        ) as definition_version,
        row_number() over (
            partition by p.series_id, p.period_basis order by p.period_end desc, p.period_start desc nulls last
        ) = 1 as is_newest,
    from {{ ref('int_points') }} as p
    inner join {{ ref('int_series') }} as s on p.series_id = s.series_id
    left join {{ ref('int_cadences') }} as c on p.series_id = c.series_id and p.period_basis = c.value_basis
)

select * from int_comparable_points
