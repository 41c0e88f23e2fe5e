"""A post that is on its way to a channel, and why it comes."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b

from bot.knowledge.match import Match
from bot.knowledge.occasion import Kind, Occasion
from bot.knowledge.simultaneous import FEWEST, MOST


@dataclass(frozen=True, slots=True)
class Coming:
    """`at` is when it leaves, after quiet hours (`held`) if it falls into them; about when, unless `sure`.
    With `dropped` it does not leave at all, since quiet hours keep it back until it is of no use.

    `follow` is the target by which the channel hears of the match: "team:liverpool". A digest is about no
    single match, and comes by none. `others` are further reminders that its message tells: all of matches
    that kick off at one time.
    """

    occasion: Occasion
    match: Match | None
    follow: str
    at: datetime
    sure: bool = True
    held: bool = False
    dropped: bool = False
    skipped: bool = False
    others: tuple["Coming", ...] = ()

    @property
    def code(self) -> str:
        """A few letters that name it in a button. A reminder keeps them when the kickoff moves."""
        one = self.occasion
        named = "\n".join((one.subject, one.kind.value, one.lead or one.variant))
        return blake2b(named.encode(), digest_size=5).hexdigest()

    @property
    def each(self) -> tuple["Coming", ...]:
        """What its message tells, each by itself."""
        return (replace(self, others=()), *self.others)


def folded(found: Iterable[Coming]) -> list[Coming]:
    """The same with reminders that leave in one message as one, in the order of their first."""
    alike: dict[Hashable, list[Coming]] = {}
    for number, one in enumerate(found):
        reminds = one.sure and one.occasion.kind is Kind.KICKOFF_REMINDER
        same = (one.occasion.variant, one.at, one.held, one.dropped, one.skipped)
        alike.setdefault(same if reminds else number, []).append(one)
    told: list[Coming] = []
    for ones in alike.values():
        in_order = sorted(ones, key=lambda one: one.occasion.subject)
        while len(in_order) >= FEWEST:
            first, *others = in_order[:MOST]
            told.append(replace(first, others=tuple(others)))
            in_order = in_order[MOST:]
        told += in_order
    return told
