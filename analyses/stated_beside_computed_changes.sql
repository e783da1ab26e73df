-- Where a paper states a change, what do the published levels give, and why do some give nothing?
with stated as (
    select
        *,
        -- the period before a quarter is a quarter back, the one before a year is a year back
        case
            when basis = 'same_period_last_year' or period_basis = 'year_ending' then 'yoy'
            when period_basis = 'quarter' then 'qoq'
        end as comparison,
    from fct_stated_changes
    where basis in ('previous_period', 'same_period_last_year')
)

select
    s.area,
    s.metric,
    s.dimensions,
    d.quarter_label,
    s.basis,
    s.measure_type,
    s.stated_change,
    case
        when s.measure_type = 'change_pct' then if(s.comparison = 'qoq', q.qoq_pct, q.yoy_pct)
        else if(s.comparison = 'qoq', q.qoq_abs, q.yoy_abs)
    end as computed_change,
    case
        when q.series_id is null then 'no_level'
        when s.comparison = 'qoq' then q.qoq_reason
        else q.yoy_reason
    end as why_not,
    s.document,
from stated as s
inner join dim_quarter as d on s.quarter_start = d.quarter_start
left join fct_quarterly as q
    on s.series_id = q.series_id and s.quarter_start = q.quarter_start and q.is_headline
where s.comparison is not null
order by s.area, s.metric, s.dimensions, s.quarter_start, s.observation_id
