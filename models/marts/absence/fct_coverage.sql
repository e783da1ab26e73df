-- Grain: one paper and one slice of its number tokens: all, a family of measures, or a rule that ignored some.

with figures as (
    select
        f.paper_sha256,
        f.document,
        f.status,
        f.observation_count,
        f.rule,
        coalesce(m.family, 'unknown') as family,
    from {{ ref('fct_figures') }} as f
    left join {{ ref('dim_metric') }} as m on f.metric = m.metric
),

sliced as (
    select
        *,
        'all' as slice_kind,
        'all' as slice,
    from figures
    union all
    select
        *,
        'family' as slice_kind,
        family as slice,
    from figures
    where status <> 'ignored'
    union all
    select
        *,
        'ignored_rule' as slice_kind,
        coalesce(rule, 'review') as slice,
    from figures
    where status = 'ignored'
),

fct_coverage as (
    select
        paper_sha256,
        document,
        slice_kind,
        slice,
        count(*) as token_count,
        count(*) filter (where status <> 'ignored') as figure_count,
        count(*) filter (where status = 'accepted') as accepted_count,
        count(*) filter (where status = 'review') as review_count,
        count(*) filter (where status = 'unmapped') as unmapped_count,
        count(*) filter (where status = 'ignored') as ignored_count,
        cast(sum(observation_count) as bigint) as observation_count,
        -- no figure, no share: not zero
        cast(round(
            100.0 * count(*) filter (where status = 'accepted')
            / nullif(count(*) filter (where status <> 'ignored'), 0), 2
        ) as {{ number() }}) as mapped_share_pct,
    from sliced
    group by all
)

select * from fct_coverage
order by paper_sha256, slice_kind, slice
