-- Grain: series, value basis and quarter that has a value, with the stretch of one definition and one standard
-- that it belongs to. A period that a break cuts is a stretch of its own.
{{ config(materialized='view') }}

with int_quarter_segments as (
    select
        q.*,
        s.polarity,
        concat_ws(
            '|',
            (
                select count(*) from {{ ref('int_series_breaks').include(database=false) }} as b
                where b.series_id = q.series_id and b.break_date <= coalesce(q.period_start, q.period_end)
            ) + (
                select count(*) from {{ ref('int_series_breaks').include(database=false) }} as b
                where b.series_id = q.series_id and b.break_date <= q.period_end
            ),
            -- without a known standard a value is comparable with none
            if(s.needs_standard, coalesce(cast(q.threshold_seconds as varchar), q.observation_id), null)
        ) as segment,
    from {{ ref('int_quarters').include(database=false) }} as q
    inner join {{ ref('int_series').include(database=false) }} as s on q.series_id = s.series_id
    where q.status = 'reported'
)

select * from int_quarter_segments
