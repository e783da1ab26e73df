-- Grain: one target that values can be held against: a row of standards.csv that names a value, or a target as
-- one paper states it. Without a first day it is undated: nobody knows for which periods it was in force.

with listed as (
    select
        standard_id as target_id,
        'standards' as target_source,
        area,
        metric,
        dimensions,
        unit,
        comparator,
        cast(target_value as {{ number() }}) as target_value,
        valid_from,
        valid_to,
        valid_from is not null as is_dated,
        document,
    from {{ ref('standards') }}
    where target_value is not null
),

-- a target that a paper prints for a period was in force in that period, and says nothing of others
stated as (
    select
        observation_id as target_id,
        'paper' as target_source,
        area,
        metric,
        nullif(dimensions, '') as dimensions,
        unit,
        case qualifier when 'more_than' then '>=' when 'less_than' then '<=' end as comparator,
        value as target_value,
        period_start as valid_from,
        if(period_start is null, null, period_end) as valid_to,
        period_start is not null as is_dated,
        document,
    from {{ ref('int_observations') }}
    where
        measure_type = 'target' and value is not null
        and reported_from <= (select a.as_of from {{ ref('int_as_of') }} as a)
),

targets as (
    select * from listed
    union all by name
    select * from stated
),

int_targets as (
    select
        t.* replace (
            coalesce(
                t.comparator,
                case m.polarity when 'higher_is_better' then '>=' when 'lower_is_better' then '<=' end
            ) as comparator
        ),
    from targets as t
    left join {{ ref('metrics') }} as m on t.metric = m.metric
)

select * from int_targets
