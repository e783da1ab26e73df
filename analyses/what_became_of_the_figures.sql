-- How many figures does each paper print, and what became of them?
select
    panel,
    meeting_date,
    document,
    figure_count,
    accepted_count,
    review_count,
    unmapped_count,
    ignored_count,
    round(100 * accepted_count / nullif(figure_count - ignored_count, 0), 1) as accepted_pct,
from dim_paper
order by panel, meeting_date, document
