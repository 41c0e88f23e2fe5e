"""What was not posted: who can see it and why, and posting it after all."""

from datetime import timedelta

import pytest

from bot.chat import Answer, Channel, DeliveryFailed, Failure, Look, Request
from bot.knowledge.occasion import Kind, Rule
from bot.posts.text import as_text
from handlers.desk import Desk
from storage import channels, missed
from storage.database import Database
from tests.delivery.town import Town
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match

REMINDER = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"),)
HERE = Channel("paper", "one")
UNHEARD = DeliveryFailed(Failure.UNKNOWN, "nobody knows whether it arrived: the connection broke")


@pytest.fixture
async def town(either: Database) -> Town:
    await a_store_with_the_match(either)
    await a_channel(either, "one", wants=REMINDER)
    return Town(either)


async def ask(town: Town, post: str = "", *, moderator: bool = True, once: str | None = None) -> Answer:
    arguments = {"post": post} if post else {}
    request = Request("missed", arguments, HERE, "mo", may_moderate=moderator, once=once)
    return await Desk(town.database, town.clock).answer(request)


async def test_what_perhaps_arrived_is_shown_with_its_reason_and_posted_again_on_a_moderators_word(
    town: Town,
) -> None:
    town.paper.failures = [UNHEARD]
    await town.until(timedelta(hours=-1, minutes=-58))
    assert town.paper.sent == []
    shown = await ask(town)
    assert shown.post.title == "What was not posted in one"
    assert "perhaps posted; nobody knows whether it arrived" in as_text(shown.post, Look())
    [button] = shown.post.actions
    assert (button.label, button.command) == ("Post: reminder", "missed")

    done = await ask(town, button.arguments["post"])
    await town.until(timedelta(hours=-1, minutes=-57))
    assert done.post.title == "On its way"
    assert town.paper.kinds() == [Kind.KICKOFF_REMINDER]
    assert (await ask(town)).post.title == "Nothing was missed"


async def test_it_is_not_posted_twice_by_two_presses(town: Town) -> None:
    town.paper.failures = [UNHEARD]
    await town.until(timedelta(hours=-1, minutes=-58))
    number = (await ask(town)).post.actions[0].arguments["post"]
    await ask(town, number)
    await town.until(timedelta(hours=-1, minutes=-57))
    assert (await ask(town, number)).post.title == "That cannot be posted any more"
    await town.until(timedelta())
    assert len(town.paper.sent) == 1


async def test_what_is_too_late_has_no_button_and_cannot_be_posted(town: Town) -> None:
    town.paper.failures = [UNHEARD]
    await town.until(timedelta(hours=-1, minutes=-58))
    number = (await ask(town)).post.actions[0].arguments["post"]
    await town.until(timedelta(hours=2))
    assert (await ask(town)).post.actions == ()
    assert (await ask(town, number)).post.title == "That cannot be posted any more"
    assert (await ask(town, "all")).post.title == "That cannot be posted any more"


async def test_another_channel_neither_sees_nor_sends_it(town: Town) -> None:
    town.paper.failures = [UNHEARD]
    await town.until(timedelta(hours=-1, minutes=-58))
    number = (await ask(town)).post.actions[0].arguments["post"]
    elsewhere = Channel("paper", "two")
    async with town.database.write() as conn:
        assert await missed.in_channel(conn, elsewhere, KICKOFF - timedelta(days=7), town.clock.at) == []
        assert not await missed.again(conn, elsewhere, int(number), town.clock.at)


async def test_a_paused_channel_says_why_and_how_it_goes_on_and_promises_nothing(town: Town) -> None:
    town.paper.failures = [UNHEARD]
    await town.until(timedelta(hours=-1, minutes=-58))
    number = (await ask(town)).post.actions[0].arguments["post"]
    async with town.database.write() as conn:
        await channels.pause(conn, HERE, "the bot has no right to write there.", town.clock.at)
    shown, pressed = await ask(town), await ask(town, number)
    assert shown.post.actions == ()
    assert pressed.post.title == "Nothing can be posted in one now"
    for answer in (shown, pressed):
        assert "paused: the bot may not post there. Once" in as_text(answer.post, Look())
    await town.until(timedelta(hours=-1, minutes=-57))
    async with town.database.read() as conn:
        assert await missed.unsure(conn, KICKOFF - timedelta(days=1)) == [(HERE, 1)]


async def test_where_nothing_is_ever_posted_it_says_so(town: Town) -> None:
    request = Request("missed", {}, Channel("paper", "a fan's own"), "mo", may_moderate=True)
    answer = await Desk(town.database, town.clock).answer(request)
    assert answer.post.title == "Nothing is posted here"


async def test_it_is_for_moderators(town: Town) -> None:
    assert (await ask(town, moderator=False)).post.title == "That is for moderators"


async def test_the_operator_sees_which_channels_have_what_nobody_knows(town: Town) -> None:
    town.paper.failures = [UNHEARD]
    await town.until(timedelta(hours=-1, minutes=-57))
    async with town.database.read() as conn:
        assert await missed.unsure(conn, KICKOFF - timedelta(days=1)) == [(HERE, 1)]
        assert await missed.unsure(conn, KICKOFF) == []
