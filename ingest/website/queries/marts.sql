select table_name as mart, column_name as "column", data_type as "type"
from information_schema.columns
where table_schema = 'main' and split_part(table_name, '_', 1) in ('fct', 'dim', 'bridge')
order by table_name, ordinal_position
