"""The delivery stage: claims what can leave, composes it, sends it, and records what became of it."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from bot.chat import DeliveryFailed, Failure, Message, Platform
from bot.delivery.composer import Composed, Composer, NotSayable
from bot.delivery.telling import LOST, Telling
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
        self._on_their_way: dict[asyncio.Task[list[Outcome]], str] = {}
        self._done: list[Outcome] = []
        self._something_to_do = asyncio.Event()

    @property
    def on_their_way(self) -> frozenset["asyncio.Task[list[Outcome]]"]:
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
            LOST.inc(lost)
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

    async def run(
        self,
        stopping: asyncio.Event,
        within: timedelta | None = None,
        beat: Callable[[], None] = lambda: None,
    ) -> None:
        """Works until told to stop, then lets what is in flight arrive and records it: `within` so long,
        where that is given. What has not arrived by then stays `sending`, and is for who looks next. `beat`
        hears of each round."""
        await self.recover()
        looked = self._clock.now()
        while not stopping.is_set():
            beat()
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
        await self.finish(within)

    async def finish(self, within: timedelta | None = None) -> None:
        """Lets what is in flight arrive, and records it."""
        if self._on_their_way:
            await asyncio.wait(self._on_their_way, timeout=within.total_seconds() if within else None)
        for late in list(self._on_their_way):
            log.warning("delivery_left_under_way", delivery=late.get_name())
            late.cancel()
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

    def _arrived(self, task: "asyncio.Task[list[Outcome]]") -> None:
        self._on_their_way.pop(task, None)
        if task.cancelled():
            pass  # it stays `sending`, as after a kill, and is recovered
        elif (error := task.exception()) is not None:
            log.error("delivery_failed", task=task.get_name(), exc_info=error)
        else:
            self._done += task.result()
        self._something_to_do.set()

    async def _deliver(self, delivery: Claimed) -> list[Outcome]:
        """Sends one message; gives what became of the delivery, or of each where it tells several. What fails
        is a value; only the end of the process leaves it `sending`."""
        telling = Telling(delivery)
        try:
            composed = await self._composer.compose(delivery, self._clock.now())
        except NotSayable as refused:
            telling.skipped(str(refused))
            return [
                Outcome(number, SKIPPED, reason=refused.each.get(number, str(refused)))
                for number in delivery.numbers
            ]
        except Exception:
            telling.crashed("compose_failed")
            return _of_each(
                delivery, _given_up(delivery, "it could not be composed; the log has the details")
            )
        told = delivery.without(composed.left_out)
        left_out = [Outcome(number, SKIPPED, reason=why) for number, why in composed.left_out.items()]
        return [*left_out, *_of_each(told, await self._send(told, composed, telling))]

    async def _send(self, delivery: Claimed, composed: Composed, telling: Telling) -> Outcome:
        """Hands a message to its platform."""
        message = _message(delivery, composed)
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
            return self._failed(delivery, failure)
        except Exception:
            telling.crashed("send_failed")
            return _given_up(delivery, "the platform's adapter failed; the log has the details", unknown=True)
        telling.delivered(reference, self._clock.now())
        return Outcome(delivery.id, SENT, delivery.occasion.revision, reference=reference)

    def _failed(self, delivery: Claimed, failed: DeliveryFailed) -> Outcome:
        """What to record of a failure that the platform told us about."""
        now = self._clock.now()
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
        revision=1 + sum(part.occasion.revision - 1 for part in delivery.parts)
        if delivery.parts
        else occasion.revision,
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


def _of_each(delivery: Claimed, outcome: Outcome) -> list[Outcome]:
    """What became of a message, for each delivery that it tells. Where an edit fails, that is no failure of
    those which stand as they should."""
    if not delivery.parts:
        return [outcome]
    found = []
    for part in delivery.parts:
        now = part.occasion.revision
        if delivery.reference is not None and part.revision >= now:
            found.append(Outcome(part.id, SENT, now))
        else:
            found.append(replace(outcome, id=part.id, revision=outcome.revision and now))
    return [found[0], *(replace(one, gone=None) for one in found[1:])]
