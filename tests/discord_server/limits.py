"""Rate limits: 50 a second for the bot, buckets for each route and place, and the headers that tell."""

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.discord_server.calls import Found

Bucket = tuple[int, float]
"""So many calls in so many seconds, counted from the first."""

CHANNEL_MESSAGES = "/channels/{channel_id}/messages"
ONE_MESSAGE = "/channels/{channel_id}/messages/{message_id}"

USUAL: Mapping[tuple[str, str], Bucket] = {
    ("POST", CHANNEL_MESSAGES): (5, 5.0),
    ("PATCH", ONE_MESSAGE): (5, 5.0),
    ("DELETE", ONE_MESSAGE): (5, 1.0),
    ("GET", CHANNEL_MESSAGES): (5, 1.0),
    ("POST", f"{ONE_MESSAGE}/crosspost"): (10, 3600.0),
    ("PUT", f"{CHANNEL_MESSAGES}/pins/{{message_id}}"): (5, 5.0),
    ("POST", "/channels/{channel_id}/threads"): (50, 300.0),
    ("POST", f"{ONE_MESSAGE}/threads"): (50, 300.0),
    ("POST", "/guilds/{guild_id}/scheduled-events"): (5, 60.0),
    ("PATCH", "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}"): (5, 60.0),
    ("POST", "/webhooks/{webhook_id}/{webhook_token}"): (5, 2.0),
    ("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"): (5, 2.0),
}
"""As the service was seen to have them; it promises none of these numbers, so nothing may build on them."""

OTHERS: Bucket = (10, 10.0)


@dataclass(slots=True)
class Window:
    """Counts calls in a window that opens with its first call."""

    limit: int
    seconds: float
    opened: float = float("-inf")
    used: int = 0

    def take(self, now: float) -> bool:
        if now - self.opened >= self.seconds:
            self.opened, self.used = now, 0
        if self.used >= self.limit:
            return False
        self.used += 1
        return True

    def left(self, now: float) -> float:
        """Seconds until it opens anew."""
        return max(0.001, self.opened + self.seconds - now)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`retry_after` is None where the call may pass. `scope` is `global` or `user`."""

    headers: Mapping[str, str]
    retry_after: float | None = None
    scope: str = "user"


PASS = Verdict({})


@dataclass(slots=True)
class Limits:
    """`per_second` None: no global limit. `buckets` None: no buckets, and no headers."""

    per_second: int | None = 50
    buckets: Mapping[tuple[str, str], Bucket] | None = field(default_factory=lambda: USUAL)
    others: Bucket = OTHERS
    _global: Window = field(init=False)
    _windows: dict[str, Window] = field(default_factory=dict, init=False)
    _hashes: dict[tuple[str, str], str] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self._global = Window(self.per_second or 0, 1.0)

    @classmethod
    def off(cls) -> "Limits":
        return cls(per_second=None, buckets=None)

    def judge(self, found: Found, now: float) -> Verdict:
        """Counts the call where it may pass."""
        if self.per_second is not None and not found.by_token and not self._global.take(now):
            return Verdict({}, self._global.left(now), "global")
        if self.buckets is None or found.route.template.endswith("/callback"):
            return PASS
        return self._bucket(found, now)

    def _bucket(self, found: Found, now: float) -> Verdict:
        key = (found.route.method, found.route.template)
        name = self._hashes.get(key)
        if name is None:
            name = self._hashes[key] = hashlib.sha256(" ".join(key).encode()).hexdigest()[:32]
        places = 2 if found.by_token else 1
        full = f"{name}:{':'.join(found.parts[:places])}"
        window = self._windows.get(full)
        if window is None:
            assert self.buckets is not None
            window = self._windows[full] = Window(*self.buckets.get(key, self.others))
        passed = window.take(now)
        left = window.left(now)
        headers = {
            "X-RateLimit-Limit": str(window.limit),
            "X-RateLimit-Remaining": str(window.limit - window.used),
            "X-RateLimit-Reset": f"{time.time() + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": name,
        }
        return Verdict(headers) if passed else Verdict(headers, left)
