"""Two matches of a knock-out round, once at either's ground, are a tie."""

from datetime import date

from bot.knowledge.match import Competition, CompetitionKey, Leg, Match, MatchKey, TieKey
from bot.knowledge.tie import TieRules
from bot.sources.two_legs import in_ties
from tests.builders import a_team

CUP = Competition(CompetitionKey("uefa-europa-league"), "UEFA Europa League")
FIRST, SECOND = date(2026, 4, 9), date(2026, 4, 16)


def a_match(key: str, home: str, away: str, cup: Competition = CUP, stage: str = "Quarter-finals") -> Match:
    return Match(MatchKey(key), cup, "2025-26", a_team(home), a_team(away), stage)


def legs(*matches: Match, days: tuple[date, ...] = (FIRST, SECOND)) -> list[Leg | None]:
    keys = [one.key for one in matches]
    return [one.leg for one in in_ties("us", matches, keys, dict(zip(keys, days, strict=False)))[0]]


def test_the_earlier_match_is_the_first_leg_in_whatever_order_they_come() -> None:
    back, out = a_match("us:2", "Rovers", "United"), a_match("us:1", "United", "Rovers")
    days = {back.key: SECOND, out.key: FIRST}
    found, ties = in_ties("us", [back, out], {back.key, out.key}, days)
    key = TieKey("us:uefa-europa-league/2025-26/united-rovers")
    assert [one.leg for one in found] == [Leg(key, 2), Leg(key, 1)]
    (tie,) = ties
    assert (tie.key, tie.first_home.name, tie.first_away.name) == (key, "United", "Rovers")
    assert tie.rules == TieRules(away_goals=False, extra_time=True)


def test_matches_of_a_league_are_no_tie() -> None:
    out, back = a_match("us:1", "United", "Rovers"), a_match("us:2", "Rovers", "United")
    assert in_ties("us", [out, back], set(), {out.key: FIRST, back.key: SECOND})[1] == ()


def test_one_match_three_matches_and_two_at_one_ground_are_no_tie() -> None:
    out, back = a_match("us:1", "United", "Rovers"), a_match("us:2", "Rovers", "United")
    again = a_match("us:3", "United", "Rovers")
    assert legs(out) == [None]
    assert legs(out, again) == [None, None]
    assert legs(out, back, again, days=(FIRST, SECOND, date(2026, 4, 20))) == [None] * 3


def test_legs_are_of_one_round_on_two_days_that_are_known() -> None:
    out = a_match("us:1", "United", "Rovers")
    assert legs(out, a_match("us:2", "Rovers", "United", stage="Semi-finals")) == [None, None]
    assert legs(out, a_match("us:2", "Rovers", "United"), days=(FIRST, FIRST)) == [None, None]
    assert legs(out, a_match("us:2", "Rovers", "United"), days=(FIRST,)) == [None, None]


def test_a_replay_is_no_second_leg() -> None:
    fa_cup = Competition(CompetitionKey("fa-cup"), "FA Cup")
    replayed = a_match("us:1", "United", "Rovers", fa_cup), a_match("us:2", "Rovers", "United", fa_cup)
    assert legs(*replayed) == [None, None]
