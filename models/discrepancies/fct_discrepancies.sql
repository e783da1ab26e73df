-- Grain: one place where a paper contradicts itself, or another paper of the same date. Reported, never corrected.
{%- set rules = [
    'share_from_counts', 'total_of_parts', 'shares_of_whole', 'change_from_levels', 'conflicting_values',
    'order_of_statistics', 'part_exceeds_whole', 'implausible_magnitude', 'rate_label', 'direction_of_words',
    'implied_value',
] %}

with found as (
    {% for rule in rules -%}
    select {{ discrepancy_columns() }}
    from {{ ref('disc_' ~ rule) }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

figures as (
    select
        observation_id,
        any_value(figure_id) as figure_id,
        any_value(document) as document,
        any_value(report_date) as report_date,
        any_value(page) as page,
        any_value(block) as block,
        any_value(char_start) as char_start,
    from {{ ref('int_reviewed_observations') }}
    where {{ is_one_of('observation_id', 'select f.observation_ids[1] from found as f') }}
    group by all
),

fct_discrepancies as (
    select
        left(md5(concat_ws('|', f.rule, array_to_string(list_sort(f.observation_ids), ';'))), 16) as discrepancy_id,
        o.document,
        f.paper_sha256,
        f.rule,
        f.severity,
        cast(f.stated as {{ number() }}) as stated,
        cast(f.recomputed as {{ number() }}) as recomputed,
        cast(coalesce(f.tolerance, 0) as {{ number() }}) as tolerance,
        array_to_string(f.observation_ids, ';') as observation_ids,
        -- a figure's id is its observation's without the ordinal
        regexp_replace(array_to_string(f.observation_ids, ';'), '-\d+(;|$)', '\1', 'g') as figure_ids,
        f.sentence,
        o.report_date,
        o.page,
        o.block,
        o.char_start,
    from found as f
    inner join figures as o on f.observation_ids[1] = o.observation_id
    qualify row_number() over (partition by discrepancy_id order by f.sentence) = 1
)

select * from fct_discrepancies
order by paper_sha256, char_start, rule, discrepancy_id
