-- Periods of regular series that no paper held gives though one was due. Grain: series and reason.
select
    e.series_id, e.area, e.metric, coalesce(e.dimensions, '') as dimensions, e.cadence, e.reason,
    count(*) as periods, min(e.period_end) as first_end, max(e.period_end) as last_end,
    arg_min(e.period_start, e.period_end) as first_start, arg_max(e.period_start, e.period_end) as last_start,
    sum(e.papers_held) > 0 as could_have_been_given, dim_area.label as area_label
from fct_expected as e
join dim_area using (area)
where e.reason <> 'not_yet_due'
group by all
order by dim_area.label, e.metric, dimensions, first_end
