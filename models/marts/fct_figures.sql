-- Grain: one printed number token of one paper, whatever became of it; of several meanings, one stands for it.
{{ config(materialized='view') }}

with fct_figures as (
    select
        o.figure_id,
        o.paper_sha256,
        o.document,
        o.char_start,
        o.char_end,
        o.value_text,
        o.page,
        o.block,
        o.label,
        o.status,
        o.extracted_status,
        coalesce(s.observation_count, cast(o.status = 'accepted' as integer)) as observation_count,
        o.area,
        o.metric,
        o.confidence,
        o.rule,
        o.report_date,
        o.candidates,
        o.review_decision,
        o.reviewed_by,
        o.reviewed_on,
    from {{ ref('int_reviewed_observations').include(database=false) }} as o
    left join {{ ref('int_shared_figures').include(database=false) }} as s on o.figure_id = s.figure_id
    where s.figure_id is null or o.observation_id = s.observation_id
)

select * from fct_figures
