-- Grain: one area. An area that a paper names and areas.csv does not know is kept, as `unlisted`.

with listed as (
    select
        area,
        area_id,
        area_kind,
        label,
        parent as parent_area
    from {{ ref('areas') }}
),

unlisted as (
    select distinct
        area,
        cast(null as varchar) as area_id,
        'unlisted' as area_kind,
        area as label,
        cast(null as varchar) as parent_area,
    from {{ ref('int_observations') }}
    where area not in (select l.area from listed as l)
),

dim_area as (
    select * from listed
    union all
    select * from unlisted
)

select * from dim_area
order by area
