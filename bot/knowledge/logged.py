"""What became of one thing to be said about a match, in one channel."""

from dataclasses import dataclass
from datetime import datetime

from bot.knowledge.occasion import Kind


@dataclass(frozen=True, slots=True)
class Logged:
    """An occasion, and its delivery to the channel where there is one (`delivery` is its number).

    `stands` is how far the occasion is: armed, expanding, told, cancelled, expired; `stands_for` why, if that
    is said. `state` is the delivery's: pending, sending, sent, skipped, failed, unknown, and None where there
    is none; `reason` is in the words of whoever stopped it. `revision` is the one that stands in the channel.
    """

    kind: Kind
    variant: str
    lead: str
    due_at: datetime
    expires_at: datetime
    stands: str
    stands_for: str | None = None
    delivery: int | None = None
    state: str | None = None
    reason: str | None = None
    not_before: datetime | None = None
    sent_at: datetime | None = None
    revision: int = 0
    others: int = 0
    """How many further matches its message tells, or was to tell."""

    @property
    def told(self) -> bool:
        """Whether it has been given to every channel that wanted it by then."""
        return self.stands in ("expanding", "told")

    @property
    def heard(self) -> bool:
        """Whether it stands in the channel, or may."""
        return self.state in ("sent", "sending", "unknown")
