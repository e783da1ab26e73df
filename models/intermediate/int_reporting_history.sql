-- Grain: one reporting: what one paper says of one series and period, with the vintage it began or repeated.
-- A later interval that contains the one in force repeats it and replaces nothing.
-- In a file that is kept, only the points are made anew that a changed, new or lost paper speaks of, with all that
-- any paper says of them: a late vintage changes the past, so nothing is ever only appended.
-- noqa: disable=all
-- (the linter cannot read lambda expressions yet; the layout follows the other models)
{{ config(
    materialized='incremental', incremental_strategy='delete+insert', unique_key='point_id', on_schema_change='fail',
    post_hook="delete from {{ this }} where (paper_sha256, coalesce(paper_digest, '')) not in (select
        (d.paper_sha256, d.paper_digest) from {{ ref('int_paper_digests') }} as d)",
) }}

with {% if is_incremental() -%}
changed_papers as (
    select coalesce(h.paper_sha256, d.paper_sha256) as paper_sha256
    from (select distinct paper_sha256, paper_digest from {{ this }}) as h
    full outer join {{ ref('int_paper_digests') }} as d on h.paper_sha256 = d.paper_sha256
    where h.paper_digest is distinct from d.paper_digest
),

touched_points as (
    select point_id from {{ this }}
    where paper_sha256 in (select c.paper_sha256 from changed_papers as c)
    union
    select point_id from {{ ref('int_paper_reportings') }}
    where paper_sha256 in (select c.paper_sha256 from changed_papers as c)
),

-- the papers that speak of these points: known from the last build, or changed since
read_again as (
    select paper_sha256 from {{ this }}
    where point_id in (select t.point_id from touched_points as t)
    union
    select paper_sha256 from changed_papers
),

reportings as (
    select * from {{ ref('int_paper_reportings') }}
    where
        paper_sha256 in (select r.paper_sha256 from read_again as r)
        and point_id in (select t.point_id from touched_points as t)
),

{% else -%}
reportings as (
    select * from {{ ref('int_paper_reportings') }}
),

{% endif -%}
ordered as (
    select
        *,
        row_number() over in_order as reporting_number,
        lag(reported_from) over in_order as reported_before,
        -- what says the same as the reporting before repeats whatever that one repeats or begins
        coalesce(
            status = lag(status) over in_order
            and (
                status = 'conflicting'
                or (
                    value_low is not distinct from lag(value_low) over in_order
                    and value_high is not distinct from lag(value_high) over in_order
                )
            ), false
        ) as is_said_again,
        lead(reported_from) over in_order is null as is_last,
    from reportings
    window in_order as (partition by point_id order by reported_from, report_date, paper_sha256)
),

-- of each point that was ever told in another way: each telling as a list of one, in order
told as (
    select
        point_id,
        list([{
            'reporting_number': reporting_number,
            'status': status,
            'value_low': value_low,
            'value_high': value_high,
            'reported_from': reported_from,
            'reported_before': reported_before
        }] order by reporting_number) as tellings,
    from ordered
    where
        not is_said_again
        and point_id in (select o.point_id from ordered as o where o.reporting_number > 1 and not o.is_said_again)
    group by point_id
),

-- the tellings that began a vintage: a later one stands beside the last that did
begun as (
    select
        point_id,
        list_reduce(
            tellings,
            lambda held, later: if(
                later[1].status = held[-1].status
                and (later[1].status = 'conflicting' or {{ interval_contains('later[1]', 'held[-1]') }}),
                held, list_concat(held, later)
            )
        ) as vintages,
    from told
),

points as (
    select
        o.point_id,
        o.reporting_number as all_reportings,
        o.reported_from as ever_reported_last,
        b.vintages,
    from ordered as o
    left join begun as b on o.point_id = b.point_id
    where o.is_last
),

placed as (
    select
        o.*,
        p.* exclude (point_id),
        coalesce(
            len(list_filter(p.vintages, lambda vintage: vintage.reporting_number <= o.reporting_number)), 1
        ) as vintage_number,
    from ordered as o
    inner join points as p on o.point_id = p.point_id
),

held as (
    select
        *,
        coalesce(vintages[vintage_number].reporting_number, 1) as begun_by,
        vintages[vintage_number + 1] as next_vintage,
    from placed
),

int_reporting_history as (
    select
        h.* exclude (
            reported_before, is_said_again, is_last, all_reportings, ever_reported_last, vintages, begun_by, next_vintage
        ),
        case
            when reporting_number = 1 then 'first'
            when reporting_number = begun_by then 'restates'
            else 'repeats'
        end as reporting_role,
        coalesce(next_vintage.reported_before, ever_reported_last) as last_reported_from,
        coalesce(next_vintage.reporting_number, all_reportings + 1) - begun_by as reporting_count,
        next_vintage.reported_from as reported_until,
        next_vintage is null as is_latest,
        d.paper_digest,
    from held as h
    left join {{ ref('int_paper_digests') }} as d on h.paper_sha256 = d.paper_sha256
)

select * from int_reporting_history
