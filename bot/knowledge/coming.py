"""A post that is on its way to a channel, and why it comes."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from bot.knowledge.match import Match
from bot.knowledge.occasion import Occasion


@dataclass(frozen=True, slots=True)
class Coming:
    """`at` is when it leaves, after quiet hours (`held`) if it falls into them; about when, unless `sure`.
    With `dropped` it does not leave at all, since quiet hours keep it back until it is of no use.

    `follow` is the target by which the channel hears of the match: "team:liverpool". A digest is about no
    single match, and comes by none.
    """

    occasion: Occasion
    match: Match | None
    follow: str
    at: datetime
    sure: bool = True
    held: bool = False
    dropped: bool = False
    skipped: bool = False

    @property
    def code(self) -> str:
        """A few letters that name it in a button. A reminder keeps them when the kickoff moves."""
        one = self.occasion
        named = "\n".join((one.subject, one.kind.value, one.lead or one.variant))
        return blake2b(named.encode(), digest_size=5).hexdigest()
