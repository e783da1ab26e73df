-- Grain: one series and period for which one paper prints values that exclude each other.

with fct_conflicts as (
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
    from {{ ref('int_told_twice') }}
    group by all
    having max(value_low) > min(value_high)
)

select * from fct_conflicts
order by paper_sha256, point_id
