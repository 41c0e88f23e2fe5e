"""What moderators see of reminders that leave in one message: beforehand, in the log, when it went wrong."""

from datetime import timedelta

import pytest

from bot.chat import Action, Answer, Channel, DeliveryFailed, Failure
from bot.knowledge.occasion import Kind, Rule
from handlers.desk import Desk
from storage import audit, channels
from storage.database import Database
from tests.delivery.round import FOLLOWED, a_store_with_a_round, listed
from tests.delivery.town import Town
from tests.fanbase import KICKOFF, a_channel
from tests.handlers.matchday import Matchday, Now
from tests.handlers.press import labels, moderate, words

HERE = Channel("paper", "one")
TWO_HOURS = Rule(Kind.KICKOFF_REMINDER, "PT7200S")
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def town(database: Database) -> Town:
    await a_store_with_a_round(database, 8)
    await a_channel(database, wants=(TWO_HOURS,), follows=(FOLLOWED,))
    return Town(database)


async def ask(town: Town, command: str, **arguments: str) -> Answer:
    told = Matchday(town.database, Now(town.clock.at), Desk(town.database, town.clock))
    return await moderate(told, command, HERE, **arguments)


def button(answer: Answer, label: str) -> Action:
    return next(one for one in answer.post.actions if one.label == label)


async def press(town: Town, answer: Answer, label: str) -> Answer:
    pressed = button(answer, label)
    return await ask(town, pressed.command, **pressed.arguments)


async def test_what_comes_is_one_post_and_is_seen_as_it_will_look(town: Town) -> None:
    page = await ask(town, "upcoming")
    assert "reminder (2 hours before kickoff), Home 1 v Away 1 and seven other matches; follows" in words(
        page
    )
    assert [label for label in labels(page) if "reminder" in label] == ["1 · reminder"]
    seen = await press(town, page, "1 · reminder")
    assert seen.post.title == "Two hours to kickoff: eight matches"
    assert len(listed(seen.post)) == 8
    assert len(seen.post.actions) <= 25


async def test_one_of_them_can_be_left_out_and_comes_back(town: Town) -> None:
    seen = await press(town, await ask(town, "upcoming"), "1 · reminder")
    skipped = await press(town, seen, "Without Home 1 v Away 1")
    assert skipped.post.title == "Skipped: reminder"
    page = words(await ask(town, "upcoming"))
    assert "Home 2 v Away 2 and six other matches" in page
    assert "Home 1 v Away 1; follows The League~ skipped" in page
    await press(town, skipped, "Post it after all")
    assert "Home 1 v Away 1 and seven other matches" in words(await ask(town, "upcoming"))


async def test_all_of_them_can_be_skipped_at_once(town: Town) -> None:
    seen = await press(town, await ask(town, "upcoming"), "1 · reminder")
    skipped = await press(town, seen, "Skip this one")
    assert "Home 1 v Away 1 and seven other matches; follows The League~ skipped" in words(
        await ask(town, "upcoming")
    )
    await town.until(timedelta())
    assert not town.paper.sent
    async with town.database.read() as conn:
        known = await channels.settings(conn, HERE)
        assert known is not None
        [noted] = await audit.entries(conn, known.community)
    assert noted.entry.what == "skip"
    assert "Post it after all" in labels(skipped)


async def test_it_can_be_sent_now_and_is_not_posted_again(town: Town) -> None:
    await town.until(-300 * MINUTE)
    seen = await press(town, await ask(town, "upcoming"), "1 · reminder")
    await press(town, seen, "Send it now")
    await town.until(timedelta())
    [(at, message)] = town.paper.sent
    assert at == KICKOFF - 300 * MINUTE
    assert len(listed(message.post)) == 8


async def test_the_log_says_with_how_many_it_was_told(town: Town) -> None:
    await town.until(timedelta())
    said = words(await ask(town, "why", team="Home 3"))
    assert "reminder (2 hours before kickoff): sent Thu 18 Apr, 18:00 BST; told together with seven" in said


async def test_what_perhaps_arrived_is_one_line_with_one_button(town: Town) -> None:
    town.paper.failures.append(DeliveryFailed(Failure.UNKNOWN, "timed out"))
    await town.until(-119 * MINUTE)
    page = await ask(town, "missed")
    assert "reminder, Home 1 v Away 1 and seven other matches: perhaps posted; timed out" in words(page)
    assert labels(page) == ["Post: reminder"]
    await press(town, page, "Post: reminder")
    await town.until(timedelta())
    assert [message.post.title for _, message in town.paper.sent] == ["Two hours to kickoff: eight matches"]


async def test_a_channel_can_have_them_one_by_one(town: Town) -> None:
    page = await ask(town, "options", option="together", value="off")
    assert "☐ Reminders together" in labels(page)
    assert "Home 1 v Away 1; follows" in words(await ask(town, "upcoming"))
    await town.until(timedelta())
    assert len(town.paper.sent) == 8
