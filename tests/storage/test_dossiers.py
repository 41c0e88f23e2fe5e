"""A dossier knows what other matches tell: the tie, the first leg, form, meetings, what comes after."""

from datetime import timedelta

import pytest

from bot.knowledge.claims import Claim, EventOf, LineupOf, Note, NoteOf
from bot.knowledge.match import MatchKey, Score
from bot.knowledge.team_news import Lineup
from bot.knowledge.timeline import Event, EventKind
from storage import dossiers
from storage.database import Database
from tests.knowledge.builders import (
    ATALANTA,
    LIVERPOOL,
    NOON,
    PAPER,
    PROVIDER,
    a_tie,
    atalanta,
    event,
    liverpool,
)
from tests.storage.polls import marked
from tests.storage.season import CUP, DAY, EVERTON, a_match, keep, kickoff, plan, play, say

SECOND = a_match("second", atalanta(), liverpool(), CUP, leg=2)
FIRST = a_match("first", liverpool(), atalanta(), CUP, leg=1)
DERBY = a_match("derby", liverpool(), EVERTON)
AFTER = a_match("after", EVERTON, liverpool())


async def test_a_match_that_does_not_exist_has_no_dossier(either: Database) -> None:
    async with either.read() as conn:
        with pytest.raises(dossiers.UnknownMatchError):
            await dossiers.load(conn, MatchKey("none"))
        with pytest.raises(dossiers.UnknownMatchError):
            await dossiers.outlines(conn, [MatchKey("none")])


async def test_a_second_leg_knows_its_tie_and_its_first_leg(either: Database) -> None:
    await play(either, FIRST, NOON - 7 * DAY, 0, 3)
    await plan(either, SECOND, NOON)
    async with either.read() as conn:
        context = (await dossiers.load(conn, SECOND.key)).context
    assert context.tie == a_tie()
    assert context.first_leg is not None
    assert context.first_leg.result.score == Score(0, 3)
    assert [played.match.key for played in context.meetings] == ["first"]


async def test_a_first_leg_is_not_its_own_past(either: Database) -> None:
    await play(either, FIRST, NOON - 7 * DAY)
    async with either.read() as conn:
        context = (await dossiers.load(conn, FIRST.key)).context
    assert context.first_leg is None
    assert context.meetings == ()
    assert context.recent == {LIVERPOOL: (), ATALANTA: ()}


async def test_form_is_the_last_ten_of_each_side_newest_first(either: Database) -> None:
    for days in range(1, 13):
        await play(either, a_match(f"m{days}", liverpool(), EVERTON), NOON - days * DAY)
    await plan(either, SECOND, NOON)
    async with either.read() as conn:
        recent = (await dossiers.load(conn, SECOND.key)).context.recent
    assert [played.match.key for played in recent[LIVERPOOL]] == [f"m{days}" for days in range(1, 11)]
    assert recent[ATALANTA] == ()


async def test_form_ends_where_the_match_begins(either: Database) -> None:
    await play(either, DERBY, NOON + DAY)
    await play(either, AFTER, NOON - timedelta(hours=3))
    await plan(either, SECOND, NOON)
    async with either.read() as conn:
        recent = (await dossiers.load(conn, SECOND.key)).context.recent
    assert [played.match.key for played in recent[LIVERPOOL]] == ["after"]


async def test_a_match_known_by_its_timeline_alone_counts_too(either: Database) -> None:
    await keep(either, DERBY)
    goal = event(EventKind.GOAL, 7, LIVERPOOL, "Salah")
    over = event(EventKind.FULL_TIME, 90)
    await say(either, kickoff("derby", NOON - DAY), *(of_derby(happened) for happened in (goal, over)))
    await plan(either, SECOND, NOON)
    async with either.read() as conn:
        [derby] = (await dossiers.load(conn, SECOND.key)).context.recent[LIVERPOOL]
    assert derby.result.score == Score(1, 0)


async def test_an_earlier_match_brings_its_line_ups_and_what_was_said_of_it(either: Database) -> None:
    await play(either, DERBY, NOON - DAY)
    eleven = Lineup(tuple(f"Player {n}" for n in range(11)))
    await say(
        either,
        Claim(LineupOf(DERBY.key, LIVERPOOL, confirmed=True), eleven, PAPER, NOON),
        Claim(NoteOf(DERBY.key, LIVERPOOL, "how"), Note("won in the rain"), PAPER, NOON),
    )
    await plan(either, SECOND, NOON)
    async with either.read() as conn:
        [derby] = (await dossiers.load(conn, SECOND.key)).context.recent[LIVERPOOL]
    assert derby.lineups == {LIVERPOOL: eleven}
    assert derby.notes == ("won in the rain",)
    assert derby.on == (NOON - DAY).date()
    assert derby.source == PROVIDER


async def test_what_comes_after_is_each_sides_own_next_match(either: Database) -> None:
    await plan(either, SECOND, NOON)
    await plan(either, DERBY, (NOON + 9 * DAY).date())
    await plan(either, AFTER, NOON + 3 * DAY)
    async with either.read() as conn:
        following = (await dossiers.load(conn, SECOND.key)).context.following
    assert {team: upcoming.match.key for team, upcoming in following.items()} == {LIVERPOOL: "after"}


async def test_a_match_without_a_date_has_a_past_and_no_future(either: Database) -> None:
    await play(either, DERBY, NOON - DAY)
    await plan(either, AFTER, NOON + DAY)
    await keep(either, SECOND)
    async with either.read() as conn:
        context = (await dossiers.load(conn, SECOND.key)).context
    assert [played.match.key for played in context.recent[LIVERPOOL]] == ["derby"]
    assert context.following == {}


async def test_the_fans_marks_are_in_it(either: Database) -> None:
    await play(either, DERBY, NOON)
    await marked(either, DERBY.key, "fan", {(LIVERPOOL, "Salah"): 13})
    async with either.read() as conn:
        fans = (await dossiers.load(conn, DERBY.key)).context.fans
    assert fans[LIVERPOOL, "Salah"].mean == 6.5


async def test_outlines_come_in_the_order_asked_for(either: Database) -> None:
    await play(either, DERBY, NOON - DAY, 2, 2)
    await plan(either, AFTER, NOON + DAY)
    async with either.read() as conn:
        after, derby = await dossiers.outlines(conn, [AFTER.key, DERBY.key])
    assert (after.match.key, after.kickoff_at) == ("after", NOON + DAY)
    assert derby.score == Score(2, 2)


def of_derby(happened: Event) -> Claim:
    return Claim(EventOf(DERBY.key, f"provider:{happened.kind}"), happened, PROVIDER, NOON)
