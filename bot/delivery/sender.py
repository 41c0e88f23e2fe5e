"""The delivery stage: claims what can leave, composes it, sends it, and records what became of it."""

import asyncio
import os
import secrets
import socket
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from math import inf
from typing import Protocol

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import DeliveryFailed, Platform
from bot.delivery.composer import Composed, Composer, NotSayable
from bot.delivery.lease import Lease, seconds, until_renewal
from bot.delivery.outcome import again, failed, given_up, of_each
from bot.delivery.telling import LOST, Telling
from storage import leases, occasions, outbox
from storage.database import Database
from storage.errors import store_is_away, words_of
from storage.outbox import SENT, SKIPPED, Claimed, Outcome

log = structlog.get_logger()

IN_FLIGHT = 64
"""How many messages may be on their way to one platform at once: enough to keep it busy, also where it takes
a second to answer. What waits for its turn is bounded by the platform's room."""
TURN = 0.1
"""Seconds between two turns while there is work: short enough for the room to last, long enough to batch the
writes."""
BATCH = IN_FLIGHT // 4
"""Outcomes for which the next turn comes at once."""
IDLE = 1.0
"""Seconds after which the sender looks again though nobody woke it: another process may have brought work."""
STORE_AWAY = timedelta(seconds=2)
"""When something is tried again for which the store did not answer."""


class Clock(Protocol):
    def now(self) -> datetime: ...


class Sender:
    """Sends what the outbox holds. Any number may work on one store."""

    def __init__(
        self,
        database: Database,
        platforms: Sequence[Platform],
        clock: Clock,
        composer: Composer,
    ) -> None:
        self._database = database
        self._platforms: Mapping[str, Platform] = {platform.name: platform for platform in platforms}
        self._clock = clock
        self._composer = composer
        self._worker = _a_name()
        self._on_their_way: dict[asyncio.Task[list[Outcome]], Claimed] = {}
        self._done: list[Outcome] = []
        self._not_begun: list[Claimed] = []
        """What may be claimed: the store went away before it could say so."""
        self._lease = Lease()
        self._something_to_do = asyncio.Event()

    @property
    def on_their_way(self) -> frozenset["asyncio.Task[list[Outcome]]"]:
        """The messages that are being sent just now."""
        return frozenset(self._on_their_way)

    async def recover(self) -> int:
        """Deals with what an earlier process left unfinished; gives how many outcomes nobody can know."""
        return await self._recover(everything=self._database.alone)

    async def keep(self) -> int:
        """Says that this worker lives, and deals with what others left who do not; gives the same."""
        return await self._recover(everything=False)

    async def _recover(self, *, everything: bool) -> int:
        remembers = {name: platform.remembers for name, platform in self._platforms.items()}
        began = seconds()
        sending = [*self._on_their_way.values(), *self._not_begun]
        flying = {number for one in sending for number in one.numbers}
        ours = flying | {outcome.id for outcome in self._done}
        async with self._database.write() as conn:
            renewed = await leases.renew(conn, self._clock.now(), self._worker, ours)
            lost = await leases.recover(conn, self._clock.now(), remembers, everything=everything)
        self._lease.renewed(began, flying - renewed)
        if lost:
            LOST.inc(lost)
            log.warning("deliveries_unknown", count=lost)
        return lost

    def wake(self) -> None:
        """Says that there may be something new to send."""
        self._something_to_do.set()

    async def turn(self) -> int:
        """Records what is done, claims what can leave, lets it go; gives how many are on their way."""
        now, began = self._clock.now(), seconds()
        done, self._done = self._done, []
        claimed: list[Claimed] = []
        try:
            async with self._database.write() as conn:
                await self._record(conn, done)
                for name, platform in self._platforms.items():  # a slow one holds up no other
                    room = min(IN_FLIGHT - self._flying(name), platform.room)
                    claimed += await outbox.claim(conn, now, self._worker, [name], room)
                self._composer.facts_changed(await occasions.last_change(conn))
        except BaseException:
            self._done = done + self._done  # nothing was recorded: it is said again at the next turn
            self._not_begun += claimed
            raise
        self._not_begun.clear()
        for delivery in claimed:
            task = asyncio.create_task(self._deliver(delivery, began), name=f"delivery-{delivery.id}")
            self._on_their_way[task] = delivery
            task.add_done_callback(self._arrived)
        return len(self._on_their_way)

    async def _record(self, conn: AsyncConnection, done: Sequence[Outcome]) -> None:
        await leases.hand_back(conn, self._not_begun, self._worker)
        await outbox.settle(conn, done, self._clock.now(), self._worker)

    def _flying(self, platform: str) -> int:
        return sum(one.channel.platform == platform for one in self._on_their_way.values())

    async def drain(self) -> datetime | None:
        """Sends all that can leave now; gives when the next may. For a clock that is driven by hand."""
        while True:
            flying = await self.turn()
            if flying:
                await asyncio.wait(self._on_their_way)
            elif not self._done:
                async with self._database.read() as conn:
                    return await outbox.next_ready(conn)

    async def run(
        self,
        stopping: asyncio.Event,
        within: timedelta | None = None,
        beat: Callable[[], None] = lambda: None,
    ) -> None:
        """Works until told to stop, then lets what is in flight arrive and records it: `within` so long,
        where that is given. What has not arrived by then stays `sending`, and is for who looks next. `beat`
        hears of each round."""
        look, looks_at = self.recover, seconds()
        log.info("sender_begins", worker=self._worker)
        while not stopping.is_set():
            beat()
            self._something_to_do.clear()
            try:
                if seconds() >= looks_at:
                    await look()
                    look, looks_at = self.keep, seconds() + until_renewal()
                busy = await self.turn() > 0 or bool(self._done)
            except Exception as error:  # a store that is away comes back; nothing that is done is forgotten
                _tell(error)
                await asyncio.sleep(IDLE)
                continue
            await self._pause(TURN if busy else IDLE)
        await self.finish(within)

    async def finish(self, within: timedelta | None = None) -> None:
        """Lets what is in flight arrive, and records it; `within` so long, where that is given, a store that
        is away is waited for."""
        until = seconds() + (within.total_seconds() if within else 0.0)
        await self._arrive(until if within else inf)
        for late in list(self._on_their_way):
            log.warning("delivery_left_under_way", delivery=late.get_name())
            late.cancel()
        while True:
            try:
                async with self._database.write() as conn:
                    await self._record(conn, self._done)
            except Exception as error:
                if seconds() >= until:
                    raise
                _tell(error)
                await asyncio.sleep(min(IDLE, until - seconds()))
            else:
                self._done.clear()
                return

    async def _arrive(self, until: float) -> None:
        """Waits until nothing is on its way, but no longer than `until`; meanwhile it stays ours."""
        while self._on_their_way and (left := until - seconds()) > 0:
            await asyncio.wait(self._on_their_way, timeout=min(until_renewal(), left))
            if self._on_their_way and until > seconds():
                try:
                    async with asyncio.timeout_at(None if until == inf else until):
                        await self.keep()
                except Exception as error:  # what arrives is written down all the same
                    _tell(error)

    async def abandon(self) -> None:
        """Stops as a killed process does: while sending, with nothing recorded. For drills and tests."""
        flying = list(self._on_their_way)
        for task in flying:
            task.cancel()
        await asyncio.gather(*flying, return_exceptions=True)
        self._done.clear()
        self._worker = _a_name()

    async def _pause(self, seconds: float) -> None:
        """Waits for the next turn, and no longer than until something is done or new."""
        try:
            async with asyncio.timeout(seconds):
                await self._something_to_do.wait()
        except TimeoutError:
            return
        await asyncio.sleep(TURN / 10)  # let a few more arrive, so that they share a transaction

    def _arrived(self, task: "asyncio.Task[list[Outcome]]") -> None:
        self._on_their_way.pop(task, None)
        if task.cancelled():
            pass  # it stays `sending`, as after a kill, and is recovered
        elif (error := task.exception()) is not None:
            log.error("delivery_failed", task=task.get_name(), exc_info=error)
        else:
            self._done += task.result()
        if len(self._done) >= BATCH or not self._on_their_way:
            self._something_to_do.set()

    async def _deliver(self, delivery: Claimed, claimed_at: float) -> list[Outcome]:
        """Sends one message; gives what became of the delivery, or of each where it tells several. What fails
        is a value; only the end of the process leaves it `sending`."""
        telling = Telling(delivery)
        if self._too_late_to_repeat(delivery):
            reason = "it may have arrived before the program stopped, and is too old to be sent again"
            return of_each(delivery, given_up(delivery, reason, unknown=True))
        try:
            composed = await self._composer.compose(delivery, self._clock.now())
        except NotSayable as refused:
            telling.skipped(str(refused))
            return [
                Outcome(number, SKIPPED, reason=refused.each.get(number, str(refused)))
                for number in delivery.numbers
            ]
        except Exception as error:
            telling.crashed("compose_failed")
            reason = "it could not be composed; the log has the details"
            if store_is_away(error):
                return of_each(delivery, again(delivery, reason, self._clock.now() + STORE_AWAY))
            return of_each(delivery, given_up(delivery, reason))
        if self._lease.may_be_over(delivery.numbers, claimed_at):
            reason = "it was held up, and another worker may have it by now"
            return of_each(delivery, again(delivery, reason, self._clock.now()))
        told = delivery.without(composed.left_out)
        left_out = [Outcome(number, SKIPPED, reason=why) for number, why in composed.left_out.items()]
        return [*left_out, *of_each(told, await self._send(told, composed, telling))]

    def _too_late_to_repeat(self, delivery: Claimed) -> bool:
        """Whether an earlier try may have arrived so long ago that the platform knows its key no more. A
        clock that was put back says as little of that as one that was put ahead."""
        if delivery.perhaps_since is None or delivery.reference is not None:
            return False
        age = abs(self._clock.now() - delivery.perhaps_since)
        return age > self._platforms[delivery.channel.platform].remembers

    async def _send(self, delivery: Claimed, composed: Composed, telling: Telling) -> Outcome:
        """Hands a message to its platform."""
        message = composed.message(delivery)
        platform = self._platforms[delivery.channel.platform]
        telling.sends()
        try:
            if delivery.reference is None:
                reference = await platform.send(message)
            else:
                await platform.edit(delivery.reference, message)
                reference = delivery.reference
        except DeliveryFailed as failure:
            telling.failed(failure)
            return failed(delivery, failure, self._clock.now())
        except Exception as error:
            telling.crashed("send_failed")
            reason = "the platform's adapter failed; the log has the details"
            if store_is_away(error) and (delivery.reference is not None or platform.remembers):
                return again(delivery, reason, self._clock.now() + STORE_AWAY, perhaps=True)
            return given_up(delivery, reason, unknown=True)
        telling.delivered(reference, self._clock.now())
        return Outcome(delivery.id, SENT, delivery.occasion.revision, reference=reference)


def _tell(error: Exception) -> None:
    """A line for each turn that a store is away, without the way there; anything else is told in full."""
    if store_is_away(error):
        log.error("store_away", loop="sending", error=words_of(error))
    else:
        log.error("turn_failed", exc_info=error)


def _a_name() -> str:
    """Of a worker, as claims have it: the machine, the process, and which of its senders."""
    return f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
