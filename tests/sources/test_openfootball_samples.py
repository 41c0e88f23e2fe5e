"""Real files of openfootball's, against what they mean."""

import os
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.knowledge.given import Given
from bot.knowledge.match import Kickoff, Result, Score, Status
from bot.sources import openfootball
from tests.sources.openfootball_files import One, matches

SHARED = os.environ.get("MATCHDAY_SHARED")
SAMPLES = Path(SHARED or "") / "samples" / "openfootball"
pytestmark = pytest.mark.skipif(not SHARED, reason="MATCHDAY_SHARED names no folder of recorded answers")
EUROPA = "champions-league-2023-24-el.txt"
LEAGUE = "england-2025-26-1-premierleague.txt"
LEAGUE_JSON = "football.json-2025-26-en.1.json"
RECORDED = datetime(2026, 3, 12, tzinfo=UTC)


def sample(name: str) -> Given:
    return openfootball.read((SAMPLES / name).read_bytes(), RECORDED)


def the_match(given: Given, home: str, away: str, stage: str) -> One:
    [found] = [
        one
        for one in matches(given)
        if (one.match.home.name, one.match.away.name, one.match.stage) == (home, away, stage)
    ]
    return found


def test_the_europa_league_of_2023_24() -> None:
    given = sample(EUROPA)
    assert given.problems == ()
    assert (len(given.matches), len(given.teams), len(given.ties)) == (141, 40, 22)
    stages = Counter(match.stage for match in given.matches)
    groups = {f"Group {letter}": 12 for letter in "ABCDEFGH"}
    rounds = {"Play-offs": 16, "Round of 16": 16, "Quarter-finals": 8, "Semi-finals": 4, "Final": 1}
    assert stages == groups | rounds
    assert all(one.result and one.kickoff and one.kickoff.confirmed for one in matches(given))
    assert sum(one.match.leg is not None for one in matches(given)) == 44
    assert {team.name: team.country for team in given.teams}["Rangers FC"] == "GB"


def test_the_tie_of_the_rehearsal() -> None:
    given = sample(EUROPA)
    first = the_match(given, "Liverpool FC", "Atalanta", "Quarter-finals")
    second = the_match(given, "Atalanta", "Liverpool FC", "Quarter-finals")
    assert first.kickoff == Kickoff(datetime(2024, 4, 11, 19, tzinfo=UTC), zone="Europe/Zurich")
    assert second.kickoff == Kickoff(datetime(2024, 4, 18, 19, tzinfo=UTC), zone="Europe/Zurich")
    assert (first.result, second.result) == (
        Result(Score(0, 3), Score(0, 1)),
        Result(Score(0, 1), Score(0, 1)),
    )
    assert first.match.leg is not None
    assert second.match.leg is not None
    assert (first.match.leg.number, second.match.leg.number) == (1, 2)
    [tie] = [tie for tie in given.ties if tie.key == first.match.leg.tie == second.match.leg.tie]
    assert (tie.first_home.name, tie.first_away.name) == ("Liverpool FC", "Atalanta")
    assert (tie.rules.away_goals, tie.rules.extra_time) == (False, True)


def test_a_shoot_out_and_extra_time() -> None:
    given = sample(EUROPA)
    marseille = the_match(given, "Olympique Marseille", "SL Benfica", "Quarter-finals")
    assert marseille.result == Result(Score(1, 0), Score(0, 0), extra_time=True, shootout=Score(4, 2))
    freiburg = the_match(given, "SC Freiburg", "RC Lens", "Play-offs")
    assert freiburg.result == Result(Score(3, 2), Score(0, 2), extra_time=True)


def test_clocks_go_forward_and_back_within_a_season() -> None:
    given = sample(EUROPA)
    winter = the_match(given, "Feyenoord", "AS Roma", "Play-offs")
    assert winter.kickoff is not None
    assert winter.kickoff.at == datetime(2024, 2, 15, 17, 45, tzinfo=UTC)
    summer = the_match(given, "AFC Ajax", "Olympique Marseille", "Group B")
    assert summer.kickoff is not None
    assert summer.kickoff.at == datetime(2023, 9, 21, 19, tzinfo=UTC)


@pytest.mark.parametrize("name", [LEAGUE, LEAGUE_JSON])
def test_the_premier_league_of_2025_26(name: str) -> None:
    given = sample(name)
    assert given.problems == ()
    assert (len(given.matches), len(given.teams), given.ties) == (380, 20, ())
    assert set(Counter(match.stage for match in given.matches).values()) == {10}
    assert {team.country for team in given.teams} == {"GB"}
    first = the_match(given, "Liverpool FC", "AFC Bournemouth", "Matchday 1")
    assert first.kickoff == Kickoff(datetime(2025, 8, 15, 19, tzinfo=UTC), zone="Europe/London")
    assert (first.result, first.status) == (Result(Score(4, 2), Score(1, 0)), Status.FINISHED)
    off = the_match(given, "Manchester City FC", "Crystal Palace FC", "Matchday 31")
    assert (off.status, off.result, off.kickoff and off.kickoff.confirmed) == (Status.POSTPONED, None, False)
    last = the_match(given, "Liverpool FC", "Brentford FC", "Matchday 38")
    assert last.kickoff == Kickoff(datetime(2026, 5, 24, 15, tzinfo=UTC), zone="Europe/London")


def test_both_forms_say_the_same_of_what_both_know() -> None:
    text, program = ({one.match.key: one for one in matches(sample(name))} for name in (LEAGUE, LEAGUE_JSON))
    assert text.keys() == program.keys()
    told = [key for key, one in program.items() if one.result is not None]
    assert len(told) == 291
    differ = [
        key
        for key in told
        if (text[key].result, text[key].kickoff) != (program[key].result, program[key].kickoff)
    ]
    assert differ == []


def test_provisional_times_of_the_rounds_to_come_are_days_only() -> None:
    given = sample(LEAGUE_JSON)
    to_come = the_match(given, "Arsenal FC", "Fulham FC", "Matchday 35")
    assert to_come.kickoff == Kickoff(day=date(2026, 5, 2), zone="Europe/London")


def test_liverpool_s_squad_of_2023_24() -> None:
    given = sample("england-2023-24-squads-liverpool.txt")
    assert given.problems == ()
    assert [(team.name, team.country) for team in given.teams] == [("Liverpool FC", "GB")]
    names = [player.name for player in given.players]
    assert (len(names), names[0], names[-1]) == (53, "Alisson Becker", "Harvey Blair")
    assert {"Virgil van Dijk", "Luis Díaz", "Oscar Kelly"} <= set(names)
