-- Observations of one made-up force, for 20 years of quarterly meetings from July 2004. One row is one printed token.
-- Every choice is a hash of what it is about, so a run gives the same rows again. $area, $force, $copies (series of
-- each measure), $metrics (metrics.csv).
copy (
    with measures as (
        select
            metric,
            unit,
            kind,
            row_number() over (order by metric) as metric_number,
            split_part(definition, ' ', 1) as printed_by,
        from read_csv($metrics, all_varchar = true)
    ),

    series as (
        select
            *,
            printf('offence=kind_%02d', copy) as dimensions,
            metric_number * 1000 + copy as series_number,
            -- one series in five begins late, one in forty ends early (in quarters since April 2004)
            if(pick(($force, metric, copy, 'begin')) % 5 = 0, pick(($force, metric, copy, 'late')) % 24, 0) as begins,
            if(pick(($force, metric, copy, 'end')) % 40 = 0, 50, 80) as ends,
            case unit
                when 'percent' then 30 + pick(($force, metric, copy)) % 600 / 10.0
                when 'seconds' then 300 + pick(($force, metric, copy)) % 3000
                else 20 + pick(($force, metric, copy)) % 4000
            end as level,
        from measures
        cross join (select unnest(generate_series(0, $copies - 1)) as copy)
    ),

    -- a paper holds the figures of 200 series; a bigger force's meeting has several papers
    papers as (
        select
            meeting,
            part,
            concat_ws('-', $area, strftime(date '2004-07-01' + to_months(3 * meeting), '%Y-%m'), part) as document,
            date '2004-07-01' + to_months(3 * meeting) + to_days(20 + $force % 40) as report_date,
        from (select unnest(generate_series(0, 79)) as meeting)
        cross join (select unnest(generate_series(0, greatest($copies // 10 - 1, 0))) as part)
    ),

    named as (
        select
            *,
            sha256(document) as paper_sha256,
        from papers
    ),

    -- what a paper prints of a series: its latest periods, `age` counts back from the newest
    told as (
        select
            p.*,
            s.*,
            age,
            case when s.printed_by = 'month' then 3 * p.meeting + 2 - age else p.meeting - age end as number,
        from named as p
        inner join series as s on s.copy // 10 = p.part
        cross join lateral (
            select
                unnest(generate_series(
                    0, case s.printed_by when 'month' then 17 when 'quarter' then 7 when 'point' then 7 else 3 end
                )) as age
        ) as a
    ),

    dated as (
        select
            *,
            number // if(printed_by = 'month', 3, 1) as quarter,
            case printed_by
                when 'month' then date '2004-04-01' + to_months(number)
                when 'quarter' then date '2004-04-01' + to_months(3 * number)
                when 'point' then date '2004-07-01' + to_months(3 * number) - interval 1 day
                else date '2003-07-01' + to_months(3 * number)
            end as first_day,
            case printed_by when 'month' then date '2004-05-01' + to_months(number)
                else date '2004-07-01' + to_months(3 * number)
            end - interval 1 day as final_day,
            pick(($force, series_number, number)) as luck,
        from told
    ),

    valued as (
        select
            *,
            -- one period in twelve is restated in one of the next papers, one in thirty again
            cast(luck // 100 % 12 = 0 and meeting - quarter > luck // 5000 % 3 as integer)
            + cast(luck // 200 % 30 = 0 and meeting - quarter > 1 as integer) as restated,
            -- one print in fifteen is rounder than the others
            pick(($force, series_number, number, meeting)) % 15 = 0 as is_round,
            -- one in a hundred stands in the paper twice, one in two thousand with another value
            pick(($force, series_number, number, meeting, 'twice')) as twice,
            level * (
                1 + 0.15 * sin(number * 0.7 + series_number) + 0.002 * number
                + (luck % 100 - 50) / if(unit = 'percent', 1000.0, 300.0)
            ) * if(unit = 'percent', 0.7, 1) as exact,
        from dated
        where
            -- one period in fifty is never reported, and one series in sixty is left out of a paper
            number >= 0 and quarter between begins and ends and luck // 7 % 50 > 0
            and pick(($force, series_number, meeting)) % 60 > 0
    ),

    printed as (
        select
            *,
            exact * (1 + restated * 0.013) as figure,
            if(copy_number = 1 and twice % 2000 = 0, 1.1, 1) as slip,
            if(unit = 'percent', if(is_round or copy_number = 1, 1, 0.1), if(is_round or copy_number = 1, 100, 1))
                as step,
        from valued
        cross join lateral (
            select unnest(if(twice % 100 = 0, [0, 1], [0])) as copy_number
        ) as c
    ),

    rounded as (
        select
            *,
            cast(round(figure * slip / step) * step as decimal(24, 6)) as value,
            -- whole counts and seconds are exact, but for the rounder prints, which say 'around'
            if(unit = 'percent', step / 2, if(step = 1, 0, step)) as half,
        from printed
    ),

    levels as (
        select
            document,
            part,
            meeting,
            paper_sha256,
            report_date,
            case
                when unit <> 'percent' then format('{:,}', cast(value as bigint))
                when step = 1 then cast(value as bigint) || '%'
                else cast(value as decimal(9, 1)) || '%'
            end as value_text,
            metric,
            dimensions,
            'level' as measure_type,
            case printed_by when 'year' then 'rolling_12m' else printed_by end as period_type,
            cast(first_day as date) as period_start,
            cast(final_day as date) as period_end,
            value,
            unit,
            if(step = 100, 'approx', 'exact') as qualifier,
            if(luck % 101 = 0, 'review', 'accepted') as status,
            concat_ws(' ', replace(metric, '_', ' '), strftime(final_day, '%B %Y')) as label,
            'table_cell' as rule,
            cast(greatest(value - half, 0) as decimal(24, 6)) as value_low,
            cast(if(unit = 'percent', least(value + half, 100), value + half) as decimal(24, 6)) as value_high,
            (series_number, -age, copy_number) as place,
        from rounded
    ),

    -- dates and paragraph numbers are tokens too: one in twelve
    tokens as (
        select * from levels
        union all by name
        select
            document,
            part,
            meeting,
            paper_sha256,
            report_date,
            strftime(period_end, '%B %Y') as value_text,
            'ignored' as status,
            label,
            'period' as rule,
            place,
        from levels
        where pick((paper_sha256, place)) % 12 = 0
    ),

    placed as (
        select
            *,
            row_number() over (partition by paper_sha256 order by place, status) as ordinal,
        from tokens
    ),

    identified as (
        select
            *,
            substr(md5(paper_sha256 || ordinal), 1, 16) as figure_id,
        from placed
    )

    select
        document,
        -- as in a paper: most figures stand apart, some follow one another closely
        cast(ordinal * 130 + pick(figure_id) % 100 as integer) as char_start,
        cast(ordinal * 130 + pick(figure_id) % 100 + length(value_text) as integer) as char_end,
        value_text,
        if(metric is null, null, $area) as area,
        metric,
        dimensions,
        measure_type,
        cast(null as varchar) as basis,
        period_type,
        period_start,
        period_end,
        value,
        unit,
        qualifier,
        status,
        cast(ordinal // 60 + 1 as varchar) as page,
        cast(ordinal // 15 + 1 as varchar) as block,
        label,
        if(status = 'ignored', null, '0.98') as confidence,
        rule,
        paper_sha256,
        figure_id,
        figure_id || '-0' as observation_id,
        cast(report_date as date) as report_date,
        if(status = 'ignored', null, 'actual') as scenario,
        value_low,
        value_high,
        cast(null as date) as base_start,
        cast(null as date) as base_end,
        cast(null as varchar) as candidates,
    from identified
    order by document, ordinal
) to '$target' (format parquet);
