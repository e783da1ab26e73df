-- Grain: one meaning of one figure, of every status, after the decisions of reviews.csv.
-- Few figures are ever reviewed: the rest are passed on as they stand.
{{ config(materialized='view') }}

with int_reviewed_observations as (
    select
        o.*,
        o.status as extracted_status,
        cast(null as varchar) as review_decision,
        cast(null as varchar) as reviewed_by,
        cast(null as date) as reviewed_on,
    from {{ ref('stg_observations').include(database=false) }} as o
    where not exists (
            select 1 from {{ ref('reviews').include(database=false) }} as r
            where r.figure_id = o.figure_id
        )
    union all by name
    select * from {{ ref('int_decided_observations').include(database=false) }}
)

select * from int_reviewed_observations
