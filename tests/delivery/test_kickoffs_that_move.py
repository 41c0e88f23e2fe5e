"""Whatever a kickoff does, and whenever the program sleeps: no reminder for a time that does not hold."""

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat import Message
from bot.delivery.composer import Composer
from bot.delivery.sender import Sender
from bot.knowledge.match import Status
from bot.knowledge.occasion import Kind, Rule
from bot.schedule.runner import Runner
from storage.database import Database, connect
from tests.fanbase import (
    KICKOFF,
    HandClock,
    Paper,
    a_channel,
    a_store_with_the_match,
    hear,
    instants,
    kickoff_at,
    status,
)
from tests.stores import copied, store_url

WANTED = (
    Rule(Kind.KICKOFF_REMINDER, "PT7200S"),
    Rule(Kind.KICKOFF_REMINDER, "PT900S"),
    Rule(Kind.KICKOFF_REMINDER, "P1D18:00 Europe/London"),
    Rule(Kind.MOVED),
)
MINUTES = st.integers(1, 300)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), MINUTES),
        st.tuples(st.just("move"), st.integers(-300, 300)),
        st.tuples(st.just("off"), st.sampled_from([Status.POSTPONED, Status.CANCELLED])),
        st.tuples(st.just("on again"), st.none()),
        st.tuples(st.just("plan"), st.none()),
        st.tuples(st.just("send"), st.none()),
        st.tuples(st.just("restart"), st.none()),
    ),
    min_size=1,
    max_size=14,
)


class Truth:
    """What really holds at each moment, and a check of every message against it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = HandClock(KICKOFF - timedelta(hours=27))
        self.paper = Checked(self.clock)
        self.paper.truth = self
        self.kickoff: datetime = KICKOFF
        self.off = False
        self.restart()

    def restart(self) -> None:
        self.runner = Runner(self.database)
        self.sender = Sender(self.database, [self.paper], self.clock, Composer(self.database))

    async def step(self, what: str, how: object) -> None:
        match what, how:
            case "wait", int(minutes):
                self.clock.at += timedelta(minutes=minutes)
            case "move", int(minutes):
                self.kickoff += timedelta(minutes=minutes)
                await hear(self.database, kickoff_at(self.kickoff, self._heard()), now=self.clock.at)
            case "off", Status() as why:
                self.off = True
                await hear(self.database, status(why, self._heard()), now=self.clock.at)
            case "on again", None:
                self.off = False
                await hear(self.database, status(Status.SCHEDULED, self._heard()), now=self.clock.at)
            case "plan", None:
                await self.runner.tick(self.clock.at)
            case "send", None:
                await self.sender.drain()
            case "restart", None:
                self.restart()
                await self.sender.recover()

    def _heard(self) -> datetime:
        self.clock.at += timedelta(seconds=1)  # a later claim is a newer one
        return self.clock.at


class Checked(Paper):
    truth: Truth

    async def send(self, message: Message) -> str:
        if message.kind is Kind.KICKOFF_REMINDER:
            assert not self.truth.off, "a reminder of a match that is off"
            assert self.truth.kickoff in instants(message.post), "a reminder of a time that does not hold"
        return await super().send(message)


@settings(max_examples=25, deadline=None)
@given(steps=STEPS)
async def test_no_reminder_is_sent_for_a_time_that_does_not_hold(
    migrated: Path, steps: list[tuple[str, object]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = connect(store_url(copied(migrated, Path(folder))), alone=True)
        await a_store_with_the_match(database)
        await a_channel(database, wants=WANTED)
        truth = Truth(database)
        for what, how in [*steps, ("plan", None), ("send", None)]:
            await truth.step(what, how)
        announced = [
            m.post.title + str(instants(m.post))
            for _, m in truth.paper.sent
            if m.kind is Kind.KICKOFF_REMINDER
        ]
        assert len(announced) == len(set(announced)), "a reminder went out twice"
        await truth.step("plan", None)
        await truth.step("send", None)
        for_good = {reference: message for _, reference, message in truth.paper.edited}
        for _, message in truth.paper.sent:
            standing = for_good.get(f"ref-{message.key}", message)
            if standing.kind is Kind.KICKOFF_REMINDER and not truth.off:
                assert truth.kickoff in instants(standing.post), "an old time was left standing"
        await database.close()
