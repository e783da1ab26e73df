-- Grain: one statement whose words rise while its figures fall, or the other way round.
{{ config(schema='intermediate') }}

with disc_direction_of_words as (
    select
        'direction_of_words' as rule,
        paper_sha256,
        'high' as severity,
        coalesce(value, level_value) as stated,
        cast(round(if(value is null, base_value, computed), 2) as decimal(24, 6)) as recomputed,
        (points_high - points_low) / 2 as tolerance,
        list_distinct([observation_id, base_id, level_id]) as observation_ids,
        concat(
            '"', label, '" says ', if(coalesce(direction_word = 'up', value > 0), 'a rise', 'a fall'), ', but from ',
            {{ said('base_value') }}, ' to ', {{ said('level_value') }}, ' is ',
            if(points > 0, 'a rise', 'a fall'), ' of ', {{ said('abs(points)') }}, '.'
        ) as sentence,
    from {{ ref('int_changes_beside_levels') }}
    where is_opposite
    qualify row_number() over (partition by observation_id order by base_id, level_id) = 1
)

select * from disc_direction_of_words
