-- Where do papers contradict themselves, gravest first?
select
    document,
    report_date,
    block,
    rule,
    severity,
    stated,
    recomputed,
    sentence,
from fct_discrepancies
order by list_position(['high', 'medium', 'low'], severity), document, char_start
