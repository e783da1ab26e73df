-- One row an area that any accepted figure is about; has_panel marks forces whose panel's papers are held.
select
    area, label, area_kind, observation_count, series_count, paper_count, first_reported, last_reported,
    area in (select panel from dim_paper) as has_panel
from dim_area
join (
    select
        area, count(*) as observation_count, count(distinct series_id) as series_count,
        count(distinct paper_sha256) as paper_count,
        min(reported_from) as first_reported, max(reported_from) as last_reported
    from fct_observations
    group by area
) using (area)
order by has_panel desc, area_kind <> 'force', label
