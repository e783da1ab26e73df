-- A series has one preferred basis in each quarter that it has a row for: these have none, or several.
select
    series_id,
    quarter_start,
    count(*) filter (where is_headline) as headline_count,
from {{ ref('fct_quarterly') }}
group by all
having count(*) filter (where is_headline) <> 1
