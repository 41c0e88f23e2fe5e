"""The line to Telegram: each call that reaches people takes its turn here, and is heard or not."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final, TypedDict, TypeVar

import structlog
import telegram
from prometheus_client import Counter
from telegram.error import RetryAfter, TelegramError, TimedOut

from bot.platforms.limited import RATE_LIMITED
from bot.platforms.pace import Departure
from bot.platforms.telegram.failures import answered, unsent, wish
from bot.platforms.telegram.flood import Flood, HeldBack
from bot.platforms.telegram.outage import Outage

os.environ.setdefault("PTB_TIMEDELTA", "true")
"""Else the library warns of each wait that Telegram asks for, and of each length of time in what it reads."""

CALLS = Counter(
    "matchday_telegram_calls", "Calls to Telegram that reach people, by what came of them", ["end"]
)

log = structlog.get_logger()
Made = TypeVar("Made")

TRYING = 45.0
"""Seconds in which a delivery's calls may leave. With the time for the last answer it is less than
the two minutes after which the outbox takes a delivery for lost."""
ANSWER_WITHIN = 40.0
"""Seconds for one call as a whole, its connection and its answer included."""
SLOW = 2.0
"""Seconds after which an answer is late enough to ask whether Telegram is there."""
FOR_ITS_CHAT = 2.0
"""Seconds that a delivery waits for its chat to be free: more would hold up those to other chats."""
FOR_A_HALT = 10.0
"""Seconds that an answer to a person waits for a halt."""
TRIES = 3
"""Calls for one thing that may be done twice, or has certainly not been done."""
FIRST_PAUSE = 0.5


class Patience(TypedDict):
    read_timeout: float
    write_timeout: float
    connect_timeout: float
    pool_timeout: float


PATIENTLY: Final = Patience(read_timeout=30.0, write_timeout=20.0, connect_timeout=5.0, pool_timeout=5.0)
"""Given with every call that matters. A message that was given up too soon is one whose fate nobody knows."""
BRIEFLY: Final = Patience(read_timeout=3.0, write_timeout=3.0, connect_timeout=3.0, pool_timeout=3.0)


class Attempt:
    """The time that one delivery has. `doubt`: something that may be done only once may have been done."""

    def __init__(
        self, *, seconds: float | None = None, patience: float | None = None, urgent: bool = False
    ) -> None:
        """`patience` is for its chat to be free."""
        self.until = asyncio.get_running_loop().time() + (TRYING if seconds is None else seconds)
        self.patience = FOR_ITS_CHAT if patience is None else patience
        self.urgent = urgent
        self.doubt = False


class Line:
    """Carries calls out, in their turn."""

    def __init__(self, bot: telegram.Bot, flood: Flood) -> None:
        self._bot = bot
        self._flood = flood
        self._outage = Outage(self._is_there)

    @property
    def bot(self) -> telegram.Bot:
        """For calls that reach nobody, and so need no turn."""
        return self._bot

    @property
    def room(self) -> int:
        """How many more deliveries could leave within the next moment."""
        return self._flood.room()

    def halted(self, error: BaseException) -> None:
        """Honours the wish of a 429 to a call that was made without this line."""
        if isinstance(error, RetryAfter):
            if not self._flood.halted():
                log.warning("telegram_halts", seconds=wish(error))
            self._flood.halt(wish(error))

    async def delivering(
        self, chat: int, act: Callable[[], Awaitable[Made]], attempt: Attempt, *, once: bool = False
    ) -> Made:
        """A call that can wait. What may be done only `once` is never sent again when it may have been done.
        Raises TelegramError, or HeldBack where it did not leave."""
        tries, pause = 0, FIRST_PAUSE
        while True:
            departure = await self._flood.turn(
                chat, attempt.until, attempt.patience, self._outage, urgent=attempt.urgent
            )
            attempt.doubt |= once
            try:
                return await self._watched(departure, act)
            except RetryAfter:
                attempt.doubt = False
            except TelegramError as error:
                tries += 1
                attempt.doubt &= not unsent(error)
                if answered(error) or attempt.doubt or tries >= TRIES:
                    raise
                log.info("telegram_repeats", chat=chat, pause=pause)
                await asyncio.sleep(pause)
                pause *= 2

    async def answering(
        self, chat: int, act: Callable[[], Awaitable[Made]], patience: float = FOR_A_HALT
    ) -> Made:
        """An answer to a person, which waits for no chat; a halt is waited for, of at most so many seconds.
        Raises TelegramError: RetryAfter where the halt is longer."""
        until = asyncio.get_running_loop().time() + patience
        while True:
            try:
                departure = await self._flood.answer(chat, until)
            except HeldBack as error:
                raise RetryAfter(timedelta(seconds=error.seconds)) from None
            try:
                return await self._heard(departure, act)
            except RetryAfter as error:
                if asyncio.get_running_loop().time() + wish(error) > until:
                    raise

    async def _watched(self, departure: Departure, act: Callable[[], Awaitable[Made]]) -> Made:
        """As `_heard`, and what was not heard makes others wait."""
        self._outage.leaves()
        late = asyncio.get_running_loop().call_later(SLOW, self._outage.doubt)
        try:
            made = await self._heard(departure, act)
        except TelegramError as error:
            if answered(error):
                self._outage.heard()
            else:
                self._outage.unheard()
            raise
        finally:
            late.cancel()
        self._outage.heard()
        return made

    async def _heard(self, departure: Departure, act: Callable[[], Awaitable[Made]]) -> Made:
        """Raises TelegramError only, also where the answer is none of Telegram's."""
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                made = await act()
        except TelegramError as error:
            CALLS.labels(_end(error)).inc()
            log.debug("telegram_call", end=_end(error))
            if isinstance(error, RetryAfter):
                RATE_LIMITED.labels("telegram", "unnamed").inc()
                log.warning("rate_limited", platform="telegram", seconds=wish(error))
            if answered(error):
                departure.answered()
            self.halted(error)
            raise
        except TimeoutError as error:
            CALLS.labels("unheard").inc()
            raise TimedOut from error
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            CALLS.labels("unheard").inc()
            log.warning("telegram_answer_unreadable", error=type(error).__name__)
            raise TelegramError("the answer cannot be read") from error
        CALLS.labels("done").inc()
        log.debug("telegram_call", end="done")
        departure.answered()
        return made

    async def _is_there(self) -> bool:
        """Whether Telegram answers a harmless question."""
        try:
            await self._bot.get_me(**BRIEFLY)
        except TelegramError as error:
            self.halted(error)
            return answered(error)
        return True


def _end(error: TelegramError) -> str:
    if isinstance(error, RetryAfter):
        return "too many"
    return "refused" if answered(error) else "not sent" if unsent(error) else "unheard"
