-- Grain: one area and one area that it may be held beside: the countries it lies in, and the group of forces
-- most similar to it.

with areas as (
    select
        area,
        area_kind
    from {{ ref('areas') }}
),

countries as (
    select
        a.area,
        a.ancestor as compared_area,
        'country' as comparison_kind,
        -- of the countries that hold an area, the widest is the one that national figures are about
        c.area_kind = 'country'
        and a.distance = max(a.distance) filter (where c.area_kind = 'country') over (partition by a.area)
            as is_always_shown,
    from {{ ref('int_area_ancestors') }} as a
    inner join areas as c on a.ancestor = c.area
    where a.distance > 0 and c.area_kind in ('country', 'uk')
),

groups as (
    select
        f.area,
        g.area as compared_area,
        'most_similar_group' as comparison_kind,
        true as is_always_shown,
    from areas as f
    inner join areas as g on g.area_kind = 'most_similar_group' and 'msg-' || f.area = g.area
),

int_compared_areas as (
    select * from countries
    union all
    select * from groups
)

select * from int_compared_areas
