"""Flood limits: of all sending together, of one chat, of one group. Over one of them a call gets a 429."""

import math
from collections import deque
from dataclasses import dataclass, field

SENDING = frozenset(
    {
        *("sendMessage", "sendPhoto", "sendDocument"),
        *("editMessageText", "editMessageCaption", "editMessageMedia", "editMessageReplyMarkup"),
    }
)
"""What counts. The rest (updates, answers, looking things up) has no limit here."""


@dataclass(frozen=True, slots=True)
class TooFast:
    """Why, and how many whole seconds to wait."""

    limit: str
    seconds: int


@dataclass(slots=True)
class Sliding:
    """So many calls in any window of so many seconds."""

    most: int
    seconds: float
    times: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Seconds until one more may pass; 0 is now."""
        while self.times and self.times[0] <= now - self.seconds:
            self.times.popleft()
        return self.times[0] + self.seconds - now if len(self.times) >= self.most else 0.0


@dataclass(slots=True)
class Burst:
    """A steady pace that lets a few through at once after a pause."""

    per_second: float
    most: int
    left: float
    at: float

    def wait(self, now: float) -> float:
        self.left = min(self.most, self.left + (now - self.at) * self.per_second)
        self.at = now
        return 0.0 if self.left >= 1 else (1 - self.left) / self.per_second


@dataclass
class Limits:
    """Any part None is no limit of that kind.

    `chat_burst` calls may follow each other in a chat that was quiet. Groups are groups and supergroups.
    """

    per_second: int | None = 30
    per_chat_per_second: float | None = 1.0
    per_group_per_minute: int | None = 20
    chat_burst: int = 5
    _overall: Sliding = field(init=False, repr=False)
    _chats: dict[str, Burst] = field(default_factory=dict, init=False, repr=False)
    _groups: dict[str, Sliding] = field(default_factory=dict, init=False, repr=False)
    _halted_until: float = field(default=0.0, init=False, repr=False)

    def __post_init__(self) -> None:
        self._overall = Sliding(self.per_second or 0, 1.0)

    @classmethod
    def off(cls) -> "Limits":
        return cls(per_second=None, per_chat_per_second=None, per_group_per_minute=None)

    def judge(self, method: str, chat_id: str, now: float, *, group: bool) -> TooFast | None:
        """Counts the call where it may pass."""
        if method not in SENDING:
            return None
        if now < self._halted_until:
            return TooFast("halted", _whole(self._halted_until - now))
        counted: list[Sliding] = []
        if self.per_second is not None:
            if wait := self._overall.wait(now):
                seconds = _whole(wait)
                self._halted_until = now + seconds
                return TooFast("overall", seconds)
            counted.append(self._overall)
        if group and self.per_group_per_minute is not None:
            window = self._groups.setdefault(chat_id, Sliding(self.per_group_per_minute, 60.0))
            if wait := window.wait(now):
                return TooFast("group", _whole(wait))
            counted.append(window)
        if self.per_chat_per_second is not None:
            if wait := self._chat(chat_id, now).wait(now):
                return TooFast("chat", _whole(wait))
            self._chats[chat_id].left -= 1
        for each in counted:
            each.times.append(now)
        return None

    def _chat(self, chat_id: str, now: float) -> Burst:
        burst = self._chats.get(chat_id)
        if burst is None:
            assert self.per_chat_per_second is not None
            burst = self._chats[chat_id] = Burst(
                self.per_chat_per_second, self.chat_burst, self.chat_burst, now
            )
        return burst


def _whole(seconds: float) -> int:
    return max(1, math.ceil(seconds))
