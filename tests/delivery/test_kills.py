"""Killed at any point of a delivery: none lost, none doubled."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.chat import Message
from bot.delivery.composer import Composer
from bot.delivery.sender import Sender
from bot.knowledge.occasion import Kind, Rule
from bot.schedule.runner import Runner
from storage import expansion, leases, occasions, outbox
from storage.database import Database
from storage.tables import deliveries
from tests.fanbase import KICKOFF, HandClock, Paper, a_channel, a_store_with_the_match
from tests.knowledge.builders import MATCH

REMINDER = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"),)
DUE = KICKOFF - timedelta(hours=2)


class Killed(BaseException):
    """The process is gone: nothing after this line happens."""


class Dying(Paper):
    """A platform in whose arms the process dies: just before the message arrives, or just after."""

    before: bool = False
    after: bool = False

    async def send(self, message: Message) -> str:
        if self.before:
            self.before = False
            raise Killed
        reference = await super().send(message)
        if self.after:
            self.after = False
            raise Killed
        return reference


def a_sender(database: Database, paper: Paper, clock: HandClock) -> Sender:
    return Sender(database, [paper], clock, Composer(database))


async def states(database: Database) -> list[str]:
    async with database.read() as conn:
        return list((await conn.execute(select(deliveries.c.state).order_by(deliveries.c.id))).scalars())


async def killed(sender: Sender) -> None:
    """Lets the sender work until the process dies, or for one turn."""
    if await sender.turn():
        await asyncio.wait(sender.on_their_way)
    await sender.abandon()


def is_missed(database: Database, clock: HandClock) -> None:
    """On a store where others may be working, what is on its way is left to them until its lease ends."""
    if not database.alone:
        clock.at += outbox.LEASE + timedelta(seconds=1)


MOMENTS: dict[str, Callable[[Dying], None]] = {
    "claimed, nothing sent": lambda paper: setattr(paper, "before", True),
    "sent, nothing recorded": lambda paper: setattr(paper, "after", True),
    "answered, nothing recorded": lambda paper: None,
}


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("channel_count", [1, 5])
async def test_where_keys_are_remembered_nothing_is_lost_and_nothing_doubled(
    database: Database, moment: str, channel_count: int
) -> None:
    clock = HandClock(DUE)
    paper = Dying(clock, remembers=timedelta(minutes=2))
    await a_store_with_the_match(database)
    for n in range(channel_count):
        await a_channel(database, f"room {n}", wants=REMINDER)
    await Runner(database).tick(clock.at)
    MOMENTS[moment](paper)
    await killed(a_sender(database, paper, clock))
    assert "sending" in await states(database)
    is_missed(database, clock)

    revived = a_sender(database, paper, clock)
    assert await revived.recover() == 0
    await Runner(database).tick(clock.at)
    await revived.drain()
    assert sorted(m.channel.address for _, m in paper.sent) == [f"room {n}" for n in range(channel_count)]
    assert await states(database) == ["sent"] * channel_count


@pytest.mark.parametrize("moment", MOMENTS)
async def test_where_no_key_is_remembered_it_is_set_apart_and_never_repeated(
    database: Database, moment: str
) -> None:
    clock = HandClock(DUE)
    paper = Dying(clock)
    await a_store_with_the_match(database)
    await a_channel(database, wants=REMINDER)
    await Runner(database).tick(clock.at)
    MOMENTS[moment](paper)
    await killed(a_sender(database, paper, clock))
    heard = len(paper.sent)
    is_missed(database, clock)

    revived = a_sender(database, paper, clock)
    assert await revived.recover() == 1
    await revived.drain()
    assert len(paper.sent) == heard
    assert await states(database) == ["unknown"]


async def test_a_key_that_is_too_old_to_be_remembered_is_not_sent_again(database: Database) -> None:
    clock = HandClock(DUE)
    paper = Dying(clock, remembers=timedelta(minutes=2))
    paper.after = True
    await a_store_with_the_match(database)
    await a_channel(database, wants=REMINDER)
    await Runner(database).tick(clock.at)
    await killed(a_sender(database, paper, clock))
    clock.at += timedelta(minutes=3)
    revived = a_sender(database, paper, clock)
    assert await revived.recover() == 1
    await revived.drain()
    assert len(paper.sent) == 1


async def test_killed_before_anything_was_claimed_goes_on(database: Database) -> None:
    clock = HandClock(DUE)
    paper = Paper(clock)
    await a_store_with_the_match(database)
    await a_channel(database, wants=REMINDER)
    await Runner(database).tick(clock.at)
    assert await states(database) == ["pending"]
    revived = a_sender(database, paper, clock)
    await revived.recover()
    await revived.drain()
    assert await states(database) == ["sent"]


async def test_killed_in_the_middle_of_an_edit_makes_it_again(database: Database) -> None:
    clock = HandClock(DUE)
    paper = Paper(clock)
    await a_store_with_the_match(database)
    await a_channel(database, wants=REMINDER)
    await Runner(database).tick(clock.at)
    await a_sender(database, paper, clock).drain()
    async with database.write() as conn:
        [said] = [o for o in await occasions.of_subject(conn, MATCH, None) if o.told]
        await occasions.revise(conn, said.id, said.occasion._replace(revision=2))
        [edit] = await outbox.claim(conn, clock.at, "one", ["paper"], 10)
    assert edit.reference is not None
    is_missed(database, clock)
    revived = a_sender(database, paper, clock)
    assert await revived.recover() == 0
    await revived.drain()
    assert len(paper.sent) == 1
    assert len(paper.edited) == 1


async def test_killed_while_an_occasion_expands_goes_on_at_the_next_chunk(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = HandClock(DUE)
    await a_store_with_the_match(database)
    for n in range(7):
        await a_channel(database, f"room {n}", wants=REMINDER, follows=("team:liverpool", "team:atalanta"))
    whole = expansion.expand
    calls = 0

    async def dies_at_the_third(conn: object, kept: object, match: object) -> bool:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise Killed
        return await whole(conn, kept, match, chunk=2)  # type: ignore[arg-type]

    monkeypatch.setattr(expansion, "expand", dies_at_the_third)
    with pytest.raises(Killed):
        await Runner(database).tick(clock.at)
    assert len(await states(database)) == 4
    await Runner(database).tick(clock.at)
    assert await states(database) == ["pending"] * 7


async def test_the_lease_of_another_process_is_respected_until_it_ends(database: Database) -> None:
    clock = HandClock(DUE)
    await a_store_with_the_match(database)
    await a_channel(database, wants=REMINDER)
    await Runner(database).tick(clock.at)
    async with database.write() as conn:
        assert await outbox.claim(conn, clock.at, "another", ["paper"], 10)
        early = await leases.recover(conn, clock.at + outbox.LEASE, {}, everything=False)
        late = await leases.recover(conn, clock.at + 2 * outbox.LEASE, {}, everything=False)
    assert (early, late) == (0, 1)
