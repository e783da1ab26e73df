-- Grain: one printed number token of one paper, whatever became of it.

-- few tokens have more than one meaning; the rest need no choice. Two tokens may share a hash: what is found here is
-- compared in full
with several as (
    select hash(figure_id) as token from {{ ref('int_reviewed_observations') }}
    group by token
    having count(*) > 1
),

chosen as (
    select
        *,
        row_number() over (
            partition by figure_id
            order by list_position(['accepted', 'review', 'unmapped', 'ignored'], status), observation_id
        ) as standing,
        count(*) filter (where status = 'accepted') over (partition by figure_id) as observation_count,
    from {{ ref('int_reviewed_observations') }}
    where {{ is_one_of('hash(figure_id)', 'select s.token from several as s') }}
),

meanings as (
    select * exclude (standing) from chosen
    where standing = 1
    union all by name
    select
        *,
        cast(status = 'accepted' as integer) as observation_count,
    from {{ ref('int_reviewed_observations') }}
    where hash(figure_id) not in (select s.token from several as s)
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
)

-- no sort: the rows stand as staging read them, paper by paper and in the order of the text
select * from fct_figures
