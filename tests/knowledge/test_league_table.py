"""A league's table from results: what counts, who stands where, and when it is better to give none."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.dossier import Played
from bot.knowledge.league_table import league_tables, may_differ
from bot.knowledge.match import (
    Competition,
    CompetitionKey,
    Leg,
    Match,
    MatchKey,
    Result,
    Score,
    Team,
    TeamKey,
    TieKey,
)
from bot.knowledge.standings import Row, Standings

FIRST_DAY = date(2025, 8, 16)


def a_match(pair: str, stage: str | None = "Matchday 1", leg: Leg | None = None) -> Match:
    """ "a-b": a at home to b."""
    home, away = (Team(TeamKey(name), name.upper()) for name in pair.split("-"))
    return Match(
        MatchKey(f"{pair}-{stage}"),
        Competition(CompetitionKey("l"), "L"),
        "2025-26",
        home,
        away,
        stage,
        leg,
    )


def played(pair: str, home: int, away: int, stage: str | None = "Matchday 1", week: int = 1) -> Played:
    return Played(a_match(pair, stage), FIRST_DAY + timedelta(weeks=week), Result(Score(home, away)))


def tables(
    ended: Sequence[Played], others: Sequence[Match] = (), competition: str = "premier-league"
) -> tuple[Standings, ...]:
    return league_tables(CompetitionKey(competition), "2025-26", ended, others)


def the_rows(ended: Sequence[Played], competition: str = "premier-league") -> tuple[Row, ...]:
    [table] = tables(ended, competition=competition)
    return table.rows


def places(rows: Sequence[Row]) -> list[str]:
    return [f"{row.rank} {row.team}" for row in rows]


ONE_DAY = [played("a-b", 3, 1), played("c-d", 1, 1)]


def test_a_win_is_three_points_and_a_draw_one() -> None:
    assert the_rows(ONE_DAY) == (
        Row(1, TeamKey("a"), 1, 1, 0, 0, 3, 1, 3),
        Row(2, TeamKey("c"), 1, 0, 1, 0, 1, 1, 1),
        Row(2, TeamKey("d"), 1, 0, 1, 0, 1, 1, 1),
        Row(4, TeamKey("b"), 1, 0, 0, 1, 1, 3, 0),
    )


def test_level_sides_are_put_by_goal_difference_then_by_goals_scored() -> None:
    ended = [played("a-b", 2, 0), played("c-d", 4, 2), played("e-f", 1, 0)]
    assert places(the_rows(ended)) == ["1 c", "2 a", "3 e", "4 f", "5 d", "6 b"]


def test_where_wins_come_first_they_come_first() -> None:
    # a: one win and two narrow defeats; b: three draws with as many points
    ended = [
        played("a-c", 1, 0),
        played("d-a", 2, 0),
        played("c-a", 2, 0),
        *(played(f"b-{other}", 0, 0) for other in "cde"),
    ]
    assert [row.team for row in the_rows(ended) if row.points == 3] == ["b", "a"]
    assert [row.team for row in the_rows(ended, "brasileirao") if row.points == 3] == ["a", "b"]


def test_a_side_that_has_not_played_stands_in_the_table_too() -> None:
    [table] = tables(ONE_DAY, [a_match("e-f"), a_match("a-e", "Semi-finals")])
    assert [row.team for row in table.rows if not row.played] == ["e", "f"]


def test_each_group_has_a_table_and_the_knock_out_rounds_have_none() -> None:
    ended = [
        *(played(pair, 1, 0, "Group A") for pair in ("a-b", "c-d")),
        *(played(pair, 0, 2, "Gruppe B") for pair in ("e-f", "g-h")),
        played("a-e", 5, 0, "Quarter-finals"),
        played("a-g", 5, 0, "Matchday 7"),
    ]
    found = tables(ended)
    assert [table.group for table in found] == ["Group A", "Group B"]
    assert [row.goals_for for row in found[0].rows] == [1, 1, 0, 0]


def test_a_leg_of_a_tie_is_of_no_league() -> None:
    leg = Leg(TieKey("t"), 1)
    final = Played(a_match("a-b", "Matchday 1", leg), FIRST_DAY, Result(Score(1, 0)))
    assert tables([*ONE_DAY, final])[0].rows == the_rows(ONE_DAY)


def test_rounds_of_a_cup_make_no_table() -> None:
    cup = [
        played("a-b", 1, 0, "Round 1"),
        played("c-d", 2, 1, "Round 1"),
        played("a-c", 1, 3, "Round 2", week=2),
    ]
    assert tables(cup) == ()
    assert tables([played("a-b", 1, 0, "Quarter-finals"), played("c-d", 1, 0, "Quarter-finals")]) == ()
    assert tables([played("a-b", 1, 0, None), played("c-d", 1, 0, None)]) == ()


def test_rounds_after_which_losers_play_on_are_those_of_a_league() -> None:
    league = [
        played("a-b", 1, 0, "Round 1"),
        played("c-d", 2, 1, "Round 1"),
        played("b-d", 1, 3, "Round 2", week=2),
        played("a-c", 1, 1, "Round 2", week=2),
    ]
    assert places(the_rows(league)) == ["1 c", "2 a", "3 d", "4 b"]


def test_the_results_of_one_club_are_no_table() -> None:
    one_club = [played(f"a-{other}", 1, 0, f"Matchday {week}") for week, other in enumerate("bcdefg")]
    assert tables(one_club) == ()
    assert tables(one_club[:1]) == ()  # two sides
    assert tables([]) == ()


def test_it_is_known_where_the_league_itself_may_put_level_sides_otherwise() -> None:
    def may(competition: str, *more: Played) -> bool:
        return any(may_differ(table) for table in tables([*ONE_DAY, *more], competition=competition))

    no_longer_level = (played("c-b", 1, 0, week=2), played("a-d", 1, 0, week=2))
    assert may("serie-a")
    assert not may("serie-a", *no_longer_level)
    assert not may("premier-league")
    assert not may("uefa-europa-league")  # a single table
    groups = [played("a-b", 1, 1, "Group A"), played("c-d", 0, 0, "Group A")]
    assert any(may_differ(table) for table in tables(groups, competition="uefa-europa-league"))


SCORES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=12, max_size=12)


@given(SCORES, st.randoms())
def test_a_full_season_adds_up_in_whatever_order_it_comes(scores: list[tuple[int, int]], random) -> None:  # type: ignore[no-untyped-def]
    pairs = [f"{home}-{away}" for home, away in permutations("abcd", 2)]
    ended = [played(pair, *score) for pair, score in zip(pairs, scores, strict=True)]
    rows = the_rows(ended)
    assert sum(row.difference for row in rows) == 0
    assert sum(row.won for row in rows) == sum(row.lost for row in rows)
    assert {row.played for row in rows} == {6}
    assert [row.points for row in rows] == sorted((row.points for row in rows), reverse=True)
    random.shuffle(ended)
    assert the_rows(ended) == rows
