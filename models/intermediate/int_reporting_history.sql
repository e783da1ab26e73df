-- Grain: one reporting: what one paper says of one series and period, with the vintage it began or repeated.
-- A later interval that contains the one in force repeats it and replaces nothing.

with recursive ordered as (
    select
        *,
        row_number() over (
            partition by point_id order by reported_from, report_date, paper_sha256
        ) as reporting_number,
    from {{ ref('int_paper_reportings') }}
),

-- begun_by: the number of the reporting that is in force after each reporting
in_force as (
    select
        point_id,
        reporting_number,
        reporting_number as begun_by,
    from ordered
    where reporting_number = 1
    union all
    select
        later.point_id,
        later.reporting_number,
        if(
            later.status = held.status
            and (later.status = 'conflicting' or {{ interval_contains('later', 'held') }}),
            held.reporting_number,
            later.reporting_number
        ) as begun_by,
    from in_force
    inner join ordered as later
        on in_force.point_id = later.point_id and in_force.reporting_number + 1 = later.reporting_number
    inner join ordered as held
        on in_force.point_id = held.point_id and in_force.begun_by = held.reporting_number
),

vintages as (
    select
        f.point_id,
        f.begun_by,
        max(o.reported_from) as last_reported_from,
        count(*) as reporting_count,
    from in_force as f
    inner join ordered as o on f.point_id = o.point_id and f.reporting_number = o.reporting_number
    group by all
),

numbered as (
    select
        v.*,
        row_number() over point_history as vintage_number,
        lead(o.reported_from) over point_history as reported_until,
        lead(o.reported_from) over point_history is null as is_latest,
    from vintages as v
    inner join ordered as o on v.point_id = o.point_id and v.begun_by = o.reporting_number
    window point_history as (partition by v.point_id order by v.begun_by)
),

int_reporting_history as (
    select
        o.*,
        case
            when o.reporting_number = 1 then 'first'
            when o.reporting_number = f.begun_by then 'restates'
            else 'repeats'
        end as reporting_role,
        n.vintage_number,
        n.last_reported_from,
        n.reporting_count,
        n.reported_until,
        n.is_latest,
    from ordered as o
    inner join in_force as f on o.point_id = f.point_id and o.reporting_number = f.reporting_number
    inner join numbered as n on f.point_id = n.point_id and f.begun_by = n.begun_by
)

select * from int_reporting_history
