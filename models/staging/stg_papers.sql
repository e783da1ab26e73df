-- Grain: one ingested paper, known by the hash of its bytes.
{%- set columns = [
    'paper_sha256', 'text_sha256', 'document', 'title', 'panel', 'meeting_date', 'reader', 'reader_version',
    'extractor_version', 'source_url', 'meeting_url', 'retrieved_on', 'licence',
] %}

with printed as (
    {{ read_text_csv(seeds_root() ~ '/papers.csv', columns) }}
),

stg_papers as (
    select
        paper_sha256,
        text_sha256,
        document,
        title,
        panel,
        cast(meeting_date as date) as meeting_date,
        reader,
        reader_version,
        extractor_version,
        source_url,
        meeting_url,
        cast(retrieved_on as date) as retrieved_on,
        licence,
    from printed
)

select * from stg_papers
order by paper_sha256
