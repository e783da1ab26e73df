-- Grain: series, value basis and quarter that has a value: for how many quarters it has moved one way, and since
-- when it has not been as high, as low, as good or as bad. Only certain claims: a quarter that may have been as
-- high, within the rounding, ends the claim, as does a break or a change of standard.

with quarters as (
    select
        q.*,
        s.segment,
        s.polarity,
        -- quarters of one segment that have a value, counted in order
        row_number() over (
            partition by q.series_id, q.value_basis, s.segment order by q.quarter_start
        ) as quarter_number,
    from {{ ref('fct_quarterly') }} as q
    inner join {{ ref('int_quarter_segments') }} as s
        on q.series_id = s.series_id and q.value_basis = s.value_basis and q.quarter_start = s.quarter_start
),

moves as (
    select
        *,
        lag(quarter_start) over in_order = quarter_start - interval 3 month as is_next,
        lag(qoq_direction) over in_order as qoq_before,
        lag(yoy_direction) over in_order as yoy_before,
    from quarters
    window in_order as (partition by series_id, value_basis order by quarter_start)
),

-- a run begins where the quarter before is not there, or moved another way
runs as (
    select
        *,
        if(
            qoq_direction in ('up', 'down'),
            last_value(if(is_next and qoq_before = qoq_direction, null, quarter_start) ignore nulls) over so_far,
            null
        ) as qoq_run_since,
        if(
            yoy_direction in ('up', 'down'),
            last_value(if(is_next and yoy_before = yoy_direction, null, quarter_start) ignore nulls) over so_far,
            null
        ) as yoy_run_since,
    from moves
    window so_far as (partition by series_id, value_basis order by quarter_start)
),

-- each quarter beside the earlier ones of its segment: which may have been as high, or as low
earlier as (
    select
        q.series_id,
        q.value_basis,
        q.quarter_start,
        q.quarter_number,
        e.quarter_start as earlier_start,
        e.quarter_number as earlier_number,
        coalesce(e.value_high >= q.value_low, true) as may_be_as_high,
        coalesce(e.value_low <= q.value_high, true) as may_be_as_low,
    from quarters as q
    left join quarters as e
        on
            q.series_id = e.series_id and q.value_basis = e.value_basis and q.segment = e.segment
            and q.quarter_start > e.quarter_start
),

reached as (
    select
        series_id,
        value_basis,
        quarter_start,
        any_value(quarter_number) - 1 as earlier_quarters,
        max(earlier_start) filter (where may_be_as_high) as highest_since,
        max(earlier_start) filter (where may_be_as_low) as lowest_since,
        max(earlier_number) filter (where may_be_as_high) as highest_number,
        max(earlier_number) filter (where may_be_as_low) as lowest_number,
    from earlier
    group by series_id, value_basis, quarter_start
),

-- of the earlier quarters, those behind the last that may have been as high, or as low
claims as (
    select
        *,
        earlier_quarters - coalesce(highest_number, 0) as lower_quarters,
        earlier_quarters - coalesce(lowest_number, 0) as higher_quarters,
    from reached
),

fct_runs as (
    select
        q.series_id,
        q.area,
        q.metric,
        q.dimensions,
        q.unit,
        q.value_basis,
        q.quarter_start,
        q.quarter_label,
        q.is_headline,
        q.value,
        q.qoq_direction,
        date_diff('quarter', q.qoq_run_since, q.quarter_start) + 1 as qoq_run_quarters,
        q.qoq_run_since,
        q.yoy_direction,
        date_diff('quarter', q.yoy_run_since, q.quarter_start) + 1 as yoy_run_quarters,
        q.yoy_run_since,
        c.earlier_quarters,
        c.lower_quarters,
        if(c.lower_quarters > 0, c.highest_since, null) as highest_since,
        c.higher_quarters,
        if(c.higher_quarters > 0, c.lowest_since, null) as lowest_since,
        case q.polarity
            when 'higher_is_better' then c.lower_quarters when 'lower_is_better' then c.higher_quarters
        end as worse_quarters,
        case q.polarity
            when 'higher_is_better' then if(c.lower_quarters > 0, c.highest_since, null)
            when 'lower_is_better' then if(c.higher_quarters > 0, c.lowest_since, null)
        end as best_since,
        case q.polarity
            when 'higher_is_better' then c.higher_quarters when 'lower_is_better' then c.lower_quarters
        end as better_quarters,
        case q.polarity
            when 'higher_is_better' then if(c.higher_quarters > 0, c.lowest_since, null)
            when 'lower_is_better' then if(c.lower_quarters > 0, c.highest_since, null)
        end as worst_since,
        case q.polarity
            when 'higher_is_better' then c.earlier_quarters > 0 and c.highest_since is null
            when 'lower_is_better' then c.earlier_quarters > 0 and c.lowest_since is null
        end as is_best_on_record,
        case q.polarity
            when 'higher_is_better' then c.earlier_quarters > 0 and c.lowest_since is null
            when 'lower_is_better' then c.earlier_quarters > 0 and c.highest_since is null
        end as is_worst_on_record,
    from runs as q
    inner join claims as c
        on q.series_id = c.series_id and q.value_basis = c.value_basis and q.quarter_start = c.quarter_start
)

select * from fct_runs
order by series_id, value_basis, quarter_start
