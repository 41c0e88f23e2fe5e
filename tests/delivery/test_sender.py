"""From what is due to what stands in the channels: once, in time, and with a reason where not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Channel, DeliveryFailed, Failure
from bot.delivery.composer import Composer
from bot.delivery.sender import STORE_AWAY
from bot.knowledge.occasion import Kind, Rule
from bot.knowledge.timeline import EventKind
from storage import channels, outbox
from storage.database import Database
from tests.delivery.town import Town
from tests.fanbase import (
    KICKOFF,
    a_channel,
    a_store_with_the_match,
    hear,
    instants,
    kickoff_at,
)
from tests.knowledge.builders import LIVERPOOL, event, goal, told

REMINDERS = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"), Rule(Kind.KICKOFF_REMINDER, "PT900S"))
MINUTES = timedelta(minutes=1)


@pytest.fixture
async def town(database: Database) -> Town:
    await a_store_with_the_match(database)
    return Town(database)


async def test_every_reminder_goes_out_once_and_in_time(town: Town) -> None:
    await a_channel(town.database, wants=REMINDERS)
    await town.until(timedelta(hours=1))
    assert [at for at, _ in town.paper.sent] == [KICKOFF - 120 * MINUTES, KICKOFF - 15 * MINUTES]
    assert all(KICKOFF in instants(message.post) for _, message in town.paper.sent)


async def test_a_channel_that_follows_both_sides_is_told_once(town: Town) -> None:
    await a_channel(town.database, wants=REMINDERS[:1], follows=("team:liverpool", "team:atalanta"))
    await town.until(timedelta())
    assert town.paper.kinds() == [Kind.KICKOFF_REMINDER]


async def test_who_follows_nobody_here_is_told_nothing(town: Town) -> None:
    await a_channel(town.database, follows=("team:verona",))
    await town.until(timedelta())
    assert town.paper.sent == []


async def test_what_is_due_while_nobody_runs_is_let_go_and_says_why(town: Town) -> None:
    await a_channel(town.database, wants=REMINDERS[:1])
    await town.runner.tick(town.clock.at)
    town.clock.at = KICKOFF - 100 * MINUTES
    await town.until(timedelta())
    assert town.paper.sent == []


async def test_a_late_delivery_is_skipped_as_expired(town: Town) -> None:
    await a_channel(town.database, wants=REMINDERS[:1])
    town.clock.at = KICKOFF - 120 * MINUTES
    await town.runner.tick(town.clock.at)
    town.clock.at += 11 * MINUTES
    await town.sender.drain()
    assert await town.states() == [("skipped", "expired")]


async def test_a_reminder_on_its_way_out_is_held_when_the_kickoff_moves(town: Town) -> None:
    await a_channel(town.database, wants=REMINDERS[:1])
    town.clock.at = KICKOFF - 120 * MINUTES
    await town.runner.tick(town.clock.at)
    await hear(town.database, kickoff_at(KICKOFF + 30 * MINUTES, town.clock.at), now=town.clock.at)
    await town.sender.drain()
    assert await town.states() == [("skipped", "the kickoff has moved")]


async def test_a_moved_kickoff_corrects_the_reminder_in_place_and_says_so_once(town: Town) -> None:
    await a_channel(town.database, wants=(*REMINDERS, Rule(Kind.MOVED)))
    await town.until(-110 * MINUTES)
    later = KICKOFF + 30 * MINUTES
    await hear(town.database, kickoff_at(later, town.clock.at), now=town.clock.at)
    await town.until(timedelta(hours=1))
    assert town.paper.kinds() == [
        Kind.KICKOFF_REMINDER,
        Kind.MOVED,
        Kind.KICKOFF_REMINDER,
        Kind.KICKOFF_REMINDER,
    ]
    [(at, _, correction)] = town.paper.edited
    assert at == KICKOFF - 110 * MINUTES
    assert later in instants(correction.post)


async def test_a_move_is_no_news_to_a_channel_that_was_told_nothing(town: Town) -> None:
    await a_channel(town.database, "told", wants=(*REMINDERS, Rule(Kind.MOVED)))
    await a_channel(town.database, "late", wants=(Rule(Kind.KICKOFF_REMINDER, "PT900S"), Rule(Kind.MOVED)))
    await town.until(-110 * MINUTES)
    await hear(town.database, kickoff_at(KICKOFF + 30 * MINUTES, town.clock.at), now=town.clock.at)
    await town.until(-100 * MINUTES)
    moved = [m.channel.address for _, m in town.paper.sent if m.kind is Kind.MOVED]
    assert moved == ["told"]


async def test_a_goal_that_is_taken_back_is_edited_not_posted_again(town: Town) -> None:
    await a_channel(town.database, wants=(Rule(Kind.GOAL),))
    town.clock.at = KICKOFF + 7 * MINUTES
    scored = told(goal(7, "Mohamed Salah", team=LIVERPOOL), ref="7", when=town.clock.at)
    await hear(town.database, scored, now=town.clock.at)
    await town.until(8 * MINUTES)
    var = told(event(EventKind.GOAL_DISALLOWED, 7, LIVERPOOL, "Mohamed Salah"), ref="7", when=town.clock.at)
    await hear(town.database, var, now=town.clock.at)
    await town.until(20 * MINUTES)
    assert town.paper.kinds() == [Kind.GOAL]
    assert [m.revision for _, _, m in town.paper.edited] == [2]


async def test_a_goal_taken_back_before_it_was_posted_is_never_posted(town: Town) -> None:
    await a_channel(town.database, wants=(Rule(Kind.GOAL),))
    town.clock.at = KICKOFF + 7 * MINUTES
    scored = told(goal(7, "Mohamed Salah", team=LIVERPOOL), ref="7", when=town.clock.at)
    await hear(town.database, scored, now=town.clock.at)
    await town.runner.tick(town.clock.at)
    var = told(
        event(EventKind.GOAL_DISALLOWED, 7, LIVERPOOL, "Mohamed Salah"), ref="7", when=town.clock.at + MINUTES
    )
    await hear(town.database, var, now=town.clock.at)
    await town.until(20 * MINUTES)
    assert town.paper.sent == []
    assert await town.states() == [("skipped", "the goal was taken back")]


async def test_what_was_certainly_not_sent_is_tried_again_with_the_same_key(town: Town) -> None:
    await a_channel(town.database, wants=REMINDERS[:1])
    town.paper.failures = [
        DeliveryFailed(Failure.NOT_SENT, "connection refused"),
        DeliveryFailed(Failure.NOT_SENT, "slow down", timedelta(seconds=30)),
    ]
    await town.until(timedelta())
    [(at, _)] = town.paper.sent
    assert at == KICKOFF - 120 * MINUTES + timedelta(seconds=32)
    assert await town.states() == [("sent", None)]


async def test_a_channel_that_is_gone_is_paused_with_the_reason(town: Town) -> None:
    await a_channel(town.database, wants=REMINDERS)
    town.paper.failures = [DeliveryFailed(Failure.GONE, "the bot was removed from the chat")]
    await town.until(timedelta())
    assert town.paper.sent == []
    assert await town.states() == [("failed", "the bot was removed from the chat")]
    async with town.database.read() as conn:
        kept = await channels.settings(conn, Channel("paper", "one"))
    assert kept is not None
    assert kept.paused_reason == "the bot was removed from the chat"


@pytest.mark.parametrize(("failure", "state"), [(Failure.UNKNOWN, "unknown"), (Failure.REFUSED, "failed")])
async def test_what_cannot_be_known_or_is_refused_is_not_tried_again(
    town: Town, failure: Failure, state: str
) -> None:
    await a_channel(town.database, wants=REMINDERS[:1])
    town.paper.failures = [DeliveryFailed(failure, "no answer")]
    await town.until(timedelta())
    assert town.paper.sent == []
    assert await town.states() == [(state, "no answer")]


async def test_an_edit_that_fails_is_tried_again_later(town: Town) -> None:
    await a_channel(town.database, wants=REMINDERS[:1])
    await town.until(-110 * MINUTES)
    town.paper.failures = [DeliveryFailed(Failure.NOT_SENT, "connection refused")]
    await hear(town.database, kickoff_at(KICKOFF + 30 * MINUTES, town.clock.at), now=town.clock.at)
    await town.until(-100 * MINUTES)
    [(at, _, _)] = town.paper.edited
    assert at == KICKOFF - 110 * MINUTES + timedelta(seconds=2)


async def test_a_slow_channel_does_not_hold_up_the_others(town: Town) -> None:
    for name in ("one", "two", "three"):
        await a_channel(town.database, name, wants=REMINDERS[:1])
    town.paper.failures = [DeliveryFailed(Failure.NOT_SENT, "slow down", timedelta(minutes=5))]
    await town.until(-119 * MINUTES)
    assert len(town.paper.sent) == 2
    await town.until(timedelta())
    assert sorted(m.channel.address for _, m in town.paper.sent) == ["one", "three", "two"]


async def test_rules_are_asked_again_at_sending(town: Town) -> None:
    one = await a_channel(town.database, wants=REMINDERS[:1])
    town.clock.at = KICKOFF - 120 * MINUTES
    await town.runner.tick(town.clock.at)
    async with town.database.write() as conn:
        await channels.unwant(conn, one, REMINDERS[0])
    await town.sender.drain()
    assert await town.states() == [("skipped", "the channel does not want this kind of post any more")]


async def test_the_urgent_goes_first(town: Town) -> None:
    await a_channel(town.database, wants=(Rule(Kind.GOAL), Rule(Kind.KICKOFF_REMINDER, "PT60S")))
    town.clock.at = KICKOFF - MINUTES
    scored = told(goal(1, "Mohamed Salah", team=LIVERPOOL), when=town.clock.at)
    await hear(town.database, scored, now=town.clock.at)
    await town.runner.tick(town.clock.at)
    await town.sender.drain()
    assert town.paper.kinds() == [Kind.GOAL, Kind.KICKOFF_REMINDER]


async def test_a_store_that_is_away_for_a_moment_does_not_end_the_sender(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_channel(town.database, wants=REMINDERS[:1])
    town.clock.at = KICKOFF - 120 * MINUTES
    await town.runner.tick(town.clock.at)
    whole, failures = outbox.claim, [OSError("disk I/O error")]

    async def fails_once(*arguments: Any) -> Any:
        if failures:
            raise failures.pop()
        return await whole(*arguments)

    monkeypatch.setattr(outbox, "claim", fails_once)
    monkeypatch.setattr("bot.delivery.sender.IDLE", 0.01)
    stopping = asyncio.Event()
    running = asyncio.create_task(town.sender.run(stopping))
    async with asyncio.timeout(60):
        while not town.paper.sent:  # noqa: ASYNC110 - the platform is a plain list
            await asyncio.sleep(0.01)
    stopping.set()
    await running
    assert await town.states() == [("sent", None)]


AWAY = OperationalError("UPDATE deliveries", {}, OSError("disk I/O error"))


def writes_unheard(store: Database, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """The next transactions are committed, and the store goes away before it says so."""
    whole, left = store.write, [AWAY] * times

    @asynccontextmanager
    async def write() -> AsyncIterator[AsyncConnection]:
        async with whole() as conn:
            yield conn
        if left:
            raise left.pop()

    monkeypatch.setattr(store, "write", write)


async def test_what_is_claimed_unheard_goes_out_at_the_next_turn(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_channel(town.database, wants=REMINDERS[:1])
    town.clock.at = KICKOFF - 120 * MINUTES
    await town.runner.tick(town.clock.at)
    writes_unheard(town.database, monkeypatch, times=1)
    with pytest.raises(OperationalError):
        await town.sender.turn()
    assert await town.states() == [("sending", None)]
    await town.sender.drain()
    assert await town.states() == [("sent", None)]
    assert len(town.paper.sent) == 1


async def test_what_arrived_is_written_down_at_the_end_though_the_store_is_away_for_a_moment(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.sender.IDLE", 0.01)
    await a_channel(town.database, wants=REMINDERS[:1])
    town.clock.at = KICKOFF - 120 * MINUTES
    await town.runner.tick(town.clock.at)
    await town.sender.turn()
    writes_unheard(town.database, monkeypatch, times=2)
    await town.sender.finish(timedelta(seconds=30))
    assert await town.states() == [("sent", None)]


async def test_a_post_for_which_the_store_does_not_answer_is_composed_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_channel(town.database, wants=REMINDERS[:1])
    whole, failures = Composer.compose, [AWAY]

    async def fails_once(*arguments: Any) -> Any:
        if failures:
            raise failures.pop()
        return await whole(*arguments)

    monkeypatch.setattr(Composer, "compose", fails_once)
    await town.until(timedelta())
    [(at, _)] = town.paper.sent
    assert at == KICKOFF - 120 * MINUTES + STORE_AWAY
    assert await town.states() == [("sent", None)]


async def test_an_edit_for_which_the_store_does_not_answer_is_made_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_channel(town.database, wants=REMINDERS[:1])
    await town.until(-110 * MINUTES)
    whole, failures = town.paper.edit, [AWAY]

    async def fails_once(*arguments: Any) -> None:
        if failures:
            raise failures.pop()
        await whole(*arguments)

    monkeypatch.setattr(town.paper, "edit", fails_once)
    await hear(town.database, kickoff_at(KICKOFF + 30 * MINUTES, town.clock.at), now=town.clock.at)
    await town.until(-100 * MINUTES)
    assert len(town.paper.edited) == 1
