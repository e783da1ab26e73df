-- Grain: one meaning of a figure that somebody has decided about, as it stands after the decision.
-- A decision without observation_id is about every meaning of its figure; one with an id that extraction
-- did not write adds that meaning. The latest decision holds. One whose token is not the printed one is left
-- out, as is one whose figure is not there: `panelbook status` reports both.

with read_already as (
    select observation_id from {{ ref('stg_observations') }}
    where observation_id in (
            select r.observation_id from {{ ref('reviews') }} as r
        )
),

added as (
    select o.* replace (r.observation_id as observation_id)
    from {{ ref('reviews') }} as r
    inner join {{ ref('stg_observations') }} as o
        on r.figure_id = o.figure_id and (r.value_text is null or r.value_text = o.value_text)
    where
        r.observation_id is not null
        and r.observation_id not in (select x.observation_id from read_already as x)
    qualify row_number() over (partition by r.observation_id order by o.observation_id, r.decided_on) = 1
),

meanings as (
    select o.* from {{ ref('stg_observations') }} as o
    where o.figure_id in (select r.figure_id from {{ ref('reviews') }} as r)
    union all
    select * from added
),

int_decided_observations as (
    select
        m.* replace (
            case
                when r.decision = 'reject' then 'ignored'
                when r.decision is not null then 'accepted'
                else m.status
            end as status,
            coalesce(r.area, m.area) as area,
            coalesce(r.metric, m.metric) as metric,
            -- a whole meaning says with an empty cell that there are none; a part of one keeps what was read
            if(
                r.metric is not null and r.period_end is not null and r.value is not null,
                coalesce(r.dimensions, ''),
                coalesce(r.dimensions, m.dimensions)
            ) as dimensions,
            coalesce(r.measure_type, m.measure_type) as measure_type,
            case
                when r.decision is null or r.decision = 'reject' then m.basis
                when starts_with(coalesce(r.measure_type, m.measure_type), 'change') then coalesce(m.basis, 'stated')
            end as basis,
            if(r.decision in ('accept', 'correct'), coalesce(m.qualifier, 'exact'), m.qualifier) as qualifier,
            if(r.decision in ('accept', 'correct'), coalesce(m.scenario, 'actual'), m.scenario) as scenario,
            coalesce(r.period_type, m.period_type) as period_type,
            case when r.period_end is null then m.period_start else r.period_start end as period_start,
            coalesce(r.period_end, m.period_end) as period_end,
            coalesce(r.value, m.value) as value,
            coalesce(r.unit, m.unit) as unit,
            -- bounds follow the printed token; another value than the extracted one is taken as exact
            if(r.value = m.value or r.value is null, m.value_low, r.value) as value_low,
            if(r.value = m.value or r.value is null, m.value_high, r.value) as value_high
        ),
        m.status as extracted_status,
        r.decision as review_decision,
        r.decided_by as reviewed_by,
        r.decided_on as reviewed_on,
    from meanings as m
    left join {{ ref('reviews') }} as r
        on
            m.figure_id = r.figure_id
            and (r.observation_id is null or m.observation_id = r.observation_id)
            and (r.value_text is null or m.value_text = r.value_text)
    qualify row_number() over (
            partition by m.figure_id, m.observation_id
            order by r.decided_on desc nulls last, r.observation_id is null, r.decision asc
        ) = 1
)

select * from int_decided_observations
