"""The rehearsal's story, told up to an instant, and the dossiers that follow from it."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from bot.knowledge.claims import Claim, KickoffOf, Source, SourceKind
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Kickoff, Match
from bot.knowledge.resolve import resolve
from bot.reading.article import Article
from bot.reading.claim_frame import Frame
from bot.reading.claiming import Claimed, claimed
from bot.reading.facts import Reading
from bot.reading.known import Fixture
from bot.reading.read import read
from bot.sources.rehearsal import Story

END = datetime(2024, 4, 19, 10, tzinfo=UTC)


def on(day: int, clock: str) -> datetime:
    """An instant of April 2024, in UTC."""
    hour, minute = clock.split(":")
    return datetime(2024, 4, day, int(hour), int(minute), tzinfo=UTC)


def told(story: Story, until: datetime = END) -> list[Claim]:
    """What is known at an instant."""
    said = [*story.before, *(claim for at, claims in story.feed if at <= until for claim in claims)]
    return [*said, *printed(story, until)]


def printed(story: Story, until: datetime = END) -> list[Claim]:
    """What the story's articles say of its match, once everything of it is approved."""
    return [
        replace(draft.claim, origin=None)
        for at, article in story.articles
        if at <= until
        for draft in understood(story, at, article).drafts
    ]


def understood(story: Story, at: datetime, article: Article) -> Claimed:
    """What an article that comes in at an instant claims."""
    kickoff = next(c.value for c in story.before if c.about == KickoffOf(story.match))
    assert isinstance(kickoff, Kickoff)
    frame = Frame(
        fixture=Fixture(match(story, story.match), kickoff),
        source=Source("press:0:cutting-1", article.publisher, SourceKind.PRESS),
        said_at=at,
        appeared=article.published or at.date(),
        article=1,
        now=at,
        players=story.players,
    )
    return claimed(reading(article), frame)


@cache
def reading(article: Article) -> Reading:
    return read(article.text, article.address, article.published)


def match(story: Story, key: str) -> Match:
    return next(match for match in story.matches if match.key == key)


def dossier(story: Story, key: str | None = None, until: datetime = END) -> Dossier:
    """The dossier of a match of the story, the second leg unless another is named."""
    return resolve(match(story, key or story.match), told(story, until))
