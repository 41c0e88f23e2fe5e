"""Doing what is due: plans what changed, expands what is due, and says when to come again."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge import weekly
from bot.knowledge.ballot import BallotRules
from bot.knowledge.claims import Scope
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import MatchKey, Status
from bot.knowledge.occasion import Kind, Occasion
from bot.schedule import early, plan
from storage import (
    ballots,
    catalogue,
    channels,
    claims,
    digests,
    dossiers,
    expansion,
    fixtures,
    occasions,
    pauses,
    points,
)
from storage.database import Database
from storage.occasions import ARMED, EXPANDING, EXPIRED, Kept

log = structlog.get_logger()

BEHIND = timedelta(days=3)
AHEAD = timedelta(days=15)
"""Matches this far around now are open: they can still bring posts, or corrections of posts."""


class Runner:
    """Knows what changed since it last looked. One at a time may work on a store."""

    def __init__(self, database: Database, ballot: BallotRules = BallotRules()) -> None:  # noqa: B008 - a frozen value
        """`ballot` are the rules of the ballots that are opened from now on."""
        self._database = database
        self._ballot = ballot
        self._seen: int | None = None
        self._traces: dict[MatchKey, int] = {}
        """The last change of each open match, as its trace: what is planned next follows from it."""
        self._last: datetime | None = None
        self._planned: set[MatchKey] = set()
        """Open matches whose plan is as new as `_seen`: a plan that failed is not among them."""
        self._digests: set[tuple[str, str]] = set()
        """The digests that are armed: the day, and the hour of the week."""

    async def tick(self, now: datetime) -> datetime | None:
        """Does what is due at `now`; gives the next instant at which something will be, None for never.

        It may be called at any time and any number of times: what is done is in the store. A match that
        cannot be planned, or an occasion that cannot be told, is logged, tried again at the next tick, and
        holds up no other.
        """
        if self._last is not None and now < self._last:  # what was too late may not be
            self._planned.clear()
        self._last = now
        failing: set[MatchKey] = set()
        untold: set[int] = set()
        await self._arm_digests(now)
        await self._end_pauses(now)
        while True:
            for key in await self._changed(now):
                if key not in failing and not await self._planned_well(key, now):
                    failing.add(key)
            async with self._database.read() as conn:
                kept = await occasions.most_urgent(conn, now, besides=untold)
                if kept is None:
                    ahead = (await occasions.next_due(conn), await pauses.next_end(conn))
                    return min((at for at in ahead if at is not None), default=None)
            try:
                await self._tell(kept, now)
            except Exception:
                log.exception("telling_failed", occasion=kept.id, subject=kept.occasion.subject)
                untold.add(kept.id)

    async def _end_pauses(self, now: datetime) -> None:
        """Channels go on whose pause is over."""
        async with self._database.read() as conn:
            ends = await pauses.next_end(conn)
        if ends is not None and ends <= now:
            async with self._database.write() as conn:
                await pauses.end(conn, now)

    async def _arm_digests(self, now: datetime) -> None:
        """The next digest of every hour of the week at which some channel has one."""
        async with self._database.read() as conn:
            coming = list(weekly.digests(await digests.leads_in_use(conn), now))
        fresh = [one for one in coming if (one.subject, one.lead) not in self._digests]
        if fresh:
            async with self._database.write() as conn:
                await occasions.arm(conn, fresh)
            self._digests = {(one.subject, one.lead) for one in coming}

    async def _changed(self, now: datetime) -> list[MatchKey]:
        """Open matches that changed since they were planned, or that have only just come near."""
        async with self._database.read() as conn:
            if self._seen is None:
                self._seen = await occasions.last_change(conn)
            self._seen, changed = await occasions.changed_since(conn, self._seen)
            open_now = [m.key for m in await fixtures.between(conn, now - BEHIND, now + AHEAD)]
        if None in changed:
            self._planned.clear()
        newest = changed.get(None)
        self._traces = {
            key: changed.get(key) or newest or self._traces.get(key, self._seen) for key in open_now
        }
        self._planned &= {key for key in open_now if key not in changed}
        return [key for key in open_now if key not in self._planned]

    async def _planned_well(self, key: MatchKey, now: datetime) -> bool:
        try:
            await self._plan(key, now)
        except Exception:
            log.exception("plan_failed", match=key)
            return False
        self._planned.add(key)
        return True

    async def _plan(self, key: MatchKey, now: datetime) -> None:
        async with self._database.write() as conn:
            communities = await claims.scopes(conn, key)
            for community in communities:
                await occasions.adopt(conn, key, community)
            rules = await channels.rules_in_use(conn)
            scopes: Sequence[Scope] = (None, *communities)
            for scope in scopes:
                dossier = await dossiers.load(conn, key, scope)
                if scope is None and await self._fans_turn(conn, dossier, now):
                    dossier = await dossiers.load(conn, key)
                before = await occasions.of_subject(conn, key, scope)
                said = [kept.occasion for kept in before if kept.told]
                planned = plan.occasions(dossier, rules, said, now)
                scoped = [p._replace(scope=scope) for p in planned]
                await early.put_right(conn, dossier, before, scoped)
                await self._reconcile(conn, key, before, scoped, now)

    async def _fans_turn(self, conn: AsyncConnection, dossier: Dossier, now: datetime) -> bool:
        """Once a match is over, its ballot is open and its predictions have their points; a correction brings
        both up to date. They are one for everyone, whatever a community says. Gives whether the ballot is
        other than the dossier has it."""
        await points.settle(conn, dossier)
        if dossier.status is not Status.FINISHED and dossier.context.ballot is None:
            return False
        await ballots.open_(conn, dossier, self._ballot, now)
        return True

    async def _reconcile(
        self,
        conn: AsyncConnection,
        key: MatchKey,
        before: list[Kept],
        planned: list[Occasion],
        now: datetime,
    ) -> None:
        """Brings the store's occasions to what is planned."""
        trace = self._traces.get(key)
        kept_by_key = {(kept.occasion.kind, kept.occasion.variant): kept for kept in before}
        fresh: list[Occasion] = []
        for occasion in planned:
            kept = kept_by_key.pop((occasion.kind, occasion.variant), None)
            if kept is None or not kept.told:
                missed = kept is not None and kept.state == EXPIRED and occasion.expires_at <= now
                if not missed and (kept is None or (kept.state, kept.occasion) != (ARMED, occasion)):
                    fresh.append(occasion)
            elif occasion.revision > kept.occasion.revision:
                await occasions.revise(conn, kept.id, occasion, trace)
                log.info("occasion_revised", occasion=kept.id, trace=trace, revision=occasion.revision)
            if kept is not None and kept.told and occasion.expires_at != kept.occasion.expires_at:
                await occasions.postpone_expiry(conn, kept.id, occasion.expires_at)
        await occasions.arm(conn, fresh, trace)
        lost = [kept.id for kept in kept_by_key.values() if kept.state == ARMED]
        await occasions.cancel(conn, lost, "what it was to say does not hold any more")
        if fresh or lost:
            log.info("occasions_planned", match=key, trace=trace, armed=len(fresh), cancelled=len(lost))

    async def _tell(self, kept: Kept, now: datetime) -> None:
        """Turns the next chunk of an occasion into deliveries; one that comes too late is let go."""
        occasion = kept.occasion
        about = {
            "occasion": kept.id,
            "trace": kept.trace,
            "kind": occasion.kind.value,
            "subject": occasion.subject,
            "variant": occasion.variant,
        }
        if kept.state != EXPANDING and occasion.expires_at <= now:
            async with self._database.write() as conn:
                await occasions.expire(conn, [kept.id], "expired before it could be posted")
            log.info("occasion_expired", **about)
            return
        key = MatchKey(occasion.subject)
        async with self._database.write() as conn:
            about_match = occasion.kind is not Kind.DIGEST
            match = (await catalogue.matches_by_key(conn, [key]))[key] if about_match else None
            done = await expansion.expand(conn, kept, match)
        if done:
            log.info("occasion_told", **about)
            self._planned.discard(key)  # having said something can make the next thing sayable
