"""Who moderates, as Telegram says at the time."""

from collections.abc import AsyncIterator

import pytest
import telegram

from bot.chat import Mention, MentionKind, Where
from bot.platforms.asks import Right, RightUnknown
from bot.platforms.telegram import rights
from bot.platforms.telegram.adapter import Telegram
from bot.platforms.telegram.asking import PLACE
from bot.platforms.telegram.codes import Codes
from bot.platforms.telegram.rights import Rights, Standing
from tests.platforms.telegram.stage import Stage, until
from tests.telegram_server import Chat, Fault, Person, Status, TelegramServer


@pytest.fixture
async def asks(server: TelegramServer) -> AsyncIterator[Rights]:
    async with telegram.Bot(server.token, f"{server.api_url}/bot") as bot:
        yield Rights(bot)


def chat(one: Chat) -> telegram.Chat:
    return telegram.Chat(one.id, one.kind.value)


def user(one: Person) -> telegram.User:
    return telegram.User(one.id, one.name, one.is_bot)


def times_asked(server: TelegramServer) -> int:
    return len([one for one in server.log if one.method == "getChatAdministrators"])


async def test_administrators_moderate_and_members_do_not(server: TelegramServer, asks: Rights) -> None:
    group, boss, fan = server.a_supergroup(), server.a_person("Boss"), server.a_person()
    server.is_in(group, boss, Status.ADMINISTRATOR)
    server.is_in(group, fan)
    assert group.owner is not None
    assert [await asks.moderates(chat(group), user(one), None) for one in (group.owner, boss, fan)] == [
        True,
        True,
        False,
    ]
    assert times_asked(server) == 1


async def test_in_private_everybody_decides_for_themselves(server: TelegramServer, asks: Rights) -> None:
    fan = server.a_person()
    assert await asks.moderates(chat(server.private(fan)), user(fan), None)


async def test_whoever_writes_as_the_chat_itself_leads_it(server: TelegramServer, asks: Rights) -> None:
    group, channel = server.a_supergroup(), server.a_channel()
    ghost = telegram.User(1087968824, "Group", is_bot=True)
    assert await asks.moderates(chat(group), ghost, chat(group))
    assert await asks.moderates(chat(channel), None, chat(channel))
    assert not await asks.moderates(chat(group), ghost, chat(channel))
    assert not await asks.moderates(chat(group), None, None)
    assert times_asked(server) == 0


async def test_who_is_no_administrator_any_more_is_found_out(
    server: TelegramServer, asks: Rights, monkeypatch: pytest.MonkeyPatch
) -> None:
    group, boss = server.a_supergroup(), server.a_person("Boss")
    server.is_in(group, boss, Status.ADMINISTRATOR)
    assert await asks.moderates(chat(group), user(boss), None)
    server.is_in(group, boss)
    monkeypatch.setattr(rights, "KNOWN_FOR", 0.0)
    assert not await asks.moderates(chat(group), user(boss), None)


async def test_a_telegram_that_does_not_say_makes_nobody_a_moderator(
    server: TelegramServer, asks: Rights
) -> None:
    group = server.a_supergroup()
    assert group.owner is not None
    server.fail(Fault.SERVER_ERROR, on="getChatAdministrators")
    assert await asks.standing(chat(group), user(group.owner), None) is Standing.UNKNOWN
    assert await asks.moderates(chat(group), user(group.owner), None)


async def test_what_somebody_may_decide_is_known_by_ids_alone(server: TelegramServer, asks: Rights) -> None:
    group, fan = server.a_supergroup(), server.a_person()
    server.is_in(group, fan)
    assert group.owner is not None
    owner = str(group.owner.id)
    assert await asks.right(str(group.id), owner) is Right.ADMINISTERS
    assert await asks.right(str(group.id), str(fan.id)) is Right.NONE
    assert await asks.right(str(fan.id), str(fan.id)) is Right.ADMINISTERS
    for chat_, person in ((str(fan.id), owner), (str(group.id), str(group.id)), (str(group.id), "operator")):
        assert await asks.right(chat_, person) is Right.NONE


async def test_who_was_named_is_one_while_they_are_there(server: TelegramServer) -> None:
    group, ben = server.a_supergroup(), server.a_person("Ben")
    server.is_in(group, ben)

    async def listed(_chat: str, person: str, _roles: object) -> bool:
        return person == str(ben.id)

    async with telegram.Bot(server.token, f"{server.api_url}/bot") as bot:
        asks = Rights(bot, listed)
        assert await asks.right(str(group.id), str(ben.id)) is Right.LISTED
        server.is_in(group, ben, Status.LEFT)
        assert await asks.right(str(group.id), str(ben.id)) is Right.NONE


async def test_a_telegram_that_does_not_say_lets_nobody_in(server: TelegramServer, asks: Rights) -> None:
    group = server.a_supergroup()
    assert group.owner is not None
    server.fail(Fault.SERVER_ERROR, on="getChatAdministrators")
    with pytest.raises(RightUnknown):
        await asks.right(str(group.id), str(group.owner.id))


async def test_few_chats_are_remembered(
    server: TelegramServer, asks: Rights, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rights, "KNOWN", 2)
    groups = [server.a_supergroup(f"Group {number}") for number in range(3)]
    for group in (*groups, groups[0], groups[2]):
        await asks.moderates(chat(group), user(server.a_person()), None)
    assert times_asked(server) == 4


async def test_who_cannot_be_checked_is_told_so(stage: Stage, bot: Telegram) -> None:
    group = stage.server.a_supergroup()
    assert group.owner is not None
    stage.server.fail(Fault.SERVER_ERROR, on="getChatAdministrators")
    await stage.server.says(group, group.owner, "/pause")
    await until(lambda: stage.posts(group))
    assert "could not be checked" in stage.texts(group)[0]
    assert stage.asked == []


async def test_nobody_is_asked_about_for_what_all_may(stage: Stage, bot: Telegram) -> None:
    group = stage.server.a_supergroup()
    await stage.server.says(group, stage.server.a_person(), "/next")
    await until(lambda: stage.posts(group))
    assert times_asked(stage.server) == 0


# --- those whom administrators have named


async def test_somebody_who_was_named_moderates_and_does_not_administer(stage: Stage, bot: Telegram) -> None:
    group, ben = stage.server.a_supergroup("Anfield"), stage.server.a_person("Ben", started=True)
    stage.server.is_in(group, ben)
    await stage.server.says(group, ben, "/pause")
    await until(lambda: stage.posts(group))
    assert stage.asked == []
    stage.named.add((str(group.id), str(ben.id)))
    await stage.server.says(group, ben, "/pause")
    await until(lambda: stage.asked)
    [request] = stage.asked
    assert (request.may_moderate, request.administers) == (True, False)
    assert request.where == Where(str(group.id), "Anfield", "Anfield")


async def test_an_administrator_administers(stage: Stage, bot: Telegram) -> None:
    group = stage.server.a_supergroup()
    assert group.owner is not None
    await stage.server.says(group, group.owner, "/pause")
    await until(lambda: stage.asked)
    assert stage.asked[0].administers


async def test_who_was_named_and_left_decides_nothing_from_a_private_chat(
    stage: Stage, bot: Telegram
) -> None:
    group, ben = stage.server.a_supergroup(), stage.server.a_person("Ben", started=True)
    stage.named.add((str(group.id), str(ben.id)))
    code = await Codes(stage.memory).code("pause", {PLACE: str(group.id)})
    stage.server.is_in(group, ben)
    await stage.server.starts(ben, code)
    await until(lambda: stage.asked)
    assert stage.asked[0].channel.address == str(group.id)
    await stage.server.leaves(group, ben)
    await stage.server.starts(ben, code)
    await until(lambda: any("for moderators" in text for text in stage.texts(ben)))
    assert len(stage.asked) == 1


async def test_whom_a_message_answers_or_mentions_is_named(stage: Stage, bot: Telegram) -> None:
    group, ben = stage.server.a_supergroup(), stage.server.a_person("Ben")
    assert group.owner is not None
    stage.server.is_in(group, ben)
    hello = await stage.server.says(group, ben, "hello")
    await stage.server.says(group, group.owner, "/pause", reply_to=hello)
    await until(lambda: stage.asked)
    assert stage.asked[0].mentions == (Mention(MentionKind.PERSON, str(ben.id), "Ben"),)
