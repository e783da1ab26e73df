-- Grain: one signal that a paper states in words, beside what the control chart of its series says of the newest
-- month that had ended at the date of the report. The papers seldom say which month they mean.
{%- set newest_month_days = 124 %}

with stated as (
    select
        s.*,
        p.document,
        p.meeting_date,
    from {{ ref('stg_stated_signals') }} as s
    inner join {{ ref('stg_papers') }} as p on s.paper_sha256 = p.paper_sha256
    cross join {{ ref('int_as_of') }} as a
    where coalesce(p.meeting_date <= a.as_of, true)
),

charts as (
    select * from {{ ref('fct_signals') }}
    where period_basis = 'month'
),

beside as (
    select
        s.*,
        c.series_id,
        c.point_id,
        c.period_end,
        c.value,
        c.value_low,
        c.value_high,
        c.mean,
        c.signal as computed_signal,
        c.signal_direction as computed_direction,
        c.assessment,
        case
            when s.metric is null then 'no_measure'
            when s.place is not null then 'part_of_area'
            when s.signal in ('above_previous', 'below_previous', 'average_rising', 'average_falling')
                then 'not_of_a_chart'
            when c.point_id is null then 'no_series'
            when c.mean is null then 'too_few_points'
        end as reason,
    from stated as s
    left join charts as c
        on
            s.area = c.area and s.metric = c.metric and s.dimensions = c.dimensions
            and s.report_date >= c.period_end and c.period_end > s.report_date - {{ newest_month_days }}
    qualify row_number() over (
            partition by s.paper_sha256, s.char_start, s.signal order by c.period_end desc nulls last, c.point_id asc
        ) = 1
),

fct_stated_signals as (
    select
        left(md5(concat_ws('|', paper_sha256, char_start, signal)), 16) as stated_signal_id,
        area,
        metric,
        dimensions,
        topic,
        place,
        signal as stated_signal,
        words,
        series_id,
        point_id,
        period_end,
        value,
        mean,
        computed_signal,
        computed_direction,
        assessment,
        case
            when reason is not null then 'not_compared'
            when signal = 'above_average' and value_low > mean or signal = 'below_average' and value_high < mean
                then 'agrees'
            when signal = 'above_average' and value_high < mean or signal = 'below_average' and value_low > mean
                then 'differs'
            when signal in ('above_average', 'below_average') then 'uncertain'
            when signal in ('near_average', 'not_exceptional') then if(computed_signal is null, 'agrees', 'differs')
            when signal = 'exceptional' then if(computed_signal is null, 'differs', 'agrees')
            else if(
                    coalesce(computed_direction = replace(signal, 'exceptional_', ''), false), 'agrees', 'differs'
                )
        end as verdict,
        reason,
        report_date,
        meeting_date as reported_from,
        document,
        paper_sha256,
        block,
        char_start,
        char_end,
    from beside
)

select * from fct_stated_signals
order by paper_sha256, char_start, stated_signal
