"""Sheets: opened by a link, filled in by keys, one message changed in place."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.chat import Action, Post
from bot.platforms.telegram import manners, telling
from bot.platforms.telegram.adapter import Telegram
from bot.platforms.telegram.codes import Codes, is_sheets
from tests.platforms.telegram.booth import PLAYERS, RATE, Booth
from tests.platforms.telegram.stage import Notebook, Stage, a_message, plain, until
from tests.platforms.telegram.test_updates import killed
from tests.telegram_server import EDITS, Chat, Fault, Limits, Message, Person, TelegramServer


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """People wait a second for every answer beyond a few; here a tenth of it."""
    monkeypatch.setattr(manners, "EVERY", 0.12)
    monkeypatch.setattr(telling, "PAUSES", (0.02, 0.02))


@pytest.fixture
def booth() -> Booth:
    return Booth()


@pytest.fixture
def stage(server: TelegramServer, booth: Booth) -> Stage:
    return Stage(server, answers=booth.answer)


@pytest.fixture
async def bot(stage: Stage) -> AsyncIterator[Telegram]:
    async with stage.running() as running:
        yield running


async def opened(stage: Stage, bot: Telegram, fan: Person, where: Chat) -> Message:
    """The sheet, by the button of a post that was delivered."""
    await bot.platform.send(a_message(where, post=Post("Full time", actions=(RATE,))))
    return await pressed_open(stage, fan, stage.posts(where)[0])


async def pressed_open(stage: Stage, fan: Person, post: Message) -> Message:
    press = await stage.server.presses(fan, post, RATE.label)
    url = (await press.answered()).url
    await stage.server.starts(fan, url.partition("?start=")[2])
    await until(lambda: stage.posts(fan))
    return stage.posts(fan)[0]


def rows(message: Message) -> list[list[str]]:
    return [[key.label for key in row] for row in message.buttons]


@pytest.mark.parametrize("kind", ["channel", "group"])
async def test_a_button_leads_from_where_it_is_to_the_sheet(stage: Stage, bot: Telegram, kind: str) -> None:
    server, fan = stage.server, stage.server.a_person("Ann")
    where = server.a_channel() if kind == "channel" else server.a_supergroup()
    sheet = await opened(stage, bot, fan, where)
    assert plain(sheet.text) == "Alisson\n\nNo marks yet"
    assert rows(sheet) == [["1", "2", "3", "4", "5"], ["6", "7", "8", "9", "10"], ["½", "Done"]]
    assert len(stage.posts(where)) == 1
    [request] = stage.asked
    assert (request.arguments, request.name, request.since) == ({"b": "17"}, "Ann", None)


async def test_keys_halves_and_done_change_one_message(stage: Stage, bot: Telegram, booth: Booth) -> None:
    fan = stage.server.a_person("Ann")
    sheet = await opened(stage, bot, fan, stage.server.a_channel())
    for key, shown in (
        ("7", "Van Dijk\n\nAlisson 7"),
        ("½", "Van Dijk\n\nAlisson 7"),
        ("8.5", "Robertson\n\nAlisson 7, Van Dijk 8.5"),
        ("Done", "Thank you\n\nAlisson 7, Van Dijk 8.5"),
    ):
        await stage.server.presses(fan, sheet, key)
        await until(lambda shown=shown, key=key: plain(sheet.text) == shown and (key != "½" or sheet.edits))  # type: ignore[misc]
        await until(lambda: not stage.server.updates.pending)
    assert stage.posts(fan) == [sheet]
    assert sheet.buttons == []
    assert booth.marks == {str(fan.id): {"0": "14", "1": "17"}}


async def test_halves_are_other_keys(stage: Stage, bot: Telegram) -> None:
    fan = stage.server.a_person()
    sheet = await opened(stage, bot, fan, stage.server.a_channel())
    await stage.server.presses(fan, sheet, "½")
    await until(lambda: rows(sheet)[0] == ["1.5", "2.5", "3.5", "4.5", "5.5"])
    await stage.server.presses(fan, sheet, "Whole")
    await until(lambda: rows(sheet)[0] == ["1", "2", "3", "4", "5"])


async def test_who_presses_fast_runs_into_no_limit_and_sees_the_last_state(
    stage: Stage, bot: Telegram, booth: Booth
) -> None:
    """Telegram's limit of a chat is ten times as fast as it is, like the bot's manners."""
    stage.server.door.limits = Limits(per_chat_per_second=10)
    fan = stage.server.a_person()
    sheet = await opened(stage, bot, fan, stage.server.a_channel())
    codes = Codes(stage.memory)
    presses = []
    for number in range(14):
        player, mark = number % len(PLAYERS), 2 + number
        arguments = {"b": "17", "p": f"{player}", "m": f"{mark}"}
        code = await codes.code("rate", arguments, sheet=True)
        key = sheet.markup["inline_keyboard"][0][0]  # type: ignore[index]
        sheet.markup["inline_keyboard"][0][0] = {**key, "callback_data": code}  # type: ignore[index]
        presses.append(await stage.server.presses(fan, sheet, code))
    for press in presses:
        await press.answered()
    last = {str(n): str(9 + n) for n in range(len(PLAYERS))}
    await until(lambda: "Alisson 4.5" in plain(sheet.text) and "Núñez 7.5" in plain(sheet.text))
    assert (booth.given, booth.marks) == (14, {str(fan.id): last})
    assert [one.limit for one in stage.server.log if one.limit] == []
    assert len(sheet.edits) < 14
    assert stage.posts(fan) == [sheet]


async def test_while_telegram_wants_to_be_left_alone_one_change_waits_for_all(
    stage: Stage, bot: Telegram, booth: Booth
) -> None:
    fan, channel = stage.server.a_person(), stage.server.a_channel()
    sheet = await opened(stage, bot, fan, channel)
    code = await Codes(stage.memory).code("rate", {"b": "17", "p": "1", "m": "16"}, sheet=True)
    keys = sheet.markup["inline_keyboard"]  # type: ignore[index]
    keys[2][1] = {**keys[2][1], "callback_data": code}
    stage.server.fail(Fault.RATE_LIMITED, on="sendMessage", seconds=1)
    goal = asyncio.create_task(bot.platform.send(a_message(channel)))
    await until(lambda: [one for one in stage.server.log if one.status == 429])
    for key in ("7", code):
        await (await stage.server.presses(fan, sheet, key)).answered()
    await until(lambda: booth.given == 2)
    assert sheet.edits == []
    await until(lambda: plain(sheet.text) == "Robertson\n\nAlisson 7, Van Dijk 8")
    assert len(sheet.edits) == 1
    await asyncio.gather(goal, return_exceptions=True)


@pytest.mark.parametrize("applied", [True, False])
async def test_a_change_that_was_not_heard_of_is_made_again(
    stage: Stage, bot: Telegram, booth: Booth, applied: bool
) -> None:
    fan = stage.server.a_person()
    sheet = await opened(stage, bot, fan, stage.server.a_channel())
    stage.server.fail(Fault.RESET, on=EDITS, times=2, applied=applied)
    await stage.server.presses(fan, sheet, "7")
    await until(lambda: plain(sheet.text).startswith("Van Dijk"))
    tries = 2 if applied else 3  # where it was done, Telegram says to the next that it stands there already
    await until(lambda: len([one for one in stage.server.log if one.method == EDITS]) == tries)
    assert booth.given == 1
    assert stage.posts(fan) == [sheet]


async def test_one_asked_for_in_a_group_is_changed_in_place_too(stage: Stage, bot: Telegram) -> None:
    """It answers nothing that stands in the private chat: its keys tell what it is."""
    group, fan = stage.server.a_supergroup(), stage.server.a_person(started=True)
    await stage.server.says(group, fan, "/rate")
    await until(lambda: stage.posts(fan))
    [sheet] = stage.posts(fan)
    assert sheet.reply_to is None
    for key, next_one in (("7", "Van Dijk"), ("8", "Robertson")):
        await stage.server.presses(fan, sheet, key)
        await until(lambda next_one=next_one: plain(sheet.text).startswith(next_one))  # type: ignore[misc]
    assert stage.posts(fan) == [sheet]
    assert stage.posts(group) == []


async def test_the_same_state_again_is_no_error(stage: Stage, bot: Telegram) -> None:
    fan = stage.server.a_person()
    sheet = await opened(stage, bot, fan, stage.server.a_channel())
    at = Action("again", "rate", {"b": "17", "at": "0"})
    code = await Codes(stage.memory).code(at.command, at.arguments, sheet=True)
    sheet.markup["inline_keyboard"][2][1]["callback_data"] = code  # type: ignore[index]
    await stage.server.presses(fan, sheet, code)
    await until(lambda: [one for one in stage.server.log if one.method == EDITS])
    await stage.heard_all()
    assert stage.posts(fan) == [sheet]


async def test_a_kill_before_the_answer_loses_no_mark_and_counts_none_twice(
    stage: Stage, booth: Booth
) -> None:
    server, fan, channel = stage.server, stage.server.a_person(), stage.server.a_channel()
    async with killed(stage) as bot:
        sheet = await opened(stage, bot, fan, channel)
        slow = server.a_person()
        stage.held[slow.id] = asyncio.Event()
        await stage.says(slow, "/me")  # as long as this is in hand, Telegram is told of nothing after it
        server.fail(Fault.TIMEOUT, on=EDITS, times=3, seconds=0.05)
        await server.presses(fan, sheet, "7")
        await until(lambda: [one for one in server.log if one.method == EDITS])
        assert len(server.updates.pending) == 2
    stage.held.clear()
    assert plain(sheet.text) == "Alisson\n\nNo marks yet"
    async with stage.running():
        await stage.heard_all()
        await server.presses(fan, sheet, "Done")
        await until(lambda: plain(sheet.text) == "Thank you\n\nAlisson 7")
    assert booth.given == 1
    assert stage.posts(fan) == [sheet]


async def test_what_is_pressed_says_it_all_itself() -> None:
    """Nothing is kept in the store for what is pressed millions of times."""
    memory = Notebook()
    codes = Codes(memory)
    most = {"b": str(2**63 - 1)}
    for arguments in (
        *({}, {"p": "99", "m": "20"}, {"p": "99", "m": ""}, {"at": "99"}, {"at": "99", "h": "1"}),
        *({"do": "press"}, {"do": "done"}, {"p": "99", "m": "20", "h": "1"}, {"pick": "99"}),
    ):
        for sheet in (False, True):
            code = await codes.code("rate", most | arguments, sheet=sheet)
            assert len(code) <= 64
            assert is_sheets(code) is sheet
            assert await codes.read(code) == ("rate", most | arguments)
    assert memory.notes == {}


async def test_a_sheets_key_that_is_kept_all_the_same_is_read(stage: Stage) -> None:
    codes = Codes(stage.memory)
    code = await codes.code("rate", {"player": "x" * 80}, sheet=True)
    assert await codes.read(code) == ("rate", {"player": "x" * 80})
    assert not is_sheets(code)


async def test_the_sheet_is_opened_again_where_it_was_left(stage: Stage, bot: Telegram) -> None:
    fan, channel = stage.server.a_person(), stage.server.a_channel()
    sheet = await opened(stage, bot, fan, channel)
    await stage.server.presses(fan, sheet, "7")
    await until(lambda: plain(sheet.text).startswith("Van Dijk"))
    stage.server.deletes(sheet)
    again = await pressed_open(stage, fan, stage.posts(channel)[0])
    assert plain(again.text) == "Van Dijk\n\nAlisson 7"
