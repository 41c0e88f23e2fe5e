"""Football.TXT as claims, and which files of openfootball's are asked for."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given as drawn
from hypothesis import strategies

from bot.knowledge.claims import EventOf
from bot.knowledge.match import CompetitionKey, Kickoff, Result, Score, Status, Venue
from bot.knowledge.timeline import EventKind, How, Minute
from bot.sources import openfootball
from bot.sources.leagues import leagues
from bot.sources.openfootball import OpenFootball
from bot.sources.provider import Call, Gives, PayloadError, Provider, Want
from tests.sources.openfootball_files import NOW, matches, pairings, read

SEASON = """\
= English Premier League 2025/26

# Teams  20

» Matchday 1
  Fri Aug/15 2025
    20.00  Liverpool FC            v AFC Bournemouth          4-2 (1-0)
  Sat Aug/16
    12.30  Aston Villa FC          v Newcastle United FC      0-0
    15.00  Fulham FC               v Everton FC               1-1 (0-1)
           Burnley FC              v Chelsea FC               [postponed]

» Matchday 30
  Sat Mar/21
           Sunderland AFC          v Leeds United FC
    17.30  Arsenal FC              v Brentford FC
"""


def test_a_season_reads_row_by_row() -> None:
    given = read(SEASON)
    assert given.problems == ()
    assert [competition.key for competition in given.competitions] == ["premier-league"]
    assert {match.season for match in given.matches} == {"2025-26"}
    first, second, third, off, dayless, to_come = matches(given)
    assert pairings(given)[0] == "Liverpool FC v AFC Bournemouth"
    assert first.match.stage == "Matchday 1"
    assert first.match.home.key == "openfootball:Liverpool FC"
    assert first.match.home.country == "GB"
    london = "Europe/London"
    assert first.kickoff == Kickoff(datetime(2025, 8, 15, 19, tzinfo=UTC), zone=london)
    assert (first.result, first.status) == (Result(Score(4, 2), Score(1, 0)), Status.FINISHED)
    assert second.result == Result(Score(0, 0), Score(0, 0))
    assert third.kickoff == Kickoff(datetime(2025, 8, 16, 14, tzinfo=UTC), zone=london)
    assert (off.kickoff, off.status, off.result) == (
        Kickoff(day=date(2025, 8, 16), zone=london),
        Status.POSTPONED,
        None,
    )
    assert dayless.kickoff == Kickoff(day=date(2026, 3, 21), zone=london)
    assert to_come.kickoff == Kickoff(datetime(2026, 3, 21, 17, 30, tzinfo=UTC), zone=london)
    assert (to_come.status, to_come.result) == (Status.SCHEDULED, None)


def test_final_results_are_official_and_everything_is_said_now() -> None:
    given = read(SEASON)
    assert {claim.said_at for claim in given.claims} == {NOW}
    assert {claim.source.key for claim in given.claims} == {"openfootball"}
    official = {type(claim.about).__name__ for claim in given.claims if claim.official}
    assert official == {"ResultOf", "StatusOf"}


def test_what_should_have_been_played_and_has_no_result_is_not_said_to_be_scheduled() -> None:
    *_, to_come = matches(read(SEASON, now=datetime(2026, 4, 1, tzinfo=UTC)))
    assert to_come.status is None  # results lag by weeks
    assert to_come.kickoff is not None


def test_a_match_keeps_its_key_when_it_is_moved() -> None:
    moved = SEASON.replace("  Sat Mar/21\n", "  Sun Mar/22\n").replace("17.30", "16.00")
    assert [match.key for match in read(moved).matches] == [match.key for match in read(SEASON).matches]


def test_older_files_have_the_score_between_the_teams_and_no_marks() -> None:
    given = read("""\
= Champions League 2014/15   ## Knockout phase

Semi-finals - 1st Leg  // 5-6 May 2015

[May/5]
  20.45   Juventus      2-1         Real Madrid    @ Juventus Stadium, Turin
[Wed May/6]
  20.45   Barcelona     3-0         Bayern München

Semi-finals - 2nd Leg
[May/12]
  20.45   Bayern München  3-2       Barcelona
[May/13]
  20.45   Real Madrid   1-1 (1-0)   Juventus

(9) Final
[Jun/6]
  20.45   Juventus      -           Barcelona
""")
    assert given.problems == ()
    assert given.competitions[0].key == "uefa-champions-league"
    turin, _, _, madrid, final = matches(given)
    assert turin.venue == Venue("Juventus Stadium", "Turin")
    assert turin.kickoff == Kickoff(datetime(2015, 5, 5, 18, 45, tzinfo=UTC), zone="Europe/Zurich")
    assert madrid.result == Result(Score(1, 1), Score(1, 0))
    assert (final.match.stage, final.match.leg) == ("Final", None)
    assert [(tie.first_home.name, tie.first_away.name) for tie in given.ties] == [
        ("Juventus", "Real Madrid"),
        ("Barcelona", "Bayern München"),
    ]
    assert (turin.match.stage, turin.match.leg and turin.match.leg.number) == ("Semi-finals", 1)
    assert madrid.match.leg is not None
    assert (madrid.match.leg.tie, madrid.match.leg.number) == (given.ties[0].key, 2)


def test_goals_stand_below_their_match() -> None:
    given = read("""\
= Euro 2024

Group A | Germany  Scotland
Matchday 1 | Fri Jun/14 - Tue Jun/18

Group A:

 (1) Fri Jun/14 21:00   Germany   3-1 (2-0)  Scotland   @ Arena, München
       [Wirtz 10' Musiala 19', 45+1' (pen.);
        Rüdiger 87' (o.g.)]
  Germany:    Neuer - Kimmich, Rüdiger [Y], Tah - Andrich
              Kroos (80' Can) - Musiala, Gündogan
 (2) Sat Jun/15 15:00   Hungary   0-1   Switzerland
       (-; Duah 90'+2)
 (3) Sat Jun/15 18:00   Spain     2-0   Croatia
       [Morata 29']
""")
    assert given.problems == ()
    germany, hungary, spain = matches(given)
    assert germany.match.stage == "Group A"
    home, away = germany.match.home.key, germany.match.away.key
    events = list(germany.events.values())
    assert [(one.kind, one.player, one.minute, one.team, one.how) for one in events] == [
        (EventKind.GOAL, "Wirtz", Minute(10), home, None),
        (EventKind.GOAL, "Musiala", Minute(19), home, None),
        (EventKind.GOAL, "Musiala", Minute(45, 1), home, How.PENALTY),
        (EventKind.OWN_GOAL, "Rüdiger", Minute(87), away, None),
    ]
    assert list(germany.events)[2] == "openfootball:goal/Germany/Musiala/2"
    assert [event.minute for event in hungary.events.values()] == [Minute(90, 2)]
    assert spain.events == {}  # one goal is missing in the list, so it is none
    assert {key for key, kind in given.whole if kind is EventOf} == {germany.match.key, hungary.match.key}


def test_a_tournament_s_times_are_the_venue_s_so_only_the_day_is_told_unless_an_offset_is() -> None:
    given = read("""\
= World Cup 2026

▪ Round of 32
Sun Jun 28
  (73) 12:00 UTC-7  South Africa 0-1 (0-0) Canada   @ Los Angeles (Inglewood)
  (74) 16:30  Germany v Paraguay                    @ Boston
  (75) 17:00  Brazil v Japan                        @ Natal (UTC-3)
  (76) 19:00  W73 v W74
""")
    offset, none, venue = matches(given)
    assert offset.kickoff == Kickoff(datetime(2026, 6, 28, 19, tzinfo=UTC), zone="Etc/GMT+7")
    assert offset.match.season == "2026"
    assert none.kickoff is not None
    assert (none.kickoff.at, none.kickoff.day) == (None, date(2026, 6, 28))
    assert venue.kickoff == Kickoff(datetime(2026, 6, 28, 20, tzinfo=UTC), zone="Etc/GMT+3")
    assert venue.venue == Venue("Natal")
    assert given.problems == ()


def test_an_offset_that_is_no_zone_s_is_told_in_utc() -> None:
    [final] = matches(read("= World Cup 2026\n\n▪ Final\nSun Jul 19\n  12:00 UTC-13  Canada v Brazil\n"))
    assert final.kickoff == Kickoff(datetime(2026, 7, 20, 1, tzinfo=UTC), zone="UTC")


def test_a_round_far_ahead_at_one_time_has_not_got_its_times_yet() -> None:
    rows = "".join(f"  {'15.00' if n == 0 else '     '}  Club {n}  v Club {n + 10}\n" for n in range(6))
    text = f"= EPL 2025/26\n» Matchday 35\n Sat May/2 2026\n{rows}» Matchday 38\n Sun May/24\n{rows}"
    # The last round is played at one time indeed.
    assert confirmed(text, datetime(2026, 3, 1, tzinfo=UTC)) == [False] * 6 + [True] * 6
    assert confirmed(text, datetime(2026, 4, 20, tzinfo=UTC)) == [True] * 12


def confirmed(text: str, now: datetime) -> list[bool]:
    return [one.kickoff is not None and one.kickoff.confirmed for one in matches(read(text, now))]


def test_notes_say_what_became_of_a_match() -> None:
    given = read("""\
= Copa del Rey 2023/24
▪ Round 1
Wed Nov 1 2023
  19:00  Arosa      3-0  Granada     [awarded]
  20:00  Rovers     1-0  Wanderers   [abandoned]
  20:00  Athletic   v    Rangers     [cancelled]
  20:00  Olympic    2-0  Albion      [swapped]
  20:00  United     0-0  City        [agg 3-0]
""")
    awarded, abandoned, cancelled, unknown, aggregate = matches(given)
    assert (awarded.result, awarded.status) == (Result(Score(3, 0)), Status.FINISHED)
    assert (abandoned.result, abandoned.status) == (None, Status.ABANDONED)
    assert (cancelled.result, cancelled.status) == (None, Status.CANCELLED)
    assert (unknown.result, unknown.status) == (None, None)
    assert aggregate.status is Status.FINISHED
    assert given.problems == ("line 7: what is [swapped] is not known",)


def test_a_line_that_is_not_understood_costs_nothing_else() -> None:
    given = read(SEASON + "    Liverpool lost somewhere\n    20.00  Hull City  v Leeds United FC  2-1\n")
    assert given.problems == ("line 17: not understood",)
    assert pairings(given)[-1] == "Hull City v Leeds United FC"


def test_a_day_whose_weekday_is_wrong_is_told_without_its_times() -> None:
    given = read(SEASON.replace("Fri Aug/15 2025", "Mon Aug/15 2025"))
    first = matches(given)[0]
    assert first.kickoff == Kickoff(day=date(2025, 8, 15), zone="Europe/London")
    assert given.problems == ("line 6: the weekday does not fit the date",)


def test_a_day_that_does_not_exist_is_none_and_not_the_one_above() -> None:
    given = read(
        SEASON + "    Feb/30 15.00  Hull City  v Stoke City\n           Derby County  v Leeds City\n"
    )
    assert given.problems == ("line 17: there is no such day",)
    assert [one.kickoff for one in matches(given)[-2:]] == [None, None]


def test_goals_of_a_match_that_is_not_understood_are_nobody_s() -> None:
    text = "  Sun Jun/14 21:00  Germany  1-0  Wales\n   [Wirtz 10']\n  Spain beat Italy\n   [Rodri 3']\n"
    given = read(f"= Euro 2026\n{text}")
    assert given.problems == ("line 4: not understood",)
    assert [event.player for event in matches(given)[0].events.values()] == ["Wirtz"]


def test_a_score_that_cannot_be_does_not_cost_the_time() -> None:
    given = read(f"{SEASON}    Sat Aug/23 15.00  Hull City  v Leeds City  4-4 pen. 1-1 a.e.t. (1-1)\n")
    assert matches(given)[-1].kickoff == Kickoff(datetime(2025, 8, 23, 14, tzinfo=UTC), zone="Europe/London")
    assert matches(given)[-1].result == Result(Score(1, 1), extra_time=True)


def test_a_line_without_end_is_told() -> None:
    given = read(f"{SEASON}    20.00  Hull City  v {'Leeds ' * 200}\n")
    assert given.problems == ("line 17: longer than 500 letters",)


def test_a_round_without_days_does_not_have_those_of_the_round_above() -> None:
    given = read(SEASON + "\n» Matchday 31\n    20.00  Hull City  v Leeds United FC\n")
    assert matches(given)[-1].kickoff is None


def test_a_country_stands_behind_its_club() -> None:
    given = read("""\
= UEFA Champions League 2024/25
» League, Matchday 1
  Thu Sep/19 2024
    21.00  AS Monaco FC (MCO)   v FC Barcelona (ESP)   2-1 (1-1)
           Rangers (SCO)        v Atalanta BC          0-0
""")
    assert given.matches[0].stage == "League phase, Matchday 1"
    countries = {team.name: team.country for team in given.teams}
    assert countries == {"AS Monaco FC": "FR", "FC Barcelona": "ES", "Rangers": "GB", "Atalanta BC": None}


def test_a_file_may_have_several_competitions_and_one_that_is_not_known_has_no_zone() -> None:
    given = read("""\
= English Division One 2003/04
Final
[Sat May/29]
  15.00  Crystal Palace  1-0  West Ham
= English EFL Cup 2003/04
Final
[Sun Feb/29]
  15.00  Bolton Wanderers  1-2  Middlesbrough
""")
    assert [one.key for one in given.competitions] == ["openfootball:english-division-one", "efl-cup"]
    playoff, cup = matches(given)
    assert playoff.kickoff == Kickoff(day=date(2004, 5, 29))
    assert cup.kickoff == Kickoff(datetime(2004, 2, 29, 15, tzinfo=UTC), zone="Europe/London")
    assert given.problems == ("English Division One is not known here, nor the zone of its times",)


def test_the_competition_may_be_named_besides() -> None:
    text = b"= Division One 2003/04\n[Sat May/29]\n 15.00 Hull City 1-0 West Ham"
    given = openfootball.read(text, NOW, LEAGUE)
    assert [one.key for one in given.competitions] == ["premier-league"]
    assert matches(given)[0].kickoff == Kickoff(datetime(2004, 5, 29, 14, tzinfo=UTC), zone="Europe/London")


@pytest.mark.parametrize(
    "payload",
    [
        b"404: Not Found",
        b"<!doctype html><title>Sign in</title>",
        b"\xff\xfe\x00rubbish",
        b"",
        b"= Premier League\nMatchday 1\n  Fri Aug/15\n  20.00  Hull City v Leeds United\n",
        b"= Premier League 2025/26\nnothing\nof this\nis a match\n",
        b'{"message": "rate limit exceeded"}',
        b'{"name": "English Premier League 2025/26", "matches": [{"team1": ',
        b"[" * 100_000,
    ],
)
def test_what_is_none_of_openfootball_s_files_is_refused(payload: bytes) -> None:
    with pytest.raises(PayloadError):
        openfootball.read(payload, NOW)


@drawn(strategies.text(alphabet="= »[](){}0123456789-:./'+v@#ABa\n\tpen", max_size=300))
def test_no_file_brings_the_reader_down(text: str) -> None:
    with suppress(PayloadError):
        read("= Premier League 2025/26\n" + text)


@drawn(strategies.integers(0, len(SEASON)))
def test_a_file_that_is_cut_off_says_nothing_that_the_whole_does_not(cut: int) -> None:
    whole = {(claim.about, claim.value) for claim in read(SEASON).claims}
    try:
        part = read(SEASON[:cut].rpartition("\n")[0])
    except PayloadError:
        return
    assert {(claim.about, claim.value) for claim in part.claims} <= whole


LEAGUE = leagues()[CompetitionKey("premier-league")]


def test_it_is_a_provider_of_fixtures_and_results() -> None:
    provider: Provider = OpenFootball()
    assert provider.gives == {Gives.FIXTURES, Gives.RESULTS}
    assert provider.limits.live is None
    assert provider.quota({}, NOW) is None
    assert provider.knows(LEAGUE)
    assert not provider.knows(leagues()[CompetitionKey("dfb-pokal")])


@pytest.mark.parametrize(
    ("key", "year", "path"),
    [
        ("premier-league", 2025, "/football.json/master/2025-26/en.1.json"),
        ("brasileirao", 2025, "/football.json/master/2025/br.1.json"),
        ("uefa-europa-league", 2023, "/champions-league/master/2023-24/el.txt"),
        ("world-cup", 2026, "/worldcup.json/master/2026/worldcup.json"),
    ],
)
def test_each_competition_has_its_file(key: str, year: int, path: str) -> None:
    want = Want(frozenset({Gives.FIXTURES, Gives.TABLE}), leagues()[CompetitionKey(key)], year)
    assert [call.path for call in OpenFootball().calls([want])] == [path]


def test_a_season_is_asked_for_once_and_what_it_does_not_have_never() -> None:
    fixtures = Want(frozenset({Gives.FIXTURES}), LEAGUE, 2025, day=date(2025, 8, 15))
    results = replace(fixtures, what=frozenset({Gives.RESULTS}))
    table = replace(fixtures, what=frozenset({Gives.TABLE}))
    cup = replace(fixtures, league=leagues()[CompetitionKey("dfb-pokal")])
    calls = OpenFootball().calls([fixtures, results, table, cup])
    assert [call.name for call in calls] == ["season premier-league 2025-26"]
    assert calls[0].want == fixtures


def test_an_answer_about_something_else_than_was_asked_for_is_refused() -> None:
    provider = OpenFootball(base="http://127.0.0.1:8000/")
    assert provider.base == "http://127.0.0.1:8000"
    call = provider.calls([Want(frozenset({Gives.RESULTS}), LEAGUE, 2025)])[0]
    assert len(provider.given(SEASON.encode(), NOW, call).matches) == 6
    for other in (SEASON.replace("English Premier League", "La Liga"), SEASON.replace("2025/26", "2024/25")):
        with pytest.raises(PayloadError, match="not asked for"):
            provider.given(other.encode(), NOW, call)


def test_a_heading_without_a_season_has_that_which_was_asked_for() -> None:
    call = Call("season", "/", want=Want(frozenset({Gives.RESULTS}), LEAGUE, 2025))
    text = SEASON.replace("English Premier League 2025/26", "EPL").replace("Aug/15 2025", "Aug/15")
    given = OpenFootball().given(text.encode(), NOW, call)
    assert matches(given)[0].kickoff == Kickoff(datetime(2025, 8, 15, 19, tzinfo=UTC), zone="Europe/London")
