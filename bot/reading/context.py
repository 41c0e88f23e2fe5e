"""What a finder of facts gets to see of an article."""

from dataclasses import dataclass
from datetime import date

from bot.reading.facts import Kind
from bot.reading.page import Page
from bot.reading.teams import Sides


@dataclass(frozen=True, slots=True)
class Part:
    """All that an article says about one match. `page` has this match's lines only; the spans count in the
    whole text still. `sides` is None where nothing tells which match it is; `published` is the day the
    article appeared, as far as anything tells."""

    page: Page
    kind: Kind
    sides: Sides | None = None
    published: date | None = None
