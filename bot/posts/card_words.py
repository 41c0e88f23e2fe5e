"""What every card has: a second line, who said it, and its words for those who do not see it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from unicodedata import bidirectional

from bot.chat import Line, Look, Name, Show
from bot.knowledge.claims import Source
from bot.knowledge.dossier import Dossier, Stated
from bot.knowledge.match import Status
from bot.posts.attribution import said_by
from bot.posts.kickoff import kickoff_line
from bot.posts.language import translations
from bot.posts.scoreline import stage
from bot.posts.sentence import written

BETWEEN = " · "
"""Stands between the parts of a line on a card."""
_FROM, _TO = "\u2068", "\u2069"
_NOT_HEARD = {ord(_FROM): None, ord(_TO): None}
_ENDS = (".", "!", "?", "。", "؟")


def uncovered(look: Look) -> Look:
    """The same look with nothing hidden: where a channel hides spoilers, a picture is covered as a whole."""
    return replace(look, spoiler=False)


def subtitle(*parts: str) -> str:
    """The parts that say something, on one line."""
    return BETWEEN.join(part for part in parts if part)


def occasion_of(dossier: Dossier, look: Look) -> str:
    """The second line of a card about a match: its stage, and when it is."""
    return subtitle(stage(dossier.match, look), kickoff(dossier, look))


def kickoff(dossier: Dossier, look: Look) -> str:
    """The kickoff in the channel's zone, for a picture cannot follow who looks at it; the day once it is
    over. Empty while nothing of it is known."""
    show = Show.DAY if dossier.status is Status.FINISHED else Show.MOMENT
    return written(kickoff_line(dossier.kickoff.value, look, show), look) if dossier.kickoff else ""


def source(look: Look, *said: Stated[Any] | Source | None) -> str:
    """Who said it, as on the last line of a post."""
    return written(said_by(look, *said), look)


def sentence(said: Line, look: Look) -> str:
    """A line as it stands on a card. A name that is written from right to left is set apart (UAX #9, 2.4), so
    that it does not turn round the figures beside it."""
    return "".join(_apart(span.text) if isinstance(span, Name) else written((span,), look) for span in said)


def alternative(parts: Iterable[str], look: Look) -> str:
    """All that a card shows as sentences, one after another; what says nothing is left out."""
    words = (part.replace(BETWEEN, ", ").translate(_NOT_HEARD) for part in parts)
    return " ".join(_ended(part, look) for part in words if part)


def headed(heading: str, told: str, look: Look) -> str:
    """ "Liverpool: Joe Gomez, Luis Díaz"; empty where there is nothing under the heading."""
    _ = translations(look.language).gettext
    return _("{heading}: {told}").format(heading=heading, told=told) if told else ""


def _apart(name: str) -> str:
    return f"{_FROM}{name}{_TO}" if any(bidirectional(letter) in ("R", "AL") for letter in name) else name


def _ended(part: str, look: Look) -> str:
    # Translators: a sentence with its full stop
    return (
        part if part.endswith(_ENDS) else translations(look.language).gettext("{words}.").format(words=part)
    )
