"""From a claimed delivery to its post and its picture: made once per occasion, revision, scope and look."""

import asyncio
from asyncio import gather
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import TypeAlias

import structlog

from bot.cards import Card
from bot.chat import Detail, Fixture, Look, Message, Picture, Post
from bot.delivery.weeks import Weeks
from bot.knowledge.ballot import concealed
from bot.knowledge.claims import Scope
from bot.knowledge.dossier import Dossier
from bot.knowledge.holds import no_longer
from bot.knowledge.match import MatchKey, Status
from bot.knowledge.occasion import Kind, Occasion
from bot.posts.compose import compose, noticed, with_words
from bot.posts.pictured import Draw, picture
from bot.posts.simultaneous import simultaneous
from storage import dossiers
from storage.database import Database
from storage.outbox import Claimed

log = structlog.get_logger()

REMEMBERED = 512
"""Posts and dossiers kept at hand: more than the looks of all channels for what is being sent at one time."""
SENT_EARLY = timedelta(minutes=1)
"""So long before its hour a reminder still tells it rightly."""
PICTURES = 64
"""Pictures kept at hand, of some hundred kilobytes each; what is let go is drawn again."""

FORESEEN = frozenset({Kind.PREDICTIONS, Kind.FULL_TIME})
"""Kinds that tell what fans predicted."""
COUNTED = FORESEEN | {Kind.RATINGS, Kind.INTERIM}
"""Kinds that tell what fans gave. That is no change of facts, so it is read anew for each of these."""

_Key: TypeAlias = tuple[tuple[tuple[int, int], ...], Look, bool]
"""The occasion with its revision, or several, how a channel wants it, and whether it comes late."""


class NotSayable(Exception):  # noqa: N818 - it is a reason, not an error
    """Facts have changed since this was planned: it must not be said any more. The message says why;
    `each` does by the number of the delivery, where a message would have told several."""

    def __init__(self, reason: str, each: Mapping[int, str] = MappingProxyType({})) -> None:
        super().__init__(reason)
        self.each = each


@dataclass(frozen=True, slots=True)
class Composed:
    """What is to be sent: the post, its picture where it has one, the match that it is about, if any.

    `left_out` says by the number of the delivery which of several it does not tell, and why.
    """

    post: Post
    picture: Picture | None
    fixture: Fixture | None
    left_out: Mapping[int, str] = field(default_factory=dict)

    def message(self, delivery: Claimed) -> Message:
        """What its platform is to send."""
        occasion, parts = delivery.occasion, delivery.parts
        return Message(
            channel=delivery.channel,
            key=delivery.key,
            kind=occasion.kind,
            subject=occasion.subject,
            revision=1 + sum(part.occasion.revision - 1 for part in parts) if parts else occasion.revision,
            post=self.post,
            look=delivery.look,
            silent=delivery.silent,
            wishes=delivery.wishes,
            fixture=self.fixture,
            picture=self.picture,
        )


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
        if delivery.parts:
            return await self._several(delivery, now)
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
        late = _comes_late(occasion, now)
        key = (((delivery.occasion_id, occasion.revision),), look, late)
        post = self._posts.get(key)
        if post is None:
            post = compose(_late(occasion) if late else occasion, dossier, look)
            self._keep(key, post, as_of)
        shown = await self._picture(key, post)
        return Composed(with_words(post, delivery.words), shown, _fixture(dossier))

    async def _several(self, delivery: Claimed, now: datetime) -> Composed:
        """One message for several reminders. What may not be said any more is left out of a new one; where it
        may stand already, it is struck out as in an edit."""
        as_of, said = self._as_of, delivery.reference is not None or delivery.perhaps
        reading = (
            self._dossier(MatchKey(p.occasion.subject), p.occasion.scope, None) for p in delivery.parts
        )
        known = {p.id: concealed(d, now) for p, d in zip(delivery.parts, await gather(*reading), strict=True)}
        left_out = {
            part.id: reason
            for part in delivery.parts
            if not said and (reason := no_longer(part.occasion, known[part.id]))
        }
        if len(left_out) == len(delivery.parts):
            raise NotSayable(left_out[delivery.id], left_out)
        told = delivery.without(left_out)
        if len(told.parts) == 1:
            return replace(await self.compose(replace(told, parts=()), now), left_out=left_out)
        late = _comes_late(told.occasion, now)
        key = (tuple((part.occasion_id, part.occasion.revision) for part in told.parts), told.look, late)
        post = self._posts.get(key)
        if post is None:
            facts = [_late(part.occasion).facts if late else part.occasion.facts for part in told.parts]
            post = simultaneous(
                list(zip(facts, (known[number] for number in told.numbers), strict=True)), told.look
            )
            self._keep(key, post, as_of)
        return Composed(with_words(post, told.words), None, None, left_out)

    def _keep(self, key: _Key, post: Post, as_of: int) -> None:
        if as_of == self._as_of:  # else the facts changed meanwhile, and it is no post to keep
            self._posts[key] = post
        if len(self._posts) > REMEMBERED:
            self._posts.popitem(last=False)

    async def _picture(self, key: _Key, post: Post) -> Picture | None:
        """A post's card, drawn; many who ask at the same time share one drawing."""
        if self._draw is None or post.card is None:
            return None
        if self._posts.get(key) is not post:
            return await _drawn(self._draw, post.card, key[1])
        drawing = self._pictures.get(key)
        if drawing is None:
            drawing = asyncio.create_task(_drawn(self._draw, post.card, key[1]))
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


def _comes_late(occasion: Occasion, now: datetime) -> bool:
    """Whether a reminder comes not at its hour: quiet hours held it back, or a moderator sent it before."""
    at_its_hour = occasion.due_at - SENT_EARLY < now < occasion.expires_at
    return occasion.kind is Kind.KICKOFF_REMINDER and not at_its_hour


def _late(occasion: Occasion) -> Occasion:
    """A reminder that does not say how long it is to kickoff, since that is not so."""
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
