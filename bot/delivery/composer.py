"""From a claimed delivery to its post and its picture: made once per occasion, revision, scope and look."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

import structlog

from bot.cards import Card
from bot.chat import Detail, Fixture, Look, Picture, Post
from bot.delivery.weeks import Weeks
from bot.knowledge.ballot import concealed
from bot.knowledge.claims import Scope
from bot.knowledge.dossier import Dossier
from bot.knowledge.holds import no_longer
from bot.knowledge.match import MatchKey, Status
from bot.knowledge.occasion import Kind, Occasion
from bot.posts.compose import compose, noticed, with_words
from bot.posts.pictured import Draw, picture
from storage import dossiers
from storage.database import Database
from storage.outbox import Claimed

log = structlog.get_logger()

REMEMBERED = 512
"""Posts and dossiers kept at hand: more than the looks of all channels for what is being sent at one time."""
PICTURES = 64
"""Pictures kept at hand, of some hundred kilobytes each; what is let go is drawn again."""

FORESEEN = frozenset({Kind.PREDICTIONS, Kind.FULL_TIME})
"""Kinds that tell what fans predicted."""
COUNTED = FORESEEN | {Kind.RATINGS, Kind.INTERIM}
"""Kinds that tell what fans gave. That is no change of facts, so it is read anew for each of these."""

_Key: TypeAlias = tuple[int, int, Look, bool]
"""The occasion, its revision, how a channel wants it, and whether it comes late."""


class NotSayable(Exception):  # noqa: N818 - it is a reason, not an error
    """Facts have changed since this was planned: it must not be said any more. The message says why."""


@dataclass(frozen=True, slots=True)
class Composed:
    """What is to be sent: the post, its picture where it has one, the match that it is about, if any."""

    post: Post
    picture: Picture | None
    fixture: Fixture | None


class Composer:
    """Composes posts from the dossier as it is now, and from nothing older."""

    def __init__(self, database: Database, draw: Draw | None = None) -> None:
        """Without `draw` no post has a picture."""
        self._database = database
        self._draw = draw
        self._posts: OrderedDict[_Key, Post] = OrderedDict()
        self._pictures: OrderedDict[_Key, asyncio.Task[Picture | None]] = OrderedDict()
        self._dossiers: dict[tuple[MatchKey, Scope, Kind | None], asyncio.Task[Dossier]] = {}
        self._weeks = Weeks(database)
        self._as_of = -1

    def facts_changed(self, last_change: int) -> None:
        """Told at each turn which change of facts was the last: what was read before it is read again."""
        if last_change != self._as_of:
            self._dossiers.clear()
            self._posts.clear()
            self._pictures.clear()
            self._weeks.forget()
            self._as_of = last_change

    async def compose(self, delivery: Claimed, now: datetime) -> Composed:
        """What a delivery sends. A post whose picture cannot be drawn goes without it.

        Raises NotSayable if a new message would state what no longer holds.
        """
        occasion, as_of = delivery.occasion, self._as_of
        if occasion.kind is Kind.NOTICE:  # it is about no match, and says what it states
            return Composed(noticed(occasion, delivery.look), None, None)
        if occasion.kind is Kind.DIGEST:
            week = await self._weeks.post(delivery, now)
            if week is None:
                raise NotSayable("nothing that is followed here plays in these days")
            return Composed(week, None, None)
        counted = occasion.kind if occasion.kind in COUNTED else None
        dossier = concealed(await self._dossier(MatchKey(occasion.subject), occasion.scope, counted), now)
        if delivery.reference is None and (reason := no_longer(occasion, dossier)):
            raise NotSayable(reason)
        look = delivery.look
        if occasion.kind is not Kind.LIVE:  # how much a running match tells makes no other text
            look = replace(look, detail=Detail.EVERYTHING)
        late = occasion.kind is Kind.KICKOFF_REMINDER and now >= occasion.expires_at
        key = (delivery.occasion_id, occasion.revision, look, late)
        post = self._posts.get(key)
        if post is None:
            post = compose(_late(occasion) if late else occasion, dossier, look)
            if as_of == self._as_of:  # else the facts changed meanwhile, and it is no post to keep
                self._posts[key] = post
            if len(self._posts) > REMEMBERED:
                self._posts.popitem(last=False)
        shown = await self._picture(key, post)
        return Composed(with_words(post, delivery.words), shown, _fixture(dossier))

    async def _picture(self, key: _Key, post: Post) -> Picture | None:
        """A post's card, drawn; many who ask at the same time share one drawing."""
        if self._draw is None or post.card is None:
            return None
        if self._posts.get(key) is not post:
            return await _drawn(self._draw, post.card, key[2])
        drawing = self._pictures.get(key)
        if drawing is None:
            drawing = asyncio.create_task(_drawn(self._draw, post.card, key[2]))
            self._pictures[key] = drawing
            if len(self._pictures) > PICTURES:
                self._pictures.popitem(last=False)
        return await asyncio.shield(drawing)

    async def _dossier(self, key: MatchKey, scope: Scope, counted: Kind | None) -> Dossier:
        """The dossier as the store has it; many who ask at the same time share one reading."""
        reading = self._dossiers.get((key, scope, counted))
        if reading is None or (reading.done() and (reading.cancelled() or reading.exception())):
            reading = asyncio.create_task(self._read(key, scope, counted))
            self._dossiers[key, scope, counted] = reading
        return await asyncio.shield(reading)

    async def _read(self, key: MatchKey, scope: Scope, counted: Kind | None) -> Dossier:
        async with self._database.read() as conn:
            dossier = await dossiers.load(conn, key, scope)
            return await dossiers.with_forecast(conn, dossier) if counted in FORESEEN else dossier


async def _drawn(draw: Draw, card: Card, look: Look) -> Picture | None:
    try:
        drawn = await draw(card, look.dark)
    except Exception:  # a post is never lost for want of its picture
        log.exception("picture_failed", card=type(card).__name__, dark=look.dark)
        return None
    return picture(card, drawn.digest, drawn.png, look)


def _late(occasion: Occasion) -> Occasion:
    """A reminder that quiet hours held back: how long it was to kickoff is not so any more."""
    return occasion._replace(facts={**occasion.facts, "late": True})


def _fixture(dossier: Dossier) -> Fixture:
    match = dossier.match
    return Fixture(
        name=f"{match.home.name} v {match.away.name}",
        competition=match.competition.name,
        kickoff=dossier.kickoff_at,
        venue=dossier.venue.value.name if dossier.venue else None,
        off=dossier.status.off,
        over=dossier.status is Status.FINISHED,
    )
