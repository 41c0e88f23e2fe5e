"""What an answer does not list, it cannot speak of."""

from dataclasses import replace
from datetime import date

from bot.knowledge.claims import Claim, EventOf, KickoffOf, LineupOf
from bot.knowledge.given import Given
from bot.knowledge.match import CompetitionKey, Kickoff, MatchKey, Player, Team, TeamKey
from bot.knowledge.standings import Row, Standings
from bot.knowledge.team_news import Lineup
from bot.knowledge.timeline import Event, EventKind, Minute
from tests.builders import DAY, LEAGUE, a_match, at

HOME, AWAY = Team(TeamKey("league:1"), "Home"), Team(TeamKey("league:2"), "Away")
MATCH = replace(a_match(HOME, AWAY), key=MatchKey("league:1"))


def claim(match: str = MATCH.key) -> Claim:
    return Claim(KickoffOf(MatchKey(match)), Kickoff(at("19:00")), LEAGUE, at("12:00"))


def goal(team: str) -> Claim:
    event = Event(EventKind.GOAL, Minute(3), TeamKey(team))
    return Claim(EventOf(MATCH.key, f"league:{team}"), event, LEAGUE, at("19:03"))


def given(**said: tuple[object, ...]) -> Given:
    return replace(Given(LEAGUE, teams=(HOME, AWAY), matches=(MATCH,)), **said)  # type: ignore[arg-type]


def test_what_is_whole_stays_as_it_is() -> None:
    whole = given(claims=(claim(), goal(HOME.key)), players=(Player("Somebody", AWAY.key),))
    assert whole.sound() == whole


def test_a_claim_about_a_match_that_is_not_listed_is_left_out_and_told() -> None:
    sound = given(claims=(claim(), claim("league:9"))).sound()
    assert sound.claims == (claim(),)
    assert sound.problems == ("KickoffOf of league:9: of no listed side, or no time",)


def test_what_a_third_team_does_in_a_match_is_left_out() -> None:
    lineup = Claim(
        LineupOf(MATCH.key, TeamKey("league:3"), confirmed=True), Lineup(("A",)), LEAGUE, at("18:00")
    )
    sound = given(claims=(goal(HOME.key), goal("league:3"), lineup)).sound()
    assert sound.claims == (goal(HOME.key),)
    assert len(sound.problems) == 2


def test_a_match_falls_with_its_team_and_what_is_said_of_it_with_the_match() -> None:
    sound = given(teams=(HOME,), claims=(claim(),)).sound()
    assert (sound.matches, sound.claims) == ((), ())
    assert len(sound.problems) == 2


def test_nobody_plays_in_the_year_one() -> None:
    early = replace(claim(), value=Kickoff(day=date(1, 1, 1)))
    assert given(claims=(early,)).sound().claims == ()


def test_a_team_does_not_play_itself() -> None:
    assert given(matches=(replace(MATCH, away=HOME),)).sound().matches == ()


def test_a_name_without_an_end_is_none() -> None:
    endless = replace(HOME, name="x" * 10_000)
    sound = given(teams=(endless, AWAY)).sound()
    assert sound.teams == (AWAY,)
    assert all(len(problem) < 200 for problem in sound.problems)


def test_a_table_of_teams_that_are_not_listed_is_left_out() -> None:
    def table(team: str) -> Standings:
        return Standings(MATCH.competition.key, "2023-24", (Row(1, TeamKey(team), 0, 0, 0, 0, 0, 0, 0),))

    elsewhere = replace(table(HOME.key), competition=CompetitionKey("league:cup"))
    sound = given(tables=(table(HOME.key), table("league:9"), elsewhere)).sound()
    assert sound.tables == (table(HOME.key),)
    assert len(sound.problems) == 2


def test_what_is_told_in_full_of_a_match_that_is_not_listed_takes_nothing_back() -> None:
    whole = frozenset({(MATCH.key, EventOf), (MatchKey("league:9"), EventOf)})
    assert replace(given(), whole=whole).sound().whole == {(MATCH.key, EventOf)}


def test_the_day_of_a_match_is_in_utc_where_the_time_is_known() -> None:
    late = replace(claim(), value=Kickoff(at("23:30"), zone="Asia/Tokyo"))
    only_day = replace(claim("league:2"), value=Kickoff(day=DAY))
    unknown = replace(claim("league:3"), value=Kickoff())
    told = given(claims=(late, only_day, unknown)).days()
    assert told == {MATCH.key: DAY, MatchKey("league:2"): DAY}
