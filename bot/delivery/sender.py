"""The delivery stage: claims what can leave, composes it, sends it, and records what became of it."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from bot.chat import DeliveryFailed, Failure, Message, Platform
from bot.delivery.composer import Composed, Composer, NotSayable
from storage import occasions, outbox
from storage.database import Database
from storage.outbox import FAILED, PENDING, SENT, SKIPPED, UNKNOWN, Claimed, Outcome

log = structlog.get_logger()

IN_FLIGHT = 32
"""How many messages may be on their way to one platform at once: enough to keep it busy, and few enough that
a goal does not stand behind more than half a second of others."""
TURN = 0.1
"""Seconds between two turns while there is work: short enough for a goal, long enough to batch the writes."""
IDLE = 1.0
"""Seconds after which the sender looks again though nobody woke it: another process may have brought work."""
BACK_OFF = timedelta(seconds=2)
LONGEST_BACK_OFF = timedelta(minutes=5)


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
        worker: str = "one",
    ) -> None:
        self._database = database
        self._platforms: Mapping[str, Platform] = {platform.name: platform for platform in platforms}
        self._clock = clock
        self._composer = composer
        self._worker = worker
        self._on_their_way: dict[asyncio.Task[Outcome], str] = {}
        self._done: list[Outcome] = []
        self._something_to_do = asyncio.Event()

    @property
    def on_their_way(self) -> frozenset["asyncio.Task[Outcome]"]:
        """The messages that are being sent just now."""
        return frozenset(self._on_their_way)

    async def recover(self) -> int:
        """Deals with what an earlier process left unfinished; gives how many outcomes nobody can know."""
        return await self._recover(everything=self._database.alone)

    async def _recover(self, *, everything: bool) -> int:
        remembers = {name: platform.remembers for name, platform in self._platforms.items()}
        async with self._database.write() as conn:
            lost = await outbox.recover(conn, self._clock.now(), remembers, everything=everything)
        if lost:
            log.warning("deliveries_unknown", count=lost)
        return lost

    def wake(self) -> None:
        """Says that there may be something new to send."""
        self._something_to_do.set()

    async def turn(self) -> int:
        """Records what is done, claims what can leave, lets it go; gives how many are on their way."""
        now = self._clock.now()
        done, self._done = self._done, []
        try:
            async with self._database.write() as conn:
                await outbox.settle(conn, done, now)
                claimed = []
                for name, platform in self._platforms.items():  # a slow one holds up no other
                    room = min(IN_FLIGHT - self._flying(name), platform.room)
                    claimed += await outbox.claim(conn, now, self._worker, [name], room)
                self._composer.facts_changed(await occasions.last_change(conn))
        except BaseException:
            self._done = done + self._done  # nothing was recorded: it is said again at the next turn
            raise
        for delivery in claimed:
            task = asyncio.create_task(self._deliver(delivery), name=f"delivery-{delivery.id}")
            self._on_their_way[task] = delivery.channel.platform
            task.add_done_callback(self._arrived)
        return len(self._on_their_way)

    def _flying(self, platform: str) -> int:
        return sum(to == platform for to in self._on_their_way.values())

    async def drain(self) -> datetime | None:
        """Sends all that can leave now; gives when the next may. For a clock that is driven by hand."""
        while True:
            flying = await self.turn()
            if flying:
                await asyncio.wait(self._on_their_way)
            elif not self._done:
                async with self._database.read() as conn:
                    return await outbox.next_ready(conn)

    async def run(self, stopping: asyncio.Event) -> None:
        """Works until told to stop, then lets what is in flight arrive and records it."""
        await self.recover()
        looked = self._clock.now()
        while not stopping.is_set():
            self._something_to_do.clear()
            try:
                if self._clock.now() - looked > outbox.LEASE:
                    looked = self._clock.now()
                    await self._recover(everything=False)
                busy = await self.turn() > 0 or bool(self._done)
            except Exception:  # a store that is away comes back; what is claimed or done is not forgotten
                log.exception("turn_failed")
                await asyncio.sleep(IDLE)
                continue
            await self._pause(TURN if busy else IDLE)
        await self.finish()

    async def finish(self) -> None:
        """Lets what is in flight arrive, and records it."""
        if self._on_their_way:
            await asyncio.wait(self._on_their_way)
        done, self._done = self._done, []
        async with self._database.write() as conn:
            await outbox.settle(conn, done, self._clock.now())

    async def abandon(self) -> None:
        """Stops as a killed process does: while sending, with nothing recorded. For drills and tests."""
        flying = list(self._on_their_way)
        for task in flying:
            task.cancel()
        await asyncio.gather(*flying, return_exceptions=True)
        self._done.clear()

    async def _pause(self, seconds: float) -> None:
        """Waits for the next turn, and no longer than until something is done or new."""
        try:
            async with asyncio.timeout(seconds):
                await self._something_to_do.wait()
        except TimeoutError:
            return
        await asyncio.sleep(TURN / 10)  # let a few more arrive, so that they share a transaction

    def _arrived(self, task: "asyncio.Task[Outcome]") -> None:
        self._on_their_way.pop(task, None)
        if task.cancelled():
            pass  # it stays `sending`, as after a kill, and is recovered
        elif (error := task.exception()) is not None:
            log.error("delivery_failed", task=task.get_name(), exc_info=error)
        else:
            self._done.append(task.result())
        self._something_to_do.set()

    async def _deliver(self, delivery: Claimed) -> Outcome:
        """Sends one delivery. What fails is a value; only the end of the process leaves it `sending`."""
        occasion = delivery.occasion
        try:
            composed = await self._composer.compose(delivery, self._clock.now())
        except NotSayable as reason:
            return Outcome(delivery.id, SKIPPED, reason=str(reason))
        except Exception:
            log.exception("compose_failed", delivery=delivery.id, kind=occasion.kind.value)
            return _given_up(delivery, "it could not be composed; the log has the details")
        message = _message(delivery, composed)
        platform = self._platforms[delivery.channel.platform]
        try:
            if delivery.reference is None:
                reference = await platform.send(message)
            else:
                await platform.edit(delivery.reference, message)
                reference = delivery.reference
        except DeliveryFailed as failure:
            return self._failed(delivery, failure)
        except Exception:
            log.exception("send_failed", delivery=delivery.id, kind=occasion.kind.value)
            return _given_up(delivery, "the platform's adapter failed; the log has the details", unknown=True)
        log.info(
            "delivered",
            delivery=delivery.id,
            kind=occasion.kind.value,
            subject=occasion.subject,
            revision=occasion.revision,
            platform=delivery.channel.platform,
            channel=delivery.channel.address,
        )
        return Outcome(delivery.id, SENT, occasion.revision, reference=reference)

    def _failed(self, delivery: Claimed, failed: DeliveryFailed) -> Outcome:
        """What to record of a failure that the platform told us about."""
        now = self._clock.now()
        log.warning("not_delivered", delivery=delivery.id, failure=failed.failure.value, reason=failed.reason)
        match failed.failure:
            case Failure.NOT_SENT:
                wait = failed.retry_after or min(
                    BACK_OFF * 2 ** min(delivery.attempts - 1, 10), LONGEST_BACK_OFF
                )
                state = PENDING if delivery.reference is None else SENT
                return Outcome(delivery.id, state, reason=failed.reason, not_before=now + wait)
            case Failure.GONE:
                return replace(_given_up(delivery, failed.reason), gone=delivery.channel)
            case Failure.UNKNOWN:
                return _given_up(delivery, failed.reason, unknown=True)
            case Failure.REFUSED:
                return _given_up(delivery, failed.reason)


def _message(delivery: Claimed, composed: Composed) -> Message:
    occasion = delivery.occasion
    return Message(
        channel=delivery.channel,
        key=delivery.key,
        kind=occasion.kind,
        subject=occasion.subject,
        revision=occasion.revision,
        post=composed.post,
        look=delivery.look,
        silent=delivery.silent,
        wishes=delivery.wishes,
        fixture=composed.fixture,
        picture=composed.picture,
    )


def _given_up(delivery: Claimed, reason: str, unknown: bool = False) -> Outcome:
    """No more tries: a message that stands stays as it is, and counts as brought up to date."""
    if delivery.reference is not None:
        return Outcome(delivery.id, SENT, delivery.occasion.revision, reason=reason)
    return Outcome(delivery.id, UNKNOWN if unknown else FAILED, reason=reason)
