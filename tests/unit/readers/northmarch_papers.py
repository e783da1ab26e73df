"""Papers of a made-up panel in the three dialects that readers must know."""

FLOWING = """\ufeff

Northmarch Police and Crime Panel

Agenda

**Tuesday, 5 March 2024, 10.00 am
Town Hall, Aldport**

Item No\tSubject\tPage No
1\tApologies\t
2\tMinutes\t1 - 4

Minutes of the Northmarch Police and Crime Panel

Town Hall, Aldport

Thursday, 7 December 2023, 10.00 am

Present:

Cllr Ann Other (Chairman), Cllr Bo Weaver

101 Welcome

The Chairman welcomed all.

102 2023/24 Budget Report

It was noted that the cost currently stood at £1.2m and would be re-

viewed in spring.

The meeting ended at 11.10 am

NORTHMARCH POLICE AND CRIME PANEL 5 MARCH 2024

PERFORMANCE REPORT

Background

1. Members are invited to read this report. The rate for 999 calls is shown in Table 1 and is

lower than a year ago.

2. The numbers are:
 (a) 12 teams;
 (b) 30 vans.

- 64% of posts were filled.

**Calls
Table 1.**

Plan\tMeasure\tSource\tUpdate
Safety\t<b>Calls</b>\tRegister\tIn June, 71% of calls were answered in time
\tBurglary\tRegister\tA fall of 9% was
Robbery\tForce list\tA rise of

\t\t\t3% on last year was seen.
Trust\tVisibility\tSurvey
\t\t\tOf residents, 18% saw an officer

\t\t\tevery week.

Officers and staff

\t2021/22\t2022/23
% officers\t2.10%\t2.20%

% staff\t3.10%\t3.20%

N.B Data as of April each year.

April 2023

\tOfficer\tOfficer Total\tStaff\t\tStaff Total
Group\tOfficer\t\tPCSO\tStaff\t
BAME\t8\t8\t1\t6\t7
White\t90\t90\t4\t60\t64

<b>May-23</b>\tNMP\tHighest ranking
Calls\t5,001\t9,100 Eastshire
Wait\t9.5\t3 Eastshire

<b>Jun-23</b>\tNMP\tHighest ranking
Calls\t5,100\t9,200 Eastshire
Wait\t9.1\t4 Eastshire

This page is intentionally left blank

# Access Report

Northmarch Board  
26 September 2023

**Title:** Access to Stations
**Presented by:** A. Person

3. The 1<sup>st</sup> of *four* stations opened; use fell from 10<sup>3</sup> (see \\[note\\]).
"""

WRAPPED = """ Northmarch Police and Crime Panel
Wednesday, 8 May 2019, - 11.00 am

Minutes

Present: Ms A Other (Chairman), Mr B Weaver,
Mr C Dyer and Mrs D Fuller who came by invitation of
the whole panel and left before the end

201 Welcome and
Introductions

The Chair welcomed everyone who had come, and she
thanked the co-
opted members for their work in the year 2018-
19 and for the informa-
tion that they gave. The information was of use.

202 Named
Substitutes

None.

203 Rural Crime
Strategy

The panel noted the strategy, which had been out for a
consultation of 4 weeks, and agreed to it as it stood
before the summer.

\u2022 The first point was that 38 people had answered and
that 3 of them were farmers.

\u2022 The second point was made.

Page 1



2

78% of victims were satisfied with the
service4

2,359 events held

1 Survey 2018/19
2 April to October 2018

The force answered more calls than in the year before and
these are the numbers of the calls that it took:

Type 2017/18 2018/19
Emergency calls 1,200 1,310
Other calls 4,100 3,980

Page 2
"""

PIPED = """Northmarch Police and Crime Panel

Tuesday, 4 June 2019, - 10.00 am

Minutes

301 Welcome

The Chairman welcomed all.

| | |
|--|--|
| | <ul style="list-style-type: none"> \u2022 Ann Other held a pension. |
| 302 Public Questions | None. |
| 303 Strategy | <p>Almost 70% of groups traded.<br>All</p> <ul><li>were small</li><li>known to those that |

were at work

- The rate stood at 9.6% in June 2019.
"""
