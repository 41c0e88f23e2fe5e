"""What is told of each delivery: one line in the log with its ids, and what is counted of it."""

from datetime import datetime
from time import perf_counter
from typing import Any

import structlog
from prometheus_client import Counter, Histogram

from bot.chat import DeliveryFailed
from storage.outbox import Claimed

log = structlog.get_logger()

SEND_SECONDS = Histogram(
    "matchday_send_seconds",
    "Seconds that a platform took for one message, the waiting for its pace included",
    ["platform", "act"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60),
)
DELAY = Histogram(
    "matchday_delivery_delay_seconds",
    "Seconds from when a post could leave until it stood in its channel",
    ["platform", "kind"],
    buckets=(0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800),
)
DELIVERIES = Counter(
    "matchday_deliveries",
    "Tries to deliver, by what came of them",
    ["platform", "kind", "end"],  # posted, edited, skipped, crashed, and the values of bot.chat.Failure
)

LOST = Counter(
    "matchday_lost_deliveries",
    "Deliveries that a process left when it ended, and of which nobody knows whether they arrived",
)


class Telling:
    """Tells how one try to deliver ends. Made in the task that makes it: what adapters log meanwhile carries
    the delivery's number and trace too."""

    def __init__(self, delivery: Claimed) -> None:
        occasion, channel = delivery.occasion, delivery.channel
        self._delivery = delivery
        self._ids: dict[str, Any] = {
            "delivery": delivery.id,
            "occasion": delivery.occasion_id,
            "trace": delivery.trace,
            "platform": channel.platform,
            "channel": channel.address,
            "kind": occasion.kind.value,
            "subject": occasion.subject,
            "revision": occasion.revision,
            "act": "send" if delivery.reference is None else "edit",
            "attempt": delivery.attempts,
            "key": delivery.key,
        }
        self._sends_at: float | None = None
        structlog.contextvars.bind_contextvars(delivery=delivery.id, trace=delivery.trace)

    def sends(self) -> None:
        """It is composed, and the platform has it now."""
        self._sends_at = perf_counter()

    def delivered(self, reference: str, now: datetime) -> None:
        new, ready_at = self._delivery.reference is None, self._delivery.ready_at
        late: dict[str, float] = {}
        if new and ready_at is not None:
            late["delay"] = round(max(0.0, (now - ready_at).total_seconds()), 3)
            DELAY.labels(self._ids["platform"], self._ids["kind"]).observe(late["delay"])
        took = self._ends("posted" if new else "edited")
        log.info("delivered", **self._ids, reference=reference, **took, **late)

    def skipped(self, reason: str) -> None:
        """It would state what no longer holds."""
        log.info("not_posted", **self._ids, reason=reason, **self._ends("skipped"))

    def failed(self, failed: DeliveryFailed) -> None:
        took = self._ends(failed.failure.value)
        log.warning("not_delivered", **self._ids, failure=failed.failure.value, reason=failed.reason, **took)

    def crashed(self, event: str) -> None:
        """Within an `except`: what happened is told with its traceback."""
        log.exception(event, **self._ids, **self._ends("crashed"))

    def _ends(self, end: str) -> dict[str, float]:
        """Counts it; gives how long the platform took, in seconds, where it was reached."""
        DELIVERIES.labels(self._ids["platform"], self._ids["kind"], end).inc()
        if self._sends_at is None:
            return {}
        took = perf_counter() - self._sends_at
        SEND_SECONDS.labels(self._ids["platform"], self._ids["act"]).observe(took)
        return {"took": round(took, 3)}
