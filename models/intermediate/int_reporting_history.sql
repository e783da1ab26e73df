-- Grain: one reporting: what one paper says of one series and period, with the vintage it began or repeated.
-- A later interval that contains the one in force repeats it and replaces nothing.

with ordered as (
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
    from {{ ref('int_paper_reportings') }}
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
        * exclude (
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
    from held
)

select * from int_reporting_history
