-- Grain: one number token that has several meanings, with the meaning that stands for it; they are few. Two tokens
-- may share a hash: what is found by it is counted in full, and may have one meaning after all.

with several as (
    select hash(figure_id) as token from {{ ref('int_reviewed_observations') }}
    group by token
    having count(*) > 1
),

int_shared_figures as (
    select
        figure_id,
        min_by(
            observation_id,
            (list_position(['accepted', 'review', 'unmapped', 'ignored'], status), observation_id)
        ) as observation_id,
        count(*) filter (where status = 'accepted') as observation_count,
    from {{ ref('int_reviewed_observations') }}
    where {{ is_one_of('hash(figure_id)', 'select s.token from several as s') }}
    group by figure_id
)

select * from int_shared_figures
