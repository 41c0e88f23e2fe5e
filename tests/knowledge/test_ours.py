"""A provider's words become ours: teams, names, and whose side is whose."""

from dataclasses import replace

import pytest

from bot.knowledge.claims import AbsenceOf, Claim, EventOf, KickoffOf, LineupOf, ResultOf, Value
from bot.knowledge.given import Given
from bot.knowledge.match import CompetitionKey, Kickoff, MatchKey, Player, Result, Score, TeamKey
from bot.knowledge.ours import Ours, Person, listed_together, people_in, turned
from bot.knowledge.standings import Row, Standings
from bot.knowledge.team_news import Absence, AbsenceStatus, Lineup
from bot.knowledge.timeline import Event, EventKind, Minute
from tests.builders import LEAGUE, at

HOME, AWAY, KEY = TeamKey("p:1"), TeamKey("p:2"), MatchKey("p:7")
SIDES = (HOME, AWAY)
OURS = Ours(
    {HOME: TeamKey("liverpool"), AWAY: TeamKey("everton")},
    {KEY: MatchKey("derby")},
    {Person(HOME, "Mo"): "Mohamed Salah", Person(AWAY, "Mo"): "Mo Other", Person(HOME, "Ali"): "Alisson"},
)


def event(
    kind: EventKind, team: TeamKey | None = HOME, player: str | None = "Mo", other: str | None = None
) -> Value:
    value = Event(kind, Minute(3), team, player, other)
    return OURS.claim(Claim(EventOf(KEY, "p:e1"), value, LEAGUE, at("19:03")), SIDES).value


def test_a_scorer_is_of_the_side_that_the_goal_counts_for() -> None:
    assert event(EventKind.GOAL, other="Ali") == Event(
        EventKind.GOAL, Minute(3), TeamKey("liverpool"), "Mohamed Salah", "Alisson"
    )


def test_whoever_scores_an_own_goal_is_of_the_other_side() -> None:
    assert event(EventKind.OWN_GOAL) == Event(EventKind.OWN_GOAL, Minute(3), TeamKey("liverpool"), "Mo Other")


def test_a_penalty_is_given_away_by_the_other_side() -> None:
    told = event(EventKind.PENALTY_AWARDED, player=None, other="Mo")
    assert told == Event(EventKind.PENALTY_AWARDED, Minute(3), TeamKey("liverpool"), None, "Mo Other")


def test_a_phase_is_nobodys() -> None:
    assert event(EventKind.HALF_TIME, None, None) == Event(EventKind.HALF_TIME, Minute(3))


def test_a_line_up_is_of_the_names_of_the_squad() -> None:
    lineup = Lineup(("Ali", "Mo", "Nobody"), "4-3-3", ("Mo",), "Ali", (("Ali", 1), ("Nobody", 9)), "A Coach")
    told = OURS.claim(Claim(LineupOf(KEY, HOME, confirmed=True), lineup, LEAGUE, at("18:00")), SIDES)
    assert told.about == LineupOf(MatchKey("derby"), TeamKey("liverpool"), confirmed=True)
    assert told.value == Lineup(
        ("Alisson", "Mohamed Salah", "Nobody"), "4-3-3", ("Mohamed Salah",), "Alisson",
        (("Alisson", 1), ("Nobody", 9)), "A Coach",
    )  # fmt: skip


def test_who_is_out_is_named_in_what_the_claim_is_about() -> None:
    absence = Claim(AbsenceOf(KEY, AWAY, "Mo"), Absence(AbsenceStatus.OUT), LEAGUE, at("12:00"))
    assert OURS.claim(absence, SIDES).about == AbsenceOf(MatchKey("derby"), TeamKey("everton"), "Mo Other")


def test_a_result_is_turned_where_the_sides_are() -> None:
    result = Result(Score(0, 2), Score(0, 1), extra_time=True, shootout=Score(3, 4))
    claim = Claim(ResultOf(KEY), result, LEAGUE, at("22:00"))
    assert OURS.claim(claim, SIDES).value == result
    told = replace(OURS, turned={KEY}).claim(claim, SIDES).value
    assert told == Result(Score(2, 0), Score(1, 0), extra_time=True, shootout=Score(4, 3))
    assert turned(turned(result)) == result


def test_a_match_that_is_not_known_has_no_claims() -> None:
    with pytest.raises(KeyError):
        OURS.claim(Claim(KickoffOf(MatchKey("p:8")), Kickoff(), LEAGUE, at("12:00")), SIDES)


def test_a_table_lists_our_teams() -> None:
    table = Standings(CompetitionKey("league"), "2025", (Row(1, HOME, 1, 1, 0, 0, 2, 1, 3),))
    assert [row.team for row in OURS.table(table).rows] == ["liverpool"]


def test_everybody_who_is_named_is_found_on_his_side() -> None:
    own_goal = Event(EventKind.OWN_GOAL, Minute(3), HOME, "Unlucky")
    said = [
        Claim(EventOf(KEY, "p:e1"), own_goal, LEAGUE, at("19:03")),
        Claim(LineupOf(KEY, HOME, confirmed=True), Lineup(("Ali",), captain="Ali"), LEAGUE, at("18:00")),
        Claim(AbsenceOf(KEY, AWAY, "Mo"), Absence(AbsenceStatus.OUT), LEAGUE, at("12:00")),
    ]
    assert people_in(said, {KEY: SIDES}) == {
        Person(AWAY, "Unlucky"),
        Person(HOME, "Ali"),
        Person(AWAY, "Mo"),
    }


def test_a_squad_and_a_line_up_are_of_different_players() -> None:
    lineup = Claim(LineupOf(KEY, HOME, confirmed=True), Lineup(("A", "B"), bench=("C",)), LEAGUE, at("18:00"))
    given = Given(LEAGUE, players=(Player("A B", HOME), Player("D", AWAY)), claims=(lineup,))
    assert set(listed_together(given)) == {
        frozenset({Person(HOME, "A B")}),
        frozenset({Person(AWAY, "D")}),
        frozenset(Person(HOME, name) for name in "ABC"),
    }
