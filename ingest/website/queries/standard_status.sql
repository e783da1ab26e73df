-- How the values of an area stand to the standard they are measured by. Grain: one series and period.
select
    s.series_id, s.period_start, s.period_end, s.comparator, s.target_value, s.standard_status, s.status_reason,
    s.distance, s.target_source, s.target_document as standard_document, s.valid_from, s.valid_to,
    s.quarters_since_last_met, standards.owner, standards.note as standard_note,
    if(s.target_source = 'paper', split_part(s.target_id, '-', 1), null) as target_figure_id,
    case
        when s.distance_high < 0 then 'below'
        when s.distance_low > 0 then 'above'
        else 'at'
    end as side,
    coalesce(s.comparator = '>=' and s.distance_high < 0 or s.comparator = '<=' and s.distance_low > 0, false) as is_short
from fct_standard_status as s
left join reference.standards as standards on standards.standard_id = s.target_id
where s.area = $area and s.target_value is not null
order by s.series_id, s.period_end
