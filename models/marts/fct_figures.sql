-- Grain: one printed number token of one paper, whatever became of it.

with meanings as (
    select
        *,
        row_number() over (
            partition by figure_id
            order by list_position(['accepted', 'review', 'unmapped', 'ignored'], status), observation_id
        ) as standing,
        count(*) filter (where status = 'accepted') over (partition by figure_id) as observation_count,
    from {{ ref('int_reviewed_observations') }}
),

fct_figures as (
    select
        figure_id,
        paper_sha256,
        document,
        char_start,
        char_end,
        value_text,
        page,
        block,
        label,
        status,
        extracted_status,
        observation_count,
        area,
        metric,
        confidence,
        rule,
        report_date,
        candidates,
        review_decision,
        reviewed_by,
        reviewed_on,
    from meanings
    where standing = 1
)

select * from fct_figures
order by paper_sha256, char_start, figure_id
