"""What is fuzzed: everything in the press that takes text from outside, each with what must be true of
whatever comes out. A target raises for what should not happen, and for nothing else."""

import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime

from bot.knowledge.claims import Source, SourceKind
from bot.knowledge.match import (
    Competition,
    CompetitionKey,
    Kickoff,
    Match,
    MatchKey,
    Player,
    Team,
    TeamKey,
)
from bot.reading.article import CannotRead
from bot.reading.as_json import as_json
from bot.reading.claim_frame import Frame
from bot.reading.claiming import claimed
from bot.reading.explain import explained
from bot.reading.facts import Kind, Reading, Span
from bot.reading.known import Calendar, Fixture
from bot.reading.page import LONGEST
from bot.reading.pasted import is_page, pasted
from bot.reading.read import read
from bot.reading.resolving import which
from bot.sources.feed_items import MOST, NoFeed, feed_of
from bot.sources.pages import page_article
from bot.sources.second_answer import answer_of
from bot.sources.second_facts import reading_of

_TYPES = ("text/html; charset=utf-8", "text/html", "", "application/xhtml+xml", "text/plain", "text/markdown")
_FEED_TYPES = ("application/rss+xml", "text/xml; charset=utf-16", "application/feed+json", "")
_ARTICLE = "Liverpool v Atalanta. Kick-off: 8pm. Salah is out. Salah 7. Salah scored on 38."
_DAY = date(2024, 4, 17)
_NOW = datetime(2024, 4, 17, 12, tzinfo=UTC)


def text(data: bytes) -> None:
    """An article's text as somebody pastes it: read, resolved, claimed, printed and coloured."""
    came = data.decode("utf-8", "replace")
    is_page(came)
    given = pasted(came)
    said = given.text
    _check_storable(said + given.title + given.publisher)
    reading = read(said, given.address, given.published or (_DAY if zlib.crc32(data) % 2 else None))
    _check_spans(reading, said)
    json.dumps(as_json(reading, said))
    assert "".join(piece.text for piece in explained(reading, said)) == said
    if reading.kind is not Kind.OTHER:
        for one in reading.matches or (reading,):
            which(one, _CALENDAR, _DAY, _NOW)
            claimed(one, _FRAME)


def html(data: bytes) -> None:
    """A page as it is fetched, of any type that is taken for one."""
    try:
        article = page_article(data, _of(data, _TYPES), "https://paper.example/2024/04/17/x")
    except CannotRead:
        return
    assert len(article.text) <= 2 * LONGEST
    for said in (article.text, article.title, article.publisher, article.language):
        _check_storable(said)


def feed(data: bytes) -> None:
    try:
        found = feed_of(data, _of(data, _FEED_TYPES))
    except NoFeed:
        return
    assert len(found.items) <= MOST
    _check_storable(found.title)
    for item in found.items:
        assert item.url.startswith(("http://", "https://"))
        for said in (item.id, item.url, item.title, item.summary):
            _check_storable(said)


def answer(data: bytes) -> None:
    """A second reader's answer; after a NUL, the article that it is held against."""
    said, _, article = data.decode("utf-8", "replace").partition("\0")
    try:
        given = json.loads(said)
    except (ValueError, RecursionError):
        return
    if (found := answer_of(given)) is not None:
        reading = reading_of(found, article or _ARTICLE)
        _check_spans(reading, article or _ARTICLE)
        assert not any(one.sure for one in reading.absences)
        assert not any(one.sure for one in reading.marks)
        assert not any(one.sure for one in reading.lineups)
        _check_storable(json.dumps(as_json(reading, article or _ARTICLE), ensure_ascii=False))


TARGETS: dict[str, Callable[[bytes], None]] = {"text": text, "html": html, "feed": feed, "answer": answer}


def _of(data: bytes, several: tuple[str, ...]) -> str:
    """One of several, the first most often; always the same for the same input."""
    place = zlib.crc32(data) % (2 * len(several))
    return several[place] if place < len(several) else several[0]


def _check_storable(said: str) -> None:
    """A database takes neither a NUL nor half a pair of surrogates."""
    assert "\0" not in said
    said.encode()


def _check_spans(reading: Reading, said: str) -> None:
    for start, end in spans(reading):
        assert 0 <= start <= end <= len(said), f"({start}, {end}) is outside of the text"


def spans(fact: object) -> Iterator[Span]:
    """Where in the text anything of a reading stands."""
    if isinstance(fact, tuple):
        for one in fact:
            yield from spans(one)
    elif is_dataclass(fact):
        for field in fields(fact):
            value = getattr(fact, field.name)
            if field.name in ("at", "comment"):
                yield from [value] if value else []
            else:
                yield from spans(value)


def _match() -> Fixture:
    teams = (Team(TeamKey("liverpool"), "Liverpool"), Team(TeamKey("atalanta"), "Atalanta"))
    competition = Competition(CompetitionKey("europa"), "UEFA Europa League")
    match = Match(MatchKey("leg"), competition, "2023-24", *teams)
    return Fixture(match, Kickoff(datetime(2024, 4, 18, 19, tzinfo=UTC), zone="Europe/Rome"))


_FIXTURE = _match()
_PLAYERS = [
    *(
        Player(name, TeamKey("liverpool"))
        for name in ("Mohamed Salah", "Virgil van Dijk", "Alisson", "Wataru Endo")
    ),
    *(Player(name, TeamKey("atalanta")) for name in ("Mario Pašalić", "Isak Hien", "Gianluca Scamacca")),
]
_CALENDAR = Calendar((_FIXTURE.match.home, _FIXTURE.match.away), (_FIXTURE,), (_FIXTURE,))
_SOURCE = Source("press:1:paper.example", "The Paper", SourceKind.PRESS, "https://paper.example/1")
_FRAME = Frame(_FIXTURE, _SOURCE, _NOW, _DAY, 1, _NOW, 1, _PLAYERS)
