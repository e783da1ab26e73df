-- Grain: one paper that speaks of a series, with a digest of all that its reportings are made of: its levels after
-- reviews, their measures and areas, its meeting, and whether it is known at as_of. What a paper with the same
-- digest says has not changed.

with int_paper_digests as (
    select
        paper_sha256,
        concat_ws('-', count(*), bit_xor(hash(
            area, metric, dimensions, unit, period_type, period_start, period_end, quarter_start, value, value_low,
            value_high, qualifier, observation_id, char_start, document, report_date, reported_from
        ))) as paper_digest,
    from {{ ref('int_levels') }}
    where reported_from <= (select a.as_of from {{ ref('int_as_of') }} as a)
    group by paper_sha256
)

select * from int_paper_digests
