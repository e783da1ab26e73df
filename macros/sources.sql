{#- Folder of the seeds, relative to the project or absolute, as it stands inside an SQL string. -#}
{% macro seeds_root() -%}
    {{ env_var('PANELBOOK_SEEDS', 'seeds') | replace("'", "''") }}
{%- endmacro %}

{#- All rows of the CSV files of a glob, every column as text; no row where the glob finds no file.
    The dialect is given and never guessed, so that a header-only file and a JSON cell read alike. -#}
{% macro read_text_csv(glob, columns) -%}
    {%- if has_files(glob) -%}
        select
            {% for column in columns %}nullif({{ column }}, '') as {{ column }},
            {% endfor %}
        from read_csv(
            '{{ glob }}',
            all_varchar = true, header = true, union_by_name = true, delim = ',', quote = '"', escape = '"'
        )
    {%- else -%}
        select
            {% for column in columns %}cast(null as varchar) as {{ column }},
            {% endfor %}
        where false
    {%- endif -%}
{%- endmacro %}

{#- The same columns of the Parquet files of a glob. A column keeps the type that it is stored in: a date that is a
    date need not become text on its way to a date. An empty text is no value, as in a CSV file. -#}
{% macro read_parquet_files(glob, columns) -%}
    {%- set texts = [] -%}
    {%- if execute -%}
        {%- for stored in run_query("describe from read_parquet('" ~ glob ~ "', union_by_name = true)").rows
            if stored[1] == 'VARCHAR' -%}
            {%- do texts.append(stored[0]) -%}
        {%- endfor -%}
    {%- endif -%}
    select
        {% for column in columns -%}
        {{ "nullif(" ~ column ~ ", '') as " ~ column if column in texts else column }},
        {% endfor %}
    from read_parquet('{{ glob }}', union_by_name = true)
{%- endmacro %}

{#- Whether a glob finds a file. -#}
{% macro has_files(glob) -%}
    {{ return(run_query("select count(*) from glob('" ~ glob ~ "')").columns[0][0] > 0 if execute else true) }}
{%- endmacro %}

{#- Columns of the observation record, in the order of the exchange format. -#}
{% macro record_columns() -%}
    {{ return([
        'document', 'char_start', 'char_end', 'value_text', 'area', 'metric', 'dimensions', 'measure_type',
        'basis', 'period_type', 'period_start', 'period_end', 'value', 'unit', 'qualifier', 'status', 'page',
        'block', 'label', 'confidence', 'rule', 'paper_sha256', 'figure_id', 'observation_id', 'report_date',
        'scenario', 'value_low', 'value_high', 'base_start', 'base_end', 'candidates',
    ]) }}
{%- endmacro %}

{#- The recorded 'today' as SQL, null where neither the var nor PANELBOOK_AS_OF sets one. -#}
{% macro as_of_setting() -%}
    {%- set as_of = var('as_of', '') or env_var('PANELBOOK_AS_OF', '') -%}
    cast({% if as_of %}'{{ as_of }}'{% else %}null{% endif %} as date)
{%- endmacro %}
