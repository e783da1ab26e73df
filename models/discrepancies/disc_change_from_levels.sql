-- Grain: one printed change that its own levels refute: of one series, of the columns of a table, or of a
-- sentence that prints both levels and the change. Levels that move the other way are another rule's.
{{ config(schema='intermediate') }}

with of_series as (
    select
        paper_sha256,
        observation_id,
        label,
        measure_type,
        value,
        value_low,
        value_high,
        base_value,
        level_value,
        low,
        high,
        computed,
        base_id,
        level_id,
    from {{ ref('int_changes_beside_levels') }}
    where not is_right and not is_opposite and not is_other_kind
),

of_tables as (
    select
        paper_sha256,
        observation_id,
        concat_ws(', ', lane_label, label) as label,
        if(formula = 'percent', 'change_pct', 'change_abs') as measure_type,
        value,
        value_low,
        value_high,
        a_value as base_value,
        b_value as level_value,
        low,
        high,
        -- an overspend may be printed with either sign; whoever prints it has chosen
        if(value * computed < 0, -computed, computed) as computed,
        a_id as base_id,
        b_id as level_id,
    from {{ ref('int_column_formulas') }}
    where formula in ('difference', 'weekly', 'percent')
),

found as (
    select * from of_series
    union all
    select * from of_tables
),

disc_change_from_levels as (
    select
        'change_from_levels' as rule,
        paper_sha256,
        {{ severity_of('value', 'computed', '(value_high - value_low) / 2') }} as severity,
        value as stated,
        cast(round(computed, 2) as decimal(24, 6)) as recomputed,
        (coalesce(value_high - value_low, 0) + high - low) / 2 as tolerance,
        [observation_id, base_id, level_id] as observation_ids,
        concat(
            '"', label, '" prints a change of ', {{ said('value') }},
            case measure_type when 'change_pct' then '%' when 'change_pp' then ' points' else '' end,
            ', but from ', {{ said('base_value') }}, ' to ', {{ said('level_value') }}, ' is ',
            {{ said('round(computed, 2)') }},
            case measure_type when 'change_pct' then '%.' when 'change_pp' then ' points.' else '.' end
        ) as sentence,
    from found
    qualify row_number() over (partition by observation_id order by base_id, level_id) = 1
)

select * from disc_change_from_levels
