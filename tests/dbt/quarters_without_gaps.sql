-- Between the first and the last quarter of a series on a basis every quarter has a row: these lack some.
select
    series_id,
    value_basis,
    count(*) as row_count,
    date_diff('quarter', min(quarter_start), max(quarter_start)) + 1 as quarter_count,
from {{ ref('fct_quarterly') }}
group by all
having count(*) <> date_diff('quarter', min(quarter_start), max(quarter_start)) + 1
