"""The rehearsal's story, told up to an instant, and the dossiers that follow from it."""

from datetime import UTC, datetime

from bot.knowledge.claims import Claim
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Match
from bot.knowledge.resolve import resolve
from bot.sources.rehearsal import Story

END = datetime(2024, 4, 19, 10, tzinfo=UTC)


def on(day: int, clock: str) -> datetime:
    """An instant of April 2024, in UTC."""
    hour, minute = clock.split(":")
    return datetime(2024, 4, day, int(hour), int(minute), tzinfo=UTC)


def told(story: Story, until: datetime = END) -> list[Claim]:
    """What is known at an instant."""
    return [*story.before, *(claim for at, claims in story.feed if at <= until for claim in claims)]


def match(story: Story, key: str) -> Match:
    return next(match for match in story.matches if match.key == key)


def dossier(story: Story, key: str | None = None, until: datetime = END) -> Dossier:
    """The dossier of a match of the story, the second leg unless another is named."""
    return resolve(match(story, key or story.match), told(story, until))
