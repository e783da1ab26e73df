select m.panel, m.meeting_date, m.state, m.note, m.paper_sha256, dim_area.label as panel_label
from reference.meetings as m
left join dim_area on dim_area.area = m.panel
order by m.panel, m.meeting_date desc
