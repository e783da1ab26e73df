{#- After a run: keep the SQL that each model was built by, in recipes.models, so that any mart can be built
    again as it stood on an earlier day (`panelbook query --as-of`) without dbt and without the project. -#}
{% macro keep_recipes(results) -%}
    {%- if execute -%}
        {%- do run_query('create schema if not exists recipes') -%}
        {%- do run_query(
            'create table if not exists recipes.models (name varchar primary key, schema_name varchar, '
            ~ 'database_name varchar, materialized varchar, depends_on varchar[], code varchar)'
        ) -%}
        {%- for result in results
            if result.node.resource_type == 'model' and result.status == 'success' -%}
            {%- set node = result.node -%}
            {%- set parents = [] -%}
            {%- for parent in node.depends_on.nodes if parent.startswith('model.') -%}
                {%- do parents.append("'" ~ parent.split('.')[2] ~ "'") -%}
            {%- endfor -%}
            {#- an incremental run compiles a filter into the SQL: the recipe is that of the full build -#}
            {%- set kept = node.config.materialized == 'incremental' and not flags.FULL_REFRESH -%}
            {%- do run_query(
                "insert or " ~ ('ignore' if kept else 'replace') ~ " into recipes.models values ('" ~ node.name ~ "', '" ~ node.schema ~ "', '"
                ~ node.database ~ "', '" ~ node.config.materialized ~ "', [" ~ parents | join(', ')
                ~ "]::varchar[], '" ~ node.compiled_code | replace("'", "''") ~ "')"
            ) -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
