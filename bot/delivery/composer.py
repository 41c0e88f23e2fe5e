"""From a claimed delivery to its post: composed once per occasion, revision, scope and look."""

import asyncio
from collections import OrderedDict

from bot.chat import Fixture, Look, Post
from bot.knowledge.claims import Scope
from bot.knowledge.dossier import Dossier
from bot.knowledge.holds import no_longer
from bot.knowledge.match import MatchKey, Status
from bot.knowledge.occasion import Kind
from bot.posts.compose import compose
from storage import dossiers
from storage.database import Database
from storage.outbox import Claimed

REMEMBERED = 512
"""Posts and dossiers kept at hand: more than the looks of all channels for what is being sent at one time."""


class NotSayable(Exception):  # noqa: N818 - it is a reason, not an error
    """Facts have changed since this was planned: it must not be said any more. The message says why."""


class Composer:
    """Composes posts from the dossier as it is now, and from nothing older."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._posts: OrderedDict[tuple[int, int, Look], Post] = OrderedDict()
        self._dossiers: dict[tuple[MatchKey, Scope, bool], asyncio.Task[Dossier]] = {}
        self._as_of = -1

    def facts_changed(self, last_change: int) -> None:
        """Told at each turn which change of facts was the last: what was read before it is read again."""
        if last_change != self._as_of:
            self._dossiers.clear()
            self._posts.clear()
            self._as_of = last_change

    async def compose(self, delivery: Claimed) -> tuple[Post, Fixture]:
        """The post of a delivery and the match it is about.

        Raises NotSayable if a new message would state what no longer holds.
        """
        occasion, as_of = delivery.occasion, self._as_of
        counted = occasion.kind is Kind.RATINGS  # votes are no change of facts: read them once all are in
        dossier = await self._dossier(MatchKey(occasion.subject), occasion.scope, counted)
        if delivery.reference is None and (reason := no_longer(occasion, dossier)):
            raise NotSayable(reason)
        key = (delivery.occasion_id, occasion.revision, delivery.look)
        post = self._posts.get(key)
        if post is None:
            post = compose(occasion, dossier, delivery.look)
            if as_of == self._as_of:  # else the facts changed meanwhile, and it is no post to keep
                self._posts[key] = post
            if len(self._posts) > REMEMBERED:
                self._posts.popitem(last=False)
        return post, _fixture(dossier)

    async def _dossier(self, key: MatchKey, scope: Scope, counted: bool) -> Dossier:
        """The dossier as the store has it; many who ask at the same time share one reading."""
        reading = self._dossiers.get((key, scope, counted))
        if reading is None or (reading.done() and (reading.cancelled() or reading.exception())):
            reading = asyncio.create_task(self._read(key, scope))
            self._dossiers[key, scope, counted] = reading
        return await asyncio.shield(reading)

    async def _read(self, key: MatchKey, scope: Scope) -> Dossier:
        async with self._database.read() as conn:
            return await dossiers.load(conn, key, scope)


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
