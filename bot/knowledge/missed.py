"""What should have been posted in a channel and was not, or perhaps was."""

from dataclasses import dataclass
from datetime import datetime

from bot.knowledge.match import Match
from bot.knowledge.occasion import Kind


@dataclass(frozen=True, slots=True)
class Missed:
    """One delivery that did not become a message that the program knows of.

    `unsure`: it may stand in the channel all the same, since nobody heard how its sending ended. `again`:
    it is still worth posting. `reason` is in the words of whoever stopped it. `others` is how many further
    matches its message was to tell.
    """

    delivery: int
    kind: Kind
    match: Match
    due_at: datetime
    reason: str
    unsure: bool = False
    again: bool = False
    others: int = 0
