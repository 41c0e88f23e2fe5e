"""Long polling: updates are asked for, and confirmed when their effect is stored."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import structlog
import telegram
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.platforms.telegram.errors import said
from bot.platforms.telegram.listener import ALLOWED
from bot.platforms.telegram.updates import Updates

log = structlog.get_logger()

POLL = 50
"""Seconds that Telegram may keep a poll waiting for something new."""
ANSWERED_WITHIN = 15.0
"""Seconds that the answer to it may take on top."""
SETTLING = 0.25
"""Seconds to wait for what is in hand before more is asked for: nobody waits longer for a slow answer to
somebody else."""
LAST_CALL = 2.0
"""Seconds for confirming, at the end, what has been dealt with."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0
"""Seconds before another try."""


class Ears(telegram.Bot):
    """A bot whose updates come as they are: one that cannot be read must not hide the others of its batch."""

    async def updates(self, offset: int | None, seconds: int) -> Sequence[Mapping[str, Any]]:
        """Those from `offset` on, waiting so long for the first. Raises telegram.error.TelegramError."""
        asked = {"offset": offset, "timeout": seconds, "allowed_updates": ALLOWED}
        given = {name: value for name, value in asked.items() if value is not None}
        answered: Any = await self._post("getUpdates", given, read_timeout=seconds + ANSWERED_WITHIN)
        return [one for one in answered if isinstance(one, dict)] if isinstance(answered, list) else []


class Polling:
    """Asks for updates until it is stopped."""

    def __init__(self, bot: Ears, updates: Updates, closed: asyncio.Event) -> None:
        self._bot = bot
        self._updates = updates
        self._closed = closed
        self._highest: int | None = None
        """Of the ids that have not been confirmed as a whole."""

    async def run(self) -> None:
        """Until closed. Whatever Telegram says to a poll, there will be another."""
        wait, unhooked = FIRST_WAIT, False
        while not self._closed.is_set():
            try:
                if not unhooked:
                    await self._unhook()
                    unhooked = True
                await self._poll()
                wait = FIRST_WAIT
            except TelegramError as error:
                pause = max(wait, _wished(error))
                _log(error, pause)
                await self._rest(pause)
                wait = min(wait * 2, LONGEST_WAIT)

    async def confirm(self) -> None:
        """Tells Telegram of what is stored, so that the next process is not handed it again. Only a courtesy:
        whoever is killed cannot."""
        if (offset := self._offset()) is not None:
            try:
                async with asyncio.timeout(LAST_CALL):
                    await self._bot.updates(offset, 0)
            except (TelegramError, TimeoutError) as error:
                log.info("telegram_updates_not_confirmed", error=said(error))

    async def _poll(self) -> None:
        offset, in_hand = self._offset(), self._updates.in_hand()
        batch = await self._or_closed(self._bot.updates(offset, 0 if in_hand else POLL))
        if not in_hand and not batch:
            # all is confirmed; without an offset ids may begin anew, as they do after a quiet week
            self._highest = None
        new = [raw for raw in batch if self._take(raw)]
        if new or in_hand:
            await self._updates.settle(SETTLING)
        elif batch:
            await self._rest(SETTLING)  # what cannot be confirmed must not be asked for without a pause

    def _take(self, raw: Mapping[str, Any]) -> bool:
        """Whether it is an update; one that is not can neither be dealt with nor confirmed."""
        try:
            self._updates.begin(raw)
        except ValueError as error:
            log.warning("telegram_update_unreadable", error=said(error))
            return False
        self._highest = max(raw["update_id"], self._highest or 0)
        return True

    def _offset(self) -> int | None:
        """The first that may not be confirmed; None where nothing is to be confirmed."""
        in_hand = self._updates.in_hand()
        if in_hand:
            return min(in_hand)
        return None if self._highest is None else self._highest + 1

    async def _unhook(self) -> None:
        """Takes away a webhook of earlier days: with one there is no polling."""
        hook = await self._bot.get_webhook_info()
        if hook.url:
            log.warning("telegram_webhook_removed", because="this process polls for updates")
            await self._bot.delete_webhook()

    async def _or_closed(self, asking: Any) -> Sequence[Mapping[str, Any]]:
        """The batch; an empty one, at once, when the adapter closes."""
        polling = asyncio.ensure_future(asking)
        closing = asyncio.ensure_future(self._closed.wait())
        try:
            await asyncio.wait({polling, closing}, return_when=asyncio.FIRST_COMPLETED)
            return polling.result() if polling.done() and not self._closed.is_set() else ()
        finally:
            for task in (polling, closing):
                task.cancel()
            await asyncio.gather(polling, closing, return_exceptions=True)

    async def _rest(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._closed.wait()
        except TimeoutError:
            pass


def _wished(error: TelegramError) -> float:
    if not isinstance(error, RetryAfter):
        return 0.0
    asked = error.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)


def _log(error: TelegramError, pause: float) -> None:
    if isinstance(error, Conflict):
        advice = (
            "another process polls with this token, or has set a webhook: stop it, or give it its own bot"
        )
        log.error("telegram_updates_go_elsewhere", error=said(error), advice=advice, again_in=pause)
    elif isinstance(error, InvalidToken):
        log.error("telegram_token_refused", advice="the token has been revoked", again_in=pause)
    else:
        log.warning("telegram_updates_unreachable", error=said(error), again_in=pause)
