-- Grain: one paper, with how many of its figures came to which status.

with figures as (
    select
        paper_sha256,
        count(*) as figure_count,
        count(*) filter (where status = 'accepted') as accepted_count,
        count(*) filter (where status = 'review') as review_count,
        count(*) filter (where status = 'unmapped') as unmapped_count,
        count(*) filter (where status = 'ignored') as ignored_count,
    from {{ ref('fct_figures') }}
    group by paper_sha256
),

dim_paper as (
    select
        p.*,
        coalesce(f.figure_count, 0) as figure_count,
        coalesce(f.accepted_count, 0) as accepted_count,
        coalesce(f.review_count, 0) as review_count,
        coalesce(f.unmapped_count, 0) as unmapped_count,
        coalesce(f.ignored_count, 0) as ignored_count,
    from {{ ref('stg_papers') }} as p
    left join figures as f on p.paper_sha256 = f.paper_sha256
)

select * from dim_paper
order by paper_sha256
