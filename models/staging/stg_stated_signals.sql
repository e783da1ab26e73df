-- Grain: one statement in words of one place of a paper; cast and nothing else.
{%- set columns = [
    'paper_sha256', 'report_date', 'block', 'char_start', 'char_end', 'area', 'topic', 'metric', 'dimensions',
    'signal', 'place', 'words',
] %}

with printed as (
    {{ read_text_csv(seeds_root() ~ '/signals/*.csv', columns) }}
),

stg_stated_signals as (
    select
        paper_sha256,
        cast(report_date as date) as report_date,
        block,
        cast(char_start as integer) as char_start,
        cast(char_end as integer) as char_end,
        area,
        topic,
        metric,
        coalesce(dimensions, '') as dimensions,
        signal,
        place,
        words,
    from printed
)

select * from stg_stated_signals
order by paper_sha256, char_start, signal
