{#- After a run: print the first rows of every data test that failed, since a count alone mends nothing. -#}
{% macro print_failing_rows(results, shown=5) -%}
    {%- if execute -%}
        {%- for result in results if result.node.resource_type == 'test' and result.status in ['fail', 'warn'] -%}
            {%- set rows = run_query("select * from (" ~ result.node.compiled_code ~ ") limit " ~ shown) -%}
            {%- do print(result.node.name ~ ': ' ~ result.failures ~ ' rows, among them') -%}
            {%- for row in rows.rows -%}
                {%- set cells = [] -%}
                {%- for column in rows.column_names if row[column] is not none -%}
                    {%- do cells.append(column ~ '=' ~ row[column]) -%}
                {%- endfor -%}
                {%- do print('  ' ~ cells | join(', ')) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
