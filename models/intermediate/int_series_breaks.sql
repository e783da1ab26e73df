-- Grain: one series and one break of breaks.csv that reaches it: its own area's or that of an area around it.

with int_series_breaks as (
    select
        s.series_id,
        b.break_id,
        b.break_date,
    from {{ ref('int_series') }} as s
    inner join {{ ref('breaks') }} as b
        on s.metric = b.metric and {{ dimensions_match('b.dimensions', 's.dimensions') }}
    where
        b.area is null
        or b.area in (
            select a.ancestor from {{ ref('int_area_ancestors') }} as a
            where a.area = s.area
        )
)

select * from int_series_breaks
