"""Reminders for one person: in private, with consent, forgotten when they say so."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.chat import Answer, Channel, Look, Request
from bot.knowledge.occasion import Kind, Rule
from bot.posts.text import as_text
from handlers.desk import Desk
from storage import channels, communities, personal
from storage.database import Database
from storage.fans import Account
from storage.tables import channels as kept_channels
from storage.tables import communities as kept_communities
from tests.delivery.town import Town
from tests.fanbase import a_store_with_the_match

CHAT = Channel("paper", "dm")
ANN = Account("paper", "ann")


@pytest.fixture
async def town(either: Database) -> Town:
    await a_store_with_the_match(either)
    return Town(either)


async def ask(
    town: Town, command: str = "remindme", channel: Channel = CHAT, *, alone: bool = True, **arguments: str
) -> Answer:
    request = Request(command, arguments, channel, "ann", Look(), alone=alone)
    return await Desk(town.database, town.clock).answer(request)


async def press(town: Town, answer: Answer, label: str) -> Answer:
    button = next(action for action in answer.post.actions if action.label == label)
    request = Request(button.command, dict(button.arguments), CHAT, "ann", Look(), alone=True)
    return await Desk(town.database, town.clock).answer(request)


async def kept(town: Town) -> int:
    async with town.database.read() as conn:
        rows = (await conn.execute(select(kept_channels.c.id))).all()
        return len(rows) + len((await conn.execute(select(kept_communities.c.id))).all())


async def test_nothing_is_kept_before_somebody_agrees_and_then_just_the_reminder_comes(town: Town) -> None:
    asked = await ask(town, when="2h", team="liverpool")
    assert "I remind you here of Liverpool: 2 hours before kickoff." in as_text(asked.post, Look())
    assert await kept(town) == 0
    page = await press(town, asked, "Yes, remind me")
    assert "2 hours before kickoff" in as_text(page.post, Look())
    await town.until(timedelta(hours=3))
    assert town.paper.kinds() == [Kind.KICKOFF_REMINDER]
    assert town.paper.sent[0][1].channel == CHAT


async def test_who_has_agreed_is_not_asked_again(town: Town) -> None:
    await ask(town, when="2h", team="liverpool", sure="1")
    page = await ask(town, when="15m", team="atalanta")
    assert page.post.title == "Your reminders"
    async with town.database.read() as conn:
        known = await channels.settings(conn, CHAT)
        assert known is not None
        assert known.consented_at == town.clock.at
        assert await channels.rules_of(conn, known.id) == {
            Rule(Kind.KICKOFF_REMINDER, "PT7200S"),
            Rule(Kind.KICKOFF_REMINDER, "PT900S"),
        }


async def test_a_button_ends_them_and_leaves_nothing(town: Town) -> None:
    page = await ask(town, team="liverpool", sure="1")
    await town.until(timedelta(hours=-1))
    assert (await press(town, page, "No more reminders")).post.title == "No more reminders"
    assert await kept(town) == 0
    assert (await ask(town)).post.title == "You have no reminders"


async def test_whoever_wants_to_be_forgotten_is(town: Town) -> None:
    await ask(town, team="liverpool", sure="1")
    asked = await ask(town, "forgetme")
    assert "1 team to remind you of" in as_text(asked.post, Look())
    await press(town, asked, asked.post.actions[0].label)
    assert await kept(town) == 0
    await town.until(timedelta())
    assert town.paper.sent == []


async def test_another_persons_chat_is_left_alone(town: Town) -> None:
    await ask(town, team="liverpool", sure="1")
    async with town.database.write() as conn:
        await personal.forget(conn, Account("paper", "bob"))
        assert await personal.held(conn, ANN) == 1


async def test_a_telegram_chat_that_was_set_up_like_a_group_is_forgotten_too(town: Town) -> None:
    async with town.database.write() as conn:
        owner = await channels.open_community(conn, "telegram", "55", "Ann")
        number = await channels.open_channel(
            conn, owner, Channel("telegram", "55"), "Ann", Look(), town.clock.at
        )
        await channels.follow(conn, number, "team:liverpool")
        await personal.forget(conn, Account("telegram", "55"))
        assert await communities.name(conn, owner) is None


async def test_where_others_read_along_or_on_a_page_it_says_how(town: Town) -> None:
    assert (await ask(town, alone=False, team="liverpool", sure="1")).post.title == "Ask me in private"
    web = await ask(town, channel=Channel("web", "room"), team="liverpool", sure="1")
    assert web.post.title == "I cannot remind you here"
    assert await kept(town) == 0


async def test_what_is_no_time_or_no_team_is_explained(town: Town) -> None:
    assert (await ask(town, when="2h")).post.title == "Whose matches?"
    assert "90m, 2h" in as_text((await ask(town, when="soon", team="liverpool")).post, Look())
    assert (await ask(town, team="Nowhere Rovers")).post.title == "No team called “Nowhere Rovers”"
    assert await kept(town) == 0
