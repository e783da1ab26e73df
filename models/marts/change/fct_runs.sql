-- Grain: series, value basis and quarter that has a value: for how many quarters it has moved one way, and since
-- when it has not been as high, as low, as good or as bad. Only certain claims: a quarter that may have been as
-- high, within the rounding, ends the claim, as does a break or a change of standard.

with quarters as (
    select
        q.*,
        s.segment,
        s.polarity,
    from {{ ref('fct_quarterly') }} as q
    inner join {{ ref('int_quarter_segments') }} as s
        on q.series_id = s.series_id and q.value_basis = s.value_basis and q.quarter_start = s.quarter_start
),

comparisons as (
    select unnest(['qoq', 'yoy']) as comparison
),

-- quarters that follow one another with one direction share the number that `island` gives
moves as (
    select
        q.series_id,
        q.value_basis,
        q.quarter_start,
        c.comparison,
        if(c.comparison = 'qoq', q.qoq_direction, q.yoy_direction) as direction,
        date_diff('quarter', date '2000-01-01', q.quarter_start) - row_number() over (
            partition by
                q.series_id, q.value_basis, c.comparison,
                if(c.comparison = 'qoq', q.qoq_direction, q.yoy_direction)
            order by q.quarter_start
        ) as island,
    from quarters as q
    cross join comparisons as c
),

runs as (
    select
        series_id,
        value_basis,
        quarter_start,
        comparison,
        count(*) over run_so_far as run_quarters,
        min(quarter_start) over run_so_far as run_since,
    from moves
    where direction in ('up', 'down')
    window run_so_far as (
        partition by series_id, value_basis, comparison, direction, island order by quarter_start
    )
),

-- the latest earlier quarter that may have been as high, or as low
reached as (
    select
        q.series_id,
        q.value_basis,
        q.quarter_start,
        max(e.quarter_start) filter (where coalesce(e.value_high >= q.value_low, true)) as highest_since,
        max(e.quarter_start) filter (where coalesce(e.value_low <= q.value_high, true)) as lowest_since,
    from quarters as q
    left join quarters as e
        on
            q.series_id = e.series_id and q.value_basis = e.value_basis and q.segment = e.segment
            and q.quarter_start > e.quarter_start
    group by all
),

claims as (
    select
        r.series_id,
        r.value_basis,
        r.quarter_start,
        r.highest_since,
        r.lowest_since,
        count(e.quarter_start) as earlier_quarters,
        count(e.quarter_start) filter (where coalesce(e.quarter_start > r.highest_since, true)) as lower_quarters,
        count(e.quarter_start) filter (where coalesce(e.quarter_start > r.lowest_since, true)) as higher_quarters,
    from reached as r
    inner join quarters as q
        on r.series_id = q.series_id and r.value_basis = q.value_basis and r.quarter_start = q.quarter_start
    left join quarters as e
        on
            q.series_id = e.series_id and q.value_basis = e.value_basis and q.segment = e.segment
            and q.quarter_start > e.quarter_start
    group by all
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
        qoq.run_quarters as qoq_run_quarters,
        qoq.run_since as qoq_run_since,
        q.yoy_direction,
        yoy.run_quarters as yoy_run_quarters,
        yoy.run_since as yoy_run_since,
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
    from quarters as q
    inner join claims as c
        on q.series_id = c.series_id and q.value_basis = c.value_basis and q.quarter_start = c.quarter_start
    {% for comparison in ['qoq', 'yoy'] -%}
    left join runs as {{ comparison }}
        on
            q.series_id = {{ comparison }}.series_id and q.value_basis = {{ comparison }}.value_basis
            and q.quarter_start = {{ comparison }}.quarter_start
            and {{ comparison }}.comparison = '{{ comparison }}'
    {% endfor %}
)

select * from fct_runs
order by series_id, value_basis, quarter_start
