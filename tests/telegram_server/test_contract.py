"""Calls, and our own answers, against Telegram's published methods and types."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import telegram

from tests.telegram_server import Limits, TelegramServer
from tests.telegram_server.conftest import a_bot, keyboard
from tests.telegram_server.contract import Contract, contract_in
from tests.telegram_server.door import HANDLERS
from tests.telegram_server.test_editing import PNG

SHARED = os.environ.get("MATCHDAY_SHARED")

pytestmark = pytest.mark.skipif(not SHARED, reason="MATCHDAY_SHARED does not say where the contracts are")


@pytest.fixture
def contract() -> Contract:
    return contract_in(Path(SHARED or ""))


@pytest.fixture
async def strict() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(limits=Limits.off(), contract=Path(SHARED or "")) as running:
        running.door.judges_itself = True
        yield running


async def asked(server: TelegramServer, method: str, **facts: Any) -> list[str]:
    """Sends JSON; gives what was recorded."""
    async with httpx.AsyncClient() as client:
        await client.post(f"{server.api_url}/bot{server.token}/{method}", json=facts)
    return [violation.words for violation in server.violations]


def test_every_method_here_is_telegrams(contract: Contract) -> None:
    waiting = {"getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo"}
    assert {*HANDLERS, *waiting} <= contract.methods.keys()


async def test_a_right_call_is_right(strict: TelegramServer) -> None:
    chat, plain = strict.a_channel(), {"is_disabled": True}
    assert await asked(strict, "sendMessage", chat_id=chat.id, text="x", link_preview_options=plain) == []


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"text": 5}, "text is no String"),
        ({"reply_to_message_id": 5}, "reply_to_message_id is no parameter"),
        ({"disable_notification": "perhaps"}, "disable_notification is no Boolean"),
        ({"message_thread_id": "x"}, "message_thread_id is no Integer"),
        ({"link_preview_options": {"disabled": True}}, "link_preview_options.disabled is unknown"),
        ({"entities": [{"type": "bold", "offset": 0}]}, "entities[0].length is missing"),
        ({"reply_markup": {"inline_keyboard": [[{"label": "x"}]]}}, "inline_keyboard[0][0].text is missing"),
        ({"reply_parameters": {"message_id": "5"}}, "reply_parameters.message_id is no Integer"),
    ],
)
async def test_wrong_calls_are_recorded(strict: TelegramServer, facts: dict[str, Any], words: str) -> None:
    recorded = await asked(strict, "sendMessage", **{"chat_id": strict.a_channel().id, "text": "x", **facts})
    assert words in recorded[0]


async def test_what_is_missing_is_recorded(strict: TelegramServer) -> None:
    assert "text is missing" in await asked(strict, "sendMessage", chat_id=strict.a_channel().id)


async def test_scopes_and_results_are_told_apart(strict: TelegramServer) -> None:
    wrong, _ = await asked(strict, "setMyCommands", commands=[], scope={"type": "chat"})
    assert wrong == "scope.chat_id is missing (BotCommandScopeChat)"
    query = await strict.types_inline(strict.a_person(), "x")
    article = {"type": "article", "id": "1", "title": "x", "input_message_content": {"text": "x"}}
    recorded = await asked(strict, "answerInlineQuery", inline_query_id=query.id, results=[article])
    assert any(words.startswith("results[0].input_message_content") for words in recorded)


async def test_an_answer_of_ours_that_is_wrong_is_found(contract: Contract) -> None:
    assert (
        contract.answer_problem("getMe", {"id": 1, "is_bot": True}) == "result.first_name is missing (User)"
    )
    assert contract.answer_problem("getChatAdministrators", [{"status": "kicked"}]) is not None
    assert contract.answer_problem("leaveChat", True) is None


async def test_the_real_client_sends_what_it_should(strict: TelegramServer) -> None:
    """And is answered with what the types say: updates of every kind, members, topics, photos, replies."""
    forum, fan = strict.a_supergroup(forum=True), strict.a_person()
    topic = strict.a_topic(forum, "Derby")
    async with a_bot(strict) as bot:
        sent = await bot.send_message(
            forum.id,
            '<b>x</b> <tg-time unix="1647531900" format="r">soon</tg-time> example.com',
            parse_mode="HTML",
            message_thread_id=topic.id,
            reply_markup=keyboard([("A", "a")]),
            link_preview_options=telegram.LinkPreviewOptions(is_disabled=True),
        )
        await bot.send_message(forum.id, "y", reply_to_message_id=sent.message_id)
        photo = await bot.send_photo(forum.id, PNG, caption="x", has_spoiler=True)
        same = telegram.InputMediaPhoto(photo.photo[-1].file_id, caption="y")
        await bot.edit_message_media(same, forum.id, photo.message_id)
        await bot.send_document(forum.id, b"{}", filename="x.json", caption="x")
        await bot.pin_chat_message(forum.id, sent.message_id)
        await bot.get_chat(forum.id)
        await bot.get_chat_member(forum.id, fan.id)
        await strict.says(forum, fan, "/next", topic=topic)
        await strict.presses(fan, strict.posts(forum)[0], "A")
        await strict.types_inline(fan, "x")
        await strict.says_anonymously(forum, "x")
        await strict.migrates(strict.a_group())
        await strict.shares_chat(fan, 1, strict.a_channel())
        await strict.joins(forum, strict.a_person("New"))
        strict.mutes_bot(forum)
        strict.kicks_bot(forum)
        assert len(await bot.get_updates(timeout=1)) == 10
        for press in strict.unanswered:
            await bot.answer_callback_query(press.id)
    assert [str(violation) for violation in strict.violations] == []
