"""How many answers a chat gets: whoever asks too much waits, and a group is spared.

Without that a few people who type commands could bring a group over Telegram's limit, and a bot that is over
one of them may say nothing to anybody for a while.
"""

import asyncio
from collections import OrderedDict

AT_ONCE, EVERY = 4, 1.0
"""Answers to one person that follow each other freely, and seconds for each further one."""
GROUP_AT_ONCE, GROUP_EVERY = 6, 10.0
"""The same for a group: at most twelve in a minute, of the twenty that it takes, deliveries included."""
REMEMBERED = 10_000
"""Chats of which it is known when they got their answers."""


class Manners:
    """Counts the answers to each chat."""

    def __init__(self) -> None:
        self._due: OrderedDict[int, float] = OrderedDict()

    async def in_private(self, chat: int) -> None:
        """Waits until one more answer to this person is no trouble."""
        await asyncio.sleep(self._count(chat, AT_ONCE, EVERY))

    def at_once(self, chat: int) -> bool:
        """Whether one more answer in this chat is no trouble just now; it is counted only then."""
        at_once, every = (GROUP_AT_ONCE, GROUP_EVERY) if chat < 0 else (AT_ONCE, EVERY)
        if self._wait(chat, at_once, every) > 0:
            return False
        self._count(chat, at_once, every)
        return True

    def _wait(self, chat: int, at_once: int, every: float) -> float:
        return max(self._due.get(chat, 0.0) - _now() - (at_once - 1) * every, 0.0)

    def _count(self, chat: int, at_once: int, every: float) -> float:
        wait = self._wait(chat, at_once, every)
        self._due[chat] = max(self._due.get(chat, 0.0), _now()) + every
        self._due.move_to_end(chat)
        if len(self._due) > REMEMBERED:
            self._due.popitem(last=False)
        return wait


def _now() -> float:
    return asyncio.get_running_loop().time()
