"""The queue of updates: getUpdates by long polling, or a webhook. One or the other."""

import asyncio
import time
from collections import deque
from typing import Any

from tests.telegram_server import refusals
from tests.telegram_server.calls import Call
from tests.telegram_server.refusals import conflict
from tests.telegram_server.webhook import Hook, Pusher, hook_of
from tests.telegram_server.world import World

Json = dict[str, Any]

MOST = 100
LONGEST = 50
"""Seconds that a poll may last, whatever it asks for."""
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
FIRST = 300_000_001


class Updates:
    """Everything that is not yet confirmed, oldest first."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.pending: deque[Json] = deque()
        self.allowed: list[str] = []
        self.hook: Hook | None = None
        self.queued = 0
        self._next = FIRST
        self._poll: asyncio.Future[None] | None = None
        self._turned = asyncio.Event()
        self._push = Pusher(self)
        world.tell = self.queue

    def queue(self, kind: str, facts: Json) -> None:
        """An update that the bot did not ask to hear of is dropped."""
        wanted = kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT
        if not wanted:
            return
        self.pending.append({"update_id": self._next, kind: facts})
        self._next += 1
        self.queued += 1
        self._wake()
        self._push.wake()

    def hand_over_again(self, times: int = 1) -> None:
        """The newest update that waits comes so many times more."""
        if self.pending:
            self.pending.extend(self.pending[-1] for _ in range(times))

    def confirm(self, below: int) -> None:
        while self.pending and self.pending[0]["update_id"] < below:
            self.pending.popleft()

    async def get(self, call: Call) -> Any:
        """getUpdates. Raises Refused (409) where a webhook is set, and for the older of two polls."""
        if self.hook is not None:
            raise conflict(refusals.WEBHOOK_ACTIVE)
        self._supplant()
        self._allow(call)
        offset = call.number("offset")
        if offset > 0:
            self.confirm(offset)
        elif offset < 0:
            self.confirm(self._next + offset)
        if not self.pending:
            await self._wait(min(call.number("timeout"), LONGEST))
        most = call.number("limit") or MOST
        return [update for update, _ in zip(self.pending, range(min(most, MOST)), strict=False)]

    async def _wait(self, seconds: int) -> None:
        """Until something comes. Raises Refused where another poll takes over."""
        if seconds <= 0:
            return
        poll = self._poll = asyncio.get_running_loop().create_future()
        self._turn()
        try:
            await asyncio.wait_for(poll, seconds)
        except TimeoutError:
            pass
        finally:
            if self._poll is poll:
                self._poll = None
            self._turn()

    def _turn(self) -> None:
        self._turned.set()
        self._turned = asyncio.Event()

    async def until(self, *, polled: bool) -> None:
        """Waits until a bot polls, or until none does any more."""
        while self.polled != polled:
            await self._turned.wait()

    @property
    def polled(self) -> bool:
        """Whether a bot waits for updates right now."""
        return self._poll is not None

    def _supplant(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(conflict(refusals.OTHER_POLL))
        self._poll = None

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def _allow(self, call: Call) -> None:
        if "allowed_updates" in call.params:
            chosen = call.listed("allowed_updates", "can't parse allowed_updates JSON array")
            self.allowed = [str(one) for one in chosen]

    # Webhook

    async def set_webhook(self, call: Call) -> Any:
        hook = hook_of(call)
        if hook is not None:
            self._supplant()
        self._allow(call)
        return await self._hooked(hook, call)

    async def delete_webhook(self, call: Call) -> Any:
        return await self._hooked(None, call)

    async def _hooked(self, hook: Hook | None, call: Call) -> bool:
        if call.flag("drop_pending_updates"):
            self.pending.clear()
        self.hook = hook
        await self._push.stop()
        if hook is not None:
            self._push.start()
        return True

    async def webhook_info(self, call: Call) -> Any:
        facts: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": len(self.pending)}
        if self.allowed:
            facts["allowed_updates"] = self.allowed
        return facts | self.hook.facts() if self.hook is not None else facts

    async def stop(self) -> None:
        await self._push.stop()
        if self._poll is not None:
            self._poll.cancel()

    def failed(self, words: str) -> None:
        """The last update could not be delivered."""
        if self.hook is not None:
            self.hook.error, self.hook.error_at = words, int(time.time())
