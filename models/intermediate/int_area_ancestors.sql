-- Grain: one area and one area that it lies in; each area lies in itself at distance 0.

with recursive areas as (
    select
        area,
        parent
    from {{ ref('areas') }}
),

int_area_ancestors as (
    select
        area,
        area as ancestor,
        0 as distance,
    from areas
    union
    select
        below.area,
        areas.parent as ancestor,
        below.distance + 1 as distance,
    from int_area_ancestors as below
    inner join areas on below.ancestor = areas.area
    -- no ladder of areas is this long: a ring in the seed must not hang the build
    where areas.parent is not null and below.distance < 10
)

select * from int_area_ancestors
