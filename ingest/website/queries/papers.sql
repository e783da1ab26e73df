select dim_paper.*, dim_area.label as panel_label
from dim_paper
left join dim_area on dim_area.area = dim_paper.panel
order by meeting_date desc, document
