-- How many quarters have a value, a quarterly and a yearly change, and why have the others none?
select
    'value' as what,
    coalesce(reason, 'given') as outcome,
    count(*) as row_count
from fct_quarterly
group by all
union all
select
    'change on the quarter' as what,
    if(qoq_abs is null, qoq_reason, 'given') as outcome,
    count(*) as row_count
from fct_quarterly
group by all
union all
select
    'change on the year' as what,
    if(yoy_abs is null, yoy_reason, 'given') as outcome,
    count(*) as row_count
from fct_quarterly
group by all
order by what asc, row_count desc, outcome asc
