-- The quarterly changes of the observations, written by hand for DuckDB and for this one question: the yardstick of
-- the marts. Leaves a table `changes`: a row for each series, value basis and quarter that has a value.
-- $seeds is the seeds root.

create temp table levels as
select
    concat_ws('|', o.area, o.metric, coalesce(o.dimensions, ''), o.unit) as series_id,
    o.metric,
    m.kind,
    m.quarter_rule,
    m.needs_standard = 'yes' as needs_standard,
    o.period_start,
    o.period_end,
    o.value,
    o.value_low,
    o.value_high,
    o.char_start,
    o.paper_sha256,
    o.report_date,
    coalesce(p.meeting_date, o.report_date) as reported_from,
    case
        when o.period_start is null then 'as_reported'
        when o.period_start = o.period_end then 'point'
        when day(o.period_start) <> 1 or o.period_end <> last_day(o.period_end) then 'range'
        when date_diff('month', o.period_start, o.period_end) = 0 then 'month'
        when date_diff('month', o.period_start, o.period_end) = 11 then 'year_ending'
        when date_diff('month', o.period_start, o.period_end) = 2 and month(o.period_start) % 3 = 1 then 'quarter'
        else 'range'
    end as basis,
from read_parquet('$seeds/observations/*.parquet') as o
inner join read_csv('$seeds/reference/metrics.csv', all_varchar = true) as m on o.metric = m.metric
left join (
    select
        paper_sha256,
        cast(meeting_date as date) as meeting_date,
    from read_csv('$seeds/papers.csv', all_varchar = true)
) as p on o.paper_sha256 = p.paper_sha256
where o.status = 'accepted' and o.measure_type = 'level' and o.scenario = 'actual' and o.value is not null;

-- what one paper says of a period: the narrowest print, or nothing where two exclude each other
create temp table reportings as
select
    series_id,
    metric,
    kind,
    quarter_rule,
    needs_standard,
    basis,
    period_start,
    period_end,
    reported_from,
    report_date,
    paper_sha256,
    max(value_low) > min(value_high) as is_conflicting,
    arg_min(
        {'value': value, 'low': value_low, 'high': value_high}, (value_high - value_low, char_start)
    ) as shown,
from levels
group by all;

drop table levels;

-- a later print that holds the one in force repeats it; any other replaces it
create temp table points as
select
    * exclude (held),
    held.is_conflicting as is_conflicting,
    if(held.is_conflicting, null, held.shown.value) as value,
    if(held.is_conflicting, null, held.shown.low) as low,
    if(held.is_conflicting, null, held.shown.high) as high,
from (
    select
        series_id,
        metric,
        kind,
        quarter_rule,
        needs_standard,
        basis,
        period_start,
        period_end,
        cast(date_trunc(
            'quarter', if(basis = 'point' and kind <> 'flow', period_end - interval 7 day, period_end)
        ) as date) as quarter_start,
        list_reduce(
            list(
                {'is_conflicting': is_conflicting, 'shown': shown}
                order by reported_from, report_date, paper_sha256
            ),
            lambda held, later: if(
                held.is_conflicting = later.is_conflicting
                and (
                    later.is_conflicting
                    or (later.shown.low <= held.shown.low and later.shown.high >= held.shown.high)
                ),
                held, later
            )
        ) as held,
    from reportings
    where basis in ('month', 'quarter', 'year_ending', 'point')
    group by all
);

drop table reportings;

create temp table breaks as
select
    metric,
    cast(break_date as date) as break_date,
from read_csv('$seeds/reference/breaks.csv', all_varchar = true);

create temp table quarters as
with published as (
    select
        p.series_id,
        p.metric,
        p.basis,
        p.quarter_start,
        p.period_start,
        p.period_end,
        p.needs_standard,
        s.threshold_seconds,
        p.is_conflicting,
        p.value,
        p.low,
        p.high,
    from points as p
    left join read_csv('$seeds/reference/standards.csv', all_varchar = true) as s
        on
            p.needs_standard and p.metric = s.metric
            and coalesce(p.period_start >= cast(s.valid_from as date), true)
            and coalesce(p.period_end <= cast(s.valid_to as date), true)
    where p.basis <> 'month' or month(p.period_end) % 3 = 0
    qualify row_number() over (
            partition by p.series_id, p.basis, p.quarter_start order by p.period_end desc
        ) = 1
),

months as (
    select
        p.*,
        exists(
            select 1 from breaks as b
            where b.metric = p.metric and b.break_date > p.quarter_start and b.break_date <= p.period_end
        ) as is_after_break,
    from points as p
    where p.basis = 'month' and p.kind = 'flow' and p.quarter_rule = 'sum_of_months'
),

summed as (
    select
        p.series_id,
        p.metric,
        'three_months' as basis,
        p.quarter_start,
        min(p.period_start) as period_start,
        max(p.period_end) as period_end,
        false as needs_standard,
        null as threshold_seconds,
        bool_or(p.is_conflicting) as is_conflicting,
        if(count(p.value) = 3, sum(p.value), null) as value,
        if(count(p.value) = 3, sum(p.low), null) as low,
        if(count(p.value) = 3, sum(p.high), null) as high,
    from months as p
    group by all
    having count(*) = 3 and not bool_or(p.is_after_break)
)

select * from published
union all by name
select * from summed;

create table changes as
with pairs as (
    select
        q.*,
        c.comparison,
        b.value as base_value,
        b.low as base_low,
        b.high as base_high,
        b.value is not null
        and (q.basis <> 'year_ending' or date_diff('month', b.period_end, q.period_end) = c.months)
        and not exists (
            select 1 from breaks as x
            where x.metric = q.metric and x.break_date > b.period_start and x.break_date <= q.period_end
        )
        and (not q.needs_standard or coalesce(q.threshold_seconds = b.threshold_seconds, false)) as is_comparable,
        split_part(q.series_id, '|', -1) <> 'percent' as has_pct,
    from quarters as q
    cross join (values ('qoq', 3), ('yoy', 12)) as c (comparison, months)
    left join quarters as b
        on
            q.series_id = b.series_id and q.basis = b.basis
            and q.quarter_start = b.quarter_start + to_months(c.months)
    where not q.is_conflicting
),

bounded as (
    select
        *,
        if(is_comparable, value - base_value, null) as change_abs,
        if(is_comparable, low - base_high, null) as abs_low,
        if(is_comparable, high - base_low, null) as abs_high,
        is_comparable and has_pct and base_low > 0 as wants_pct,
    from pairs
)

select
    series_id,
    basis as value_basis,
    quarter_start,
    comparison,
    value,
    low as value_low,
    high as value_high,
    change_abs,
    abs_low as change_abs_low,
    abs_high as change_abs_high,
    if(wants_pct, round((value / base_value - 1) * 100, 6), null) as change_pct,
    if(wants_pct, round((low / if(low < 0, base_low, base_high) - 1) * 100, 6), null) as change_pct_low,
    if(wants_pct, round((high / if(high < 0, base_high, base_low) - 1) * 100, 6), null) as change_pct_high,
    case
        when change_abs is null then null
        when abs_low = 0 and abs_high = 0 then 'unchanged'
        when abs_low > 0 then 'up'
        when abs_high < 0 then 'down'
        else 'uncertain'
    end as direction,
from bounded
order by series_id, value_basis, quarter_start, comparison;
