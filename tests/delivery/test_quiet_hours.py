"""Posts that are due while a channel is not to be disturbed."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, update

from bot.chat import Channel, Paragraph, Text
from bot.knowledge.occasion import Kind, Rule
from bot.knowledge.quiet import DROPPED, MERGED
from bot.schedule.runner import Runner
from storage import held, reminders, sent_early
from storage.database import Database
from storage.moderating_tables import quiet_rules
from storage.occasions import of_subject
from storage.reminders import Reminder
from storage.tables import channels
from tests.delivery.town import Town
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match
from tests.knowledge.builders import MATCH

TWO_HOURS = Rule(Kind.KICKOFF_REMINDER, "PT7200S")  # at 18:00 in London
NINETY = Rule(Kind.KICKOFF_REMINDER, "PT5400S")
DUE = KICKOFF - timedelta(hours=2)
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def town(either: Database) -> Town:
    await a_store_with_the_match(either)
    return Town(either)


async def a_quiet_channel(town: Town, begin: str, end: str, *wants: Rule, what: str = "") -> int:
    channel = await a_channel(town.database, wants=wants)
    await be_quiet(town, channel, begin, end)
    if what:
        async with town.database.write() as conn:
            await conn.execute(
                insert(quiet_rules).values(channel=channel, kind="kickoff_reminder", what=what)
            )
    return channel


async def be_quiet(town: Town, channel: int, begin: str | None, end: str | None) -> None:
    async with town.database.write() as conn:
        await conn.execute(
            update(channels).where(channels.c.id == channel).values(quiet_from=begin, quiet_until=end)
        )
        await held.look_again(conn, channel, town.clock.at)


async def test_hold_a_reminder_that_then_does_not_say_how_long_it_is(town: Town) -> None:
    await a_quiet_channel(town, "17:30", "18:30", TWO_HOURS)
    await town.until(timedelta())
    [(at, message)] = town.paper.sent
    assert at == DUE + 30 * MINUTE
    assert message.post.title == "Coming up: Atalanta v Liverpool"


async def test_drop_a_reminder_that_they_keep_until_kickoff(town: Town) -> None:
    await a_quiet_channel(town, "17:30", "20:00", TWO_HOURS)
    await town.until(timedelta())
    assert town.paper.sent == []
    assert await town.states() == [("skipped", DROPPED)]


async def test_of_several_held_reminders_the_last_is_posted(town: Town) -> None:
    await a_quiet_channel(town, "17:30", "19:00", TWO_HOURS, NINETY)
    await town.until(timedelta())
    assert [at for at, _ in town.paper.sent] == [KICKOFF - 60 * MINUTE]
    assert sorted(await town.states(), key=str) == [("sent", None), ("skipped", MERGED)]


@pytest.mark.parametrize(("what", "posted"), [("post", True), ("drop", False)])
async def test_do_as_the_moderators_say(town: Town, what: str, posted: bool) -> None:
    await a_quiet_channel(town, "17:30", "18:30", TWO_HOURS, what=what)
    await town.until(timedelta())
    assert [at for at, _ in town.paper.sent] == [DUE] * posted
    assert await town.states() == [("sent", None) if posted else ("skipped", DROPPED)]


async def test_that_begin_while_a_post_waits_to_leave_hold_it_too(town: Town) -> None:
    channel = await a_channel(town.database, wants=[TWO_HOURS])
    await Runner(town.database).tick(DUE)
    town.clock.at = DUE
    await be_quiet(town, channel, "18:00", "18:45")
    assert await town.sender.drain() == DUE + 45 * MINUTE
    assert town.paper.sent == []


async def test_that_are_switched_off_let_go_what_they_held(town: Town) -> None:
    channel = await a_quiet_channel(town, "17:30", "18:30", TWO_HOURS)
    await town.until(-115 * MINUTE)
    async with town.database.read() as conn:
        assert await held.count(conn, channel, town.clock.at) == 1
    await be_quiet(town, channel, None, None)
    await town.until(-114 * MINUTE)
    assert [at for at, _ in town.paper.sent] == [DUE + 5 * MINUTE]


async def test_do_not_hold_what_a_moderator_sends(town: Town) -> None:
    channel = await a_quiet_channel(town, "12:00", "18:30", TWO_HOURS)
    await town.until(-180 * MINUTE)
    async with town.database.write() as conn:
        [coming] = await of_subject(conn, MATCH, None)
        assert await sent_early.send(conn, channel, Channel("paper", "one"), coming.occasion, town.clock.at)
    await town.until(timedelta())
    assert [at for at, _ in town.paper.sent] == [KICKOFF - 180 * MINUTE]


async def test_a_reminder_says_the_channels_own_words_and_calls_its_role(town: Town) -> None:
    channel = await a_channel(town.database, "own", wants=[])
    plain = await a_channel(town.database, "plain", wants=[TWO_HOURS])
    hostile = "<b>Up</b> the **Reds** @everyone [here](https://example.org)"
    async with town.database.write() as conn:
        await reminders.put(conn, channel, Reminder("PT7200S", role="77", words=hostile), DUE)
    await town.until(timedelta())
    sent = {message.channel.address: message for _, message in town.paper.sent}
    assert len(sent) == channel + plain - 1 == 2
    assert sent["own"].post.blocks == (Paragraph((Text(hostile),)), *sent["plain"].post.blocks)
    assert (sent["own"].wishes.ping, sent["plain"].wishes.ping) == ("77", None)
