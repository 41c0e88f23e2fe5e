"""Updates, each with one effect: in order within a chat, and no chat waits for another.

An update is stored once what it changes is kept together with its id, by the application or in the ledger.
Only then is it confirmed to Telegram; what a kill leaves unconfirmed is handed over again, and the id tells
that its effect is there. To tell the asker comes afterwards, and may be lost with the process.
"""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Mapping
from typing import Any

import structlog
import telegram

from bot.platforms.telegram.answers import Answers, Rest
from bot.platforms.telegram.errors import Closing, NotStored, said
from bot.platforms.telegram.listener import Listener

log = structlog.get_logger()

AT_ONCE = 32
"""Updates that are dealt with at the same time."""
LONGEST = 60.0
"""Seconds after which one try counts as failed, so that nothing that hangs keeps others waiting for good."""
TRIES = 10
"""How often an update is tried that fails, over two minutes; as long as the ledger cannot note it, for ever:
the store may be all that is wrong."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds before it is tried again."""
REMEMBERED = 2_000
"""Ids that this process knows it has dealt with, without asking the ledger."""
FINISHING = 10.0
"""Seconds for what is being answered when the adapter closes."""


class Taken:
    """An update that is in hand. `over`: nothing more happens to it, and it is `stored` or it is not."""

    def __init__(self, update: telegram.Update, first: "asyncio.Task[None] | None") -> None:
        self.update = update
        self.first = first
        self.over = asyncio.Event()
        self.stored = False


class Updates:
    """The entrance for every update, whichever way it came."""

    def __init__(self, bot: telegram.Bot, listener: Listener) -> None:
        self._bot = bot
        self._listener = listener
        self._in_hand: dict[int, Taken] = {}
        self._done: OrderedDict[int, None] = OrderedDict()
        self._lanes: dict[object, deque[Taken]] = {}
        self._at_work: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._answers = Answers()
        self._closing = False

    async def take(self, raw: Mapping[str, Any]) -> None:
        """Returns when the effect is stored. Raises Closing, and ValueError for what is no update."""
        taken = self.begin(raw)
        if taken is not None:
            await taken.over.wait()
            if not taken.stored:
                raise Closing

    def begin(self, raw: Mapping[str, Any]) -> Taken | None:
        """Takes an update in hand; None where it has been dealt with. Raises Closing and ValueError."""
        if self._closing:
            raise Closing
        number = raw.get("update_id")
        if not isinstance(number, int):
            raise ValueError("an update has an id")
        if number in self._done:
            return None
        return self._in_hand.get(number) or self._enlist(number, raw)

    def in_hand(self) -> frozenset[int]:
        """Ids of those whose effect is not stored, or not yet."""
        return frozenset(self._in_hand)

    async def settle(self, seconds: float) -> None:
        """Waits until nothing is in hand, for so long at most."""
        waiting = [asyncio.ensure_future(taken.over.wait()) for taken in self._in_hand.values()]
        if waiting:
            _, late = await asyncio.wait(waiting, timeout=seconds)
            for one in late:
                one.cancel()

    async def finish(self) -> None:
        """Takes nothing more; what is being dealt with is finished, what has not been begun is left to
        whoever is handed it next."""
        self._closing = True
        for lane in self._lanes.values():
            while lane:
                lane.popleft().over.set()
        clock = asyncio.get_running_loop()
        until = clock.time() + FINISHING
        if self._at_work:
            _, late = await asyncio.wait(self._at_work, timeout=FINISHING)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._answers.finish(max(until - clock.time(), 0.0))

    # --- one at a time within a lane

    def _enlist(self, number: int, raw: Mapping[str, Any]) -> Taken | None:
        try:
            update = telegram.Update.de_json(dict(raw), self._bot)
        except Exception as error:
            log.exception("telegram_update_unreadable", update=number, error=said(error))
            self._remember(number)
            return None
        query = update.callback_query
        first = self._start(self._acknowledge(query)) if query else None
        taken = self._in_hand[number] = Taken(update, first)
        lane = _lane(update)
        if lane in self._lanes:
            self._lanes[lane].append(taken)
        else:
            self._lanes[lane] = deque([taken])
            self._start(self._work(lane))
        return taken

    async def _work(self, lane: object) -> None:
        waiting = self._lanes[lane]
        try:
            while waiting:
                taken = waiting.popleft()
                async with self._slots:
                    rest = await self._deal_with(taken)
                if rest:
                    self._answers.add((lane, _asker(taken.update)), rest)
        finally:
            del self._lanes[lane]

    async def _deal_with(self, taken: Taken) -> Rest | None:
        try:
            if taken.first:
                await taken.first
            rest = await self._stored(taken.update)
            taken.stored = True
            self._remember(taken.update.update_id)
            del self._in_hand[taken.update.update_id]
            return rest
        finally:
            taken.over.set()

    async def _stored(self, update: telegram.Update) -> Rest | None:
        """Has its effect stored, trying as often as that makes sense."""
        pause, failed = FIRST_PAUSE, 0
        while True:
            try:
                async with asyncio.timeout(LONGEST):
                    return await self._listener.hear(update)
            except NotStored as error:
                log.warning(
                    "telegram_update_not_stored", update=update.update_id, error=repr(error.__cause__)
                )
            except Exception:
                failed += 1
                log.exception("telegram_update_failed", update=update.update_id, given_up=failed == TRIES)
                if failed >= TRIES and await self._listener.given_up(update):
                    return None
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _acknowledge(self, query: telegram.CallbackQuery) -> None:
        try:
            await self._listener.acknowledge(query)
        except Exception:
            log.exception("telegram_press_not_answered")

    def _remember(self, number: int) -> None:
        self._done[number] = None
        if len(self._done) > REMEMBERED:
            self._done.popitem(last=False)

    def _start(self, work: Any) -> "asyncio.Task[None]":
        task = asyncio.create_task(work)
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)
        return task


def _asker(update: telegram.Update) -> int | None:
    """Whoever gets the answer; in a group nobody waits for those of others."""
    return update.effective_user.id if update.effective_user else None


def _lane(update: telegram.Update) -> object:
    """What has to stay in order: a chat, and all that one person presses or types inline."""
    pressed_or_typed = update.callback_query or update.inline_query
    if pressed_or_typed:
        return pressed_or_typed.from_user.id
    return update.effective_chat.id if update.effective_chat else None
