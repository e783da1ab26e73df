-- Grain: one series and period for which one paper prints values that exclude each other.

-- the few places that conflict, found by a hash that two places may share; they are compared in full below
with conflicting as (
    select hash(point_id, paper_sha256) as place
    from {{ ref('int_levels') }}
    group by place
    having max(value_low) > min(value_high)
),

fct_conflicts as (
    select
        point_id,
        paper_sha256,
        document,
        series_id,
        area,
        metric,
        dimensions,
        unit,
        period_start,
        period_end,
        min(value) as lowest_value,
        max(value) as highest_value,
        string_agg(value_text, ';' order by char_start, observation_id) as printed_values,
        string_agg(observation_id, ';' order by char_start, observation_id) as observation_ids,
    from {{ ref('int_levels') }}
    where hash(point_id, paper_sha256) in (select c.place from conflicting as c)
    group by all
    having max(value_low) > min(value_high)
)

select * from fct_conflicts
order by paper_sha256, point_id
