-- Which core measures moved most, relative to where they stood, in the last quarter that each series has?
with changes as (
    select
        q.*,
        m.label,
        coalesce(q.qoq_abs, q.yoy_abs) as change_abs,
        coalesce(q.qoq_direction, q.yoy_direction) as direction,
        coalesce(q.qoq_judgement, q.yoy_judgement) as judgement,
        if(q.qoq_abs is not null, q.previous_value, q.year_ago_value) as base_value,
        if(q.qoq_abs is not null, 'quarter', 'year') as compared_with,
    from fct_quarterly as q
    inner join dim_metric as m on q.metric = m.metric
    where m.is_core and q.is_headline and q.status = 'reported'
    qualify row_number() over (partition by q.series_id order by q.quarter_start desc) = 1
)

select
    area,
    label,
    dimensions,
    quarter_label,
    value,
    unit,
    compared_with,
    change_abs,
    direction,
    judgement
from changes
where direction in ('up', 'down') and base_value > 0
order by abs(change_abs) / base_value desc, series_id
limit 20
