"""The adapter as a whole: it comes, it leaves, and it keeps its token to itself."""

import asyncio
import logging
import traceback

import pytest
from structlog.testing import capture_logs

from bot.platforms.telegram.adapter import Telegram
from bot.platforms.telegram.errors import TokenRefused, said
from tests.platforms.telegram.stage import Stage, a_message, until
from tests.telegram_server import Fault, TelegramServer

OTHER = "7012345678:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


async def test_a_token_that_is_none_is_said_to_be(stage: Stage) -> None:
    with pytest.raises(TokenRefused, match="TELEGRAM_TOKEN") as refused:
        await stage.adapter(token=OTHER).run()
    assert OTHER not in "".join(traceback.format_exception(refused.value))
    assert refused.value.__context__ is None


async def test_a_telegram_that_is_away_is_waited_for(stage: Stage) -> None:
    stage.server.fail(Fault.BAD_GATEWAY, on="getMe", times=2)
    stage.server.fail(Fault.UNAVAILABLE, on="setMyCommands")
    async with stage.running():
        fan = stage.server.a_person()
        await stage.says(fan, "/next")
        await until(lambda: stage.posts(fan))


async def test_a_telegram_that_comes_later_is_waited_for(contract: None) -> None:
    async with TelegramServer() as gone:
        port, token = gone.port, gone.token
    adapter = Stage(gone).adapter(api_url=f"http://127.0.0.1:{port}")
    running = asyncio.create_task(adapter.run(listen=False))
    await asyncio.sleep(0.1)
    assert not adapter.logged_in
    async with TelegramServer(port=port, token=token):
        await until(lambda: adapter.logged_in)
        await adapter.close()
        await running


async def test_closing_while_telegram_is_away(stage: Stage) -> None:
    stage.server.fail(Fault.BAD_GATEWAY, on="getMe", times=None)
    adapter = stage.adapter()
    running = asyncio.create_task(adapter.run())
    await until(lambda: stage.server.log)
    await adapter.close()
    await asyncio.wait_for(running, 30)


async def test_without_listening_it_only_sends(stage: Stage, worker: Telegram) -> None:
    group = stage.server.a_group()
    await worker.platform.send(a_message(group))
    assert len(stage.posts(group)) == 1
    assert {one.method for one in stage.server.log} == {"getMe", "sendMessage"}
    assert not worker.ready


async def test_after_closing_it_is_not_ready(stage: Stage) -> None:
    async with stage.running() as adapter:
        before = adapter.ready, adapter.logged_in
    assert before == (True, True)
    assert (adapter.ready, adapter.logged_in) == (False, False)
    await adapter.close()


async def test_commands_are_registered_once(stage: Stage) -> None:
    for _ in range(2):
        async with stage.running():
            fan = stage.server.a_person()
            assert "next" in dict(stage.server.menu(stage.server.private(fan), fan))
    calls = [one for one in stage.server.log if one.method == "setMyCommands"]
    assert len(calls) == len({(str(one.raw.get("scope")), one.raw.get("language_code")) for one in calls})


async def test_the_token_is_in_no_log(
    stage: Stage, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    server = stage.server
    server.fail(Fault.RESET, on="getMe")
    server.fail(Fault.UNAUTHORISED, on="getUpdates")
    server.fail(Fault.BAD_GATEWAY, on="getUpdates")
    server.fail(Fault.RESET, on="getUpdates")
    server.fail(Fault.UNAUTHORISED, on="answerInlineQuery")
    server.fail(Fault.UNAUTHORISED)
    fan = server.a_person()
    with capture_logs() as logs:
        async with stage.running() as adapter:
            await stage.says(fan, "/next")
            await stage.says(fan, "/sources")
            await server.types_inline(fan, "liverpool")
            await until(lambda: len(stage.posts(fan)) == 1)
            await stage.heard_all()
            repr(adapter), repr(adapter._bot)
    written = "\n".join([caplog.text, *capfd.readouterr(), *map(str, logs)])
    assert "telegram_reply_failed" in written
    assert server.token not in written
    assert server.token.partition(":")[2] not in written


def test_what_an_error_says_is_short_and_holds_no_token() -> None:
    token = "7012345678:AAF-loopback_only_opens_nothing_els"  # noqa: S105
    for words in (
        f"The token `{token}` was rejected",
        f"http://h/bot{token}/getMe",
        token.replace(":", "%3A"),
    ):
        assert token.partition(":")[2] not in said(ValueError(words))
    assert len(said(ValueError("x" * 5_000))) < 400
