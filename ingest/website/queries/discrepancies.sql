-- What papers print against themselves, with the arithmetic written out. Grain: one discrepancy.
select
    d.discrepancy_id, d.rule, d.severity, d.sentence, d.figure_ids, d.paper_sha256, d.document, d.report_date,
    dim_paper.meeting_date, dim_paper.panel,
    (
        select list_sort(list(distinct o.area)) from fct_observations as o
        where o.observation_id in (select unnest(string_split(d.observation_ids, ';')))
    ) as areas
from fct_discrepancies as d
join dim_paper using (paper_sha256)
order by
    dim_paper.meeting_date desc, d.severity <> 'high', d.severity <> 'medium', d.document, d.char_start, d.discrepancy_id
