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

{% endif -%}
-- numbers in the place of long texts: what is sorted and joined below is small
papers as (
    select
        paper_sha256,
        paper_digest,
        row_number() over (order by paper_sha256) as paper_number,
    from {{ ref('int_paper_digests') }}
),

series as (
    select
        series_id,
        row_number() over (order by series_id) as series_number,
    from {{ ref('int_series') }}
),

reportings as not materialized (
    select * from {{ ref('int_paper_reportings') }}
    {% if is_incremental() -%}
    where
        paper_sha256 in (select r.paper_sha256 from read_again as r)
        and point_id in (select t.point_id from touched_points as t)
    {% endif -%}
),

ordered as (
    select
        s.series_number,
        p.paper_number,
        r.* exclude (point_id, series_id, paper_sha256),
        row_number() over in_order as reporting_number,
        lag(r.reported_from) over in_order as reported_before,
        -- what says the same as the reporting before repeats whatever that one repeats or begins
        coalesce(
            r.status = lag(r.status) over in_order
            and (
                r.status = 'conflicting'
                or (
                    r.value_low is not distinct from lag(r.value_low) over in_order
                    and r.value_high is not distinct from lag(r.value_high) over in_order
                )
            ), false
        ) as is_said_again,
        count(*) over whole as all_reportings,
        last_value(r.reported_from) over whole as ever_reported_last,
    from reportings as r
    inner join series as s on r.series_id = s.series_id
    inner join papers as p on r.paper_sha256 = p.paper_sha256
    window
        in_order as (
            partition by s.series_number, r.period_start, r.period_end
            order by r.reported_from, r.report_date, p.paper_number
        ),
        whole as (
            partition by s.series_number, r.period_start, r.period_end
            order by r.reported_from, r.report_date, p.paper_number
            rows between unbounded preceding and unbounded following
        )
),

-- few points are ever told in another way
retold as (
    select distinct
        series_number,
        period_start,
        period_end,
    from ordered
    where reporting_number > 1 and not is_said_again
),

-- of each of these: each telling as a list of one, in order
told as (
    select
        o.series_number,
        o.period_start,
        o.period_end,
        -- sorted by the number, which comes first; quicker than an order inside the aggregate
        list_sort(list([{
            'reporting_number': o.reporting_number,
            'status': o.status,
            'value_low': o.value_low,
            'value_high': o.value_high,
            'reported_from': o.reported_from,
            'reported_before': o.reported_before
        }])) as tellings,
    from ordered as o
    semi join retold as r
        on
            o.series_number = r.series_number and o.period_end = r.period_end
            and o.period_start is not distinct from r.period_start
    where not o.is_said_again
    group by o.series_number, o.period_start, o.period_end
),

-- the tellings that began a vintage: a later one stands beside the last that did
begun as (
    select
        * exclude (tellings),
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

placed as (
    select
        o.*,
        b.vintages,
        coalesce(
            len(list_filter(b.vintages, lambda vintage: vintage.reporting_number <= o.reporting_number)), 1
        ) as vintage_number,
    from ordered as o
    left join begun as b
        on
            o.series_number = b.series_number and o.period_end = b.period_end
            and o.period_start is not distinct from b.period_start
),

held as (
    select
        *,
        coalesce(vintages[vintage_number].reporting_number, 1) as begun_by,
        vintages[vintage_number + 1] as next_vintage,
    from placed
),

judged as (
    select
        *,
        case
            when reporting_number = 1 then 'first'
            when reporting_number = begun_by then 'restates'
            else 'repeats'
        end as reporting_role,
        coalesce(next_vintage.reported_before, ever_reported_last) as last_reported_from,
        coalesce(next_vintage.reporting_number, all_reportings + 1) - begun_by as reporting_count,
        next_vintage.reported_from as reported_until,
        next_vintage is null as is_latest,
    from held
),

-- the rows of a series side by side, for who asks for one; sorted before the long texts come back
sorted as (
    select * exclude (
        reported_before, is_said_again, all_reportings, ever_reported_last, vintages, begun_by, next_vintage
    ) from judged
    order by series_number, period_end, period_start, reporting_number
),

int_reporting_history as (
    select
        {{ point_key('s.series_id', 'r.period_start', 'r.period_end') }} as point_id,
        p.paper_sha256,
        s.series_id,
        r.* exclude (series_number, paper_number),
        p.paper_digest,
    from sorted as r
    inner join series as s on r.series_number = s.series_number
    inner join papers as p on r.paper_number = p.paper_number
)

select * from int_reporting_history
