"""Recorded answers of API-Football, against what they mean.

They lie outside the repository: MATCHDAY_SHARED names the folder that holds `samples/`.
"""

import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.knowledge.claims import (
    AbsenceOf,
    KickoffOf,
    LineupOf,
    MarkOf,
    OfficialsOf,
    ResultOf,
    StatusOf,
    VenueOf,
)
from bot.knowledge.given import Given
from bot.knowledge.match import Kickoff, MatchKey, Officials, Result, Score, Status, TeamKey, Venue
from bot.knowledge.ratings import Mark
from bot.knowledge.standings import Row
from bot.knowledge.team_news import Absence, AbsenceStatus, Lineup
from bot.knowledge.timeline import Event, EventKind, Minute
from bot.sources.api_football import ApiFootball
from bot.sources.provider import PayloadError
from tests.sources.api_football_payloads import events, values

SHARED = os.environ.get("MATCHDAY_SHARED")
pytestmark = pytest.mark.skipif(not SHARED, reason="MATCHDAY_SHARED names no folder of samples")
NOW = datetime(2024, 4, 1, tzinfo=UTC)
UNITED, CITY, EVERTON = (TeamKey(f"api-football:{number}") for number in (33, 50, 45))


def sample(name: str) -> Given:
    path = Path(SHARED or "", "samples", "api-football", name)
    told = ApiFootball().given(path.read_bytes(), NOW)
    assert told.problems == ()
    return told


def test_the_events_of_a_league_cup_semi_final() -> None:
    told = sample("fixture-events.json")
    assert {claim.about.match for claim in told.claims} == {"api-football:653808"}
    assert events(told) == {
        "goal-50-1": Event(EventKind.GOAL, Minute(50), CITY, "J. Stones"),
        "goal-50-2": Event(EventKind.GOAL, Minute(83), CITY, "Fernandinho"),
        "yellow-50-640-1": Event(EventKind.YELLOW_CARD, Minute(48), CITY, "Fernandinho"),
        "yellow-33-905-1": Event(EventKind.YELLOW_CARD, Minute(69), UNITED, "Fred"),
        "yellow-50-855-1": Event(EventKind.YELLOW_CARD, Minute(78), CITY, "João Cancelo"),
        "yellow-33-891-1": Event(EventKind.YELLOW_CARD, Minute(90), UNITED, "Luke Shaw"),
        "change-33-897-903": Event(
            EventKind.SUBSTITUTION, Minute(75), UNITED, "M. Greenwood", "S. McTominay"
        ),
        "change-50-44-635": Event(EventKind.SUBSTITUTION, Minute(79), CITY, "Rodri", "R. Mahrez"),
        "change-33-547-905": Event(EventKind.SUBSTITUTION, Minute(88), UNITED, "D. van de Beek", "Fred"),
    }
    assert told.player_ids[UNITED, "D. van de Beek"] == "547"


def test_the_line_ups_of_city_and_everton() -> None:
    told = sample("fixture-lineup-full.json")
    lineups = {c.about.team: c for c in told.claims if isinstance(c.about, LineupOf)}
    assert {claim.about.match for claim in told.claims} == {"api-football:592872"}
    assert all(claim.official for claim in lineups.values())
    city, everton = lineups[CITY].value, lineups[EVERTON].value
    assert isinstance(city, Lineup)
    assert isinstance(everton, Lineup)
    assert (city.formation, everton.formation) == ("4-3-3", "4-3-1-2")
    assert city.lines() == (
        ("Ederson",),
        ("Kyle Walker", "John Stones", "Rúben Dias", "Oleksandr Zinchenko"),
        ("Kevin De Bruyne", "Fernandinho", "Phil Foden"),
        ("Riyad Mahrez", "Gabriel Jesus", "Raheem Sterling"),
    )
    assert everton.lines() == (
        ("Jordan Pickford",),
        ("Mason Holgate", "Michael Keane", "Ben Godfrey", "Lucas Digne"),
        ("Abdoulaye Doucouré", "Allan", "Tom Davies"),
        ("Gylfi Sigurðsson",),
        ("Dominic Calvert-Lewin", "Richarlison"),
    )
    assert (len(city.bench), city.bench[0], city.bench[-1]) == (9, "Zack Steffen", "Sergio Agüero")
    assert (len(everton.bench), everton.bench[-1]) == (8, "Bernard")
    assert (city.coach, city.number("Phil Foden"), city.number("Zack Steffen")) == ("Guardiola", 47, 13)
    assert len(city.numbers) == 20
    assert len(told.players) == 39


def test_the_marks_of_city_and_everton() -> None:
    told = sample("fixture-player-stats.json")
    marks = {
        (claim.about.team, claim.about.player): claim.value.points
        for claim in told.claims
        if isinstance(claim.about, MarkOf) and isinstance(claim.value, Mark)
    }
    assert Counter(team for team, _ in marks) == {CITY: 14, EVERTON: 14}
    assert marks[CITY, "Kevin De Bruyne"] == 9.3
    assert marks[CITY, "Sergio Agüero"] == 8.9
    assert marks[CITY, "Rúben Dias"] == 7
    assert marks[EVERTON, "Tom Davies"] == 5.7
    assert (CITY, "Zack Steffen") not in marks
    assert {c.said_at for c in told.claims} == {datetime(2021, 5, 23, 23, 33, 22, tzinfo=UTC)}


def test_the_rest_of_a_bundesliga_season() -> None:
    told = sample("fixtures-bundes-ns-pst.json")
    assert (len(told.matches), len(told.teams)) == (71, 18)
    assert {match.competition.key for match in told.matches} == {"bundesliga"}
    assert {match.season for match in told.matches} == {"2023-24"}
    assert Counter(match.stage for match in told.matches) == {
        "Matchday 29": 8,
        **{f"Matchday {number}": 9 for number in (27, 28, 30, 31, 32, 33, 34)},
    }
    assert {value.status for value in values(told, StatusOf)} == {Status.SCHEDULED}
    first = told.matches[0]
    assert (first.key, first.home.name, first.away.name) == (
        "api-football:1049115",
        "Bayern Munich",
        "Borussia Dortmund",
    )
    of_first = [claim.value for claim in told.claims if claim.about.match == first.key]
    assert Kickoff(datetime(2024, 3, 30, 17, 30, tzinfo=UTC), zone="Europe/Berlin") in of_first
    assert Venue("Allianz Arena", "München") in of_first
    assert (values(told, ResultOf), values(told, OfficialsOf), told.ties) == ([], [], ())
    assert (len(values(told, KickoffOf)), len(values(told, VenueOf))) == (71, 71)


def test_the_meetings_of_united_and_city() -> None:
    told = sample("head-to-head-mu-mc-2021.json")
    results = {c.about.match: c.value for c in told.claims if isinstance(c.about, ResultOf)}
    assert {match.key: (match.competition.key, match.season, match.stage) for match in told.matches} == {
        "api-football:653808": ("efl-cup", "2020-21", "Semi-finals"),
        "api-football:710663": ("premier-league", "2021-22", "Matchday 11"),
        "api-football:868141": ("premier-league", "2022-23", "Matchday 20"),
        "api-football:1035134": ("premier-league", "2023-24", "Matchday 10"),
        "api-football:592761": ("premier-league", "2020-21", "Matchday 27"),
        "api-football:710830": ("premier-league", "2021-22", "Matchday 28"),
        "api-football:868033": ("premier-league", "2022-23", "Matchday 9"),
        "api-football:1023277": ("fa-cup", "2022-23", "Final"),
    }
    assert results == {
        "api-football:653808": Result(Score(0, 2), Score(0, 0)),
        "api-football:710663": Result(Score(0, 2), Score(0, 2)),
        "api-football:868141": Result(Score(2, 1), Score(0, 0)),
        "api-football:1035134": Result(Score(0, 3), Score(0, 1)),
        "api-football:592761": Result(Score(0, 2), Score(0, 1)),
        "api-football:710830": Result(Score(4, 1), Score(2, 1)),
        "api-football:868033": Result(Score(6, 3), Score(4, 0)),
        "api-football:1023277": Result(Score(2, 1), Score(1, 1)),
    }
    assert all(claim.official for claim in told.claims if isinstance(claim.about, ResultOf))
    referees = {c.about.match: c.value for c in told.claims if isinstance(c.about, OfficialsOf)}
    assert referees[MatchKey("api-football:653808")] == Officials("Martin Atkinson", "GB")
    assert referees[MatchKey("api-football:710663")] == Officials("M. Oliver")
    assert told.ties == ()


def test_who_missed_a_sunday_of_the_bundesliga() -> None:
    told = sample("injuries-date-bundes.json")
    absences = {
        (c.about.team, c.about.player): c.value for c in told.claims if isinstance(c.about, AbsenceOf)
    }
    assert len(absences) == 31
    assert Counter(value.status for value in absences.values() if isinstance(value, Absence)) == {
        AbsenceStatus.OUT: 24,
        AbsenceStatus.SUSPENDED: 3,
        AbsenceStatus.DOUBT: 4,
    }
    augsburg = TeamKey("api-football:170")
    assert absences[augsburg, "E. Demirovic"] == Absence(AbsenceStatus.SUSPENDED, "yellow cards")
    assert absences[augsburg, "N. Dorsch"] == Absence(AbsenceStatus.OUT, "foot injury")
    assert absences[augsburg, "P. Pfeiffer"] == Absence(AbsenceStatus.DOUBT, "hip injury")
    assert told.whole == {(MatchKey(f"api-football:{n}"), AbsenceOf) for n in (1049121, 1049122, 1049123)}


def test_an_error_of_the_question() -> None:
    with pytest.raises(PayloadError, match=r"required: At least one parameter is required\.") as raised:
        sample("injuries-error.json")
    assert not raised.value.lasting


def test_the_squad_of_leipzig() -> None:
    told = sample("player-squad-Leipzig.json")
    [team] = told.teams
    assert (team.key, team.name, len(told.players)) == ("api-football:173", "RB Leipzig", 26)
    assert told.players[0].name == "P. Gulácsi"
    assert told.player_ids[team.key, "P. Gulácsi"] == "1139"


def test_the_final_table_of_the_premier_league() -> None:
    told = sample("standings-epl-2022.json")
    [table] = told.tables
    assert (table.competition, table.season, table.group) == ("premier-league", "2022-23", None)
    assert [row.rank for row in table.rows] == list(range(1, 21))
    assert table.rows[0].team == CITY
    assert table.rows[4] == Row(5, TeamKey("api-football:40"), 38, 19, 10, 9, 75, 47, 67)
    assert sum(row.goals_for for row in table.rows) == sum(row.goals_against for row in table.rows)
    assert {team.key: team.name for team in told.teams}[TeamKey("api-football:40")] == "Liverpool"


def test_teams_of_manchester() -> None:
    told = sample("team-manchester.json")
    names = {team.key: (team.name, team.country) for team in told.teams}
    assert len(names) == 16
    assert names[UNITED] == ("Manchester United", "GB")
    assert names[TeamKey("api-football:1854")] == ("Manchester City W", "GB")


def test_grounds_alone_give_nothing() -> None:
    assert sample("venue-camp-nou.json").claims == ()
