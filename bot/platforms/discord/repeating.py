"""A delivery is asked again, under its nonce, until Discord says that it has it or its time is over."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

import structlog

from bot.chat import DeliveryFailed, Failure
from bot.platforms.discord.calls import Attempt, InvalidRequests, attempted
from bot.platforms.discord.failures import EXPECTED, failed, retry_after, worth_repeating
from bot.platforms.discord.outage import Outage

log = structlog.get_logger()
Made = TypeVar("Made")

TRYING = 50.0
"""Seconds that one delivery may be tried: no call under its key leaves later."""
REMEMBERS = timedelta(seconds=60)
"""After a crash a key may go out again for so long, and is then tried for TRYING. Discord remembers a nonce
for two minutes: together they leave ten seconds to clocks and waiting."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0
"""Seconds before a message is repeated whose fate is unknown."""
NOT_READY = timedelta(seconds=2)


class Repeating:
    """Carries deliveries out, and knows of each failure whether the message may have arrived."""

    def __init__(self, invalid: InvalidRequests, logged_in: Callable[[], bool]) -> None:
        self._invalid = invalid
        self._logged_in = logged_in
        self._outage = Outage()

    async def delivered(self, act: Callable[[Attempt], Awaitable[Made]]) -> Made:
        """Does it within the time for one delivery. Raises DeliveryFailed."""
        self._hold_back()
        attempt = Attempt(asyncio.get_running_loop().time() + TRYING)
        with attempted(attempt):
            try:
                return await act(attempt)
            except EXPECTED as error:
                raise failed(error, doubt=attempt.doubt) from error

    async def before(self, act: Callable[[], Awaitable[Made]], attempt: Attempt) -> Made:
        """Prepares a delivery; when this fails, whatever it is, nothing of the message itself has left."""
        try:
            return await self._patiently(act, attempt)
        except DeliveryFailed:
            raise
        except EXPECTED as error:
            raise failed(error, doubt=False) from error
        except Exception as error:
            log.exception("discord_not_sent")
            reason = "it could not be prepared; the log has the details"
            raise DeliveryFailed(Failure.NOT_SENT, reason) from error
        finally:
            attempt.doubt = False

    async def until_heard(self, act: Callable[[], Awaitable[Made]], attempt: Attempt) -> Made:
        """Repeats what Discord may have done unheard; under its nonce it is done once."""
        pause = FIRST_PAUSE
        while True:
            try:
                made = await self._patiently(act, attempt)
            except EXPECTED as error:
                self._heard_of(error)
                wait = max(pause, retry_after(error))
                if not attempt.doubt or not worth_repeating(error) or attempt.left() <= wait:
                    raise
            else:
                self._outage.heard()
                return made
            log.info("discord_repeats", pause=wait)
            await asyncio.sleep(wait)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _patiently(self, act: Callable[[], Awaitable[Made]], attempt: Attempt) -> Made:
        """Does not wait for ever for one answer. Raises TimeoutError."""
        attempt.on_the_wire = False
        try:
            async with asyncio.timeout(None) as attempt.patience:
                return await act()
        finally:
            attempt.patience = None
            attempt.doubt |= attempt.on_the_wire

    def _hold_back(self) -> None:
        """Raises DeliveryFailed where trying would only do harm."""
        if not self._logged_in():
            raise DeliveryFailed(Failure.NOT_SENT, "not logged in to Discord yet", NOT_READY)
        if seconds := self._invalid.wait():
            reason = "Discord refused too many calls in the last ten minutes"
            raise DeliveryFailed(Failure.NOT_SENT, reason, timedelta(seconds=seconds))
        if wait := self._outage.wait():
            raise DeliveryFailed(Failure.NOT_SENT, "Discord does not answer", wait)

    def _heard_of(self, error: BaseException) -> None:
        if worth_repeating(error) and not retry_after(error):
            self._outage.unheard()
        else:
            self._outage.heard()
