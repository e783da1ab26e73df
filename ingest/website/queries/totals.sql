select status, count(*) as figures from fct_figures group by status order by status
