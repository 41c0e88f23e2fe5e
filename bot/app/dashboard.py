"""The moderators' page, joined: who signs in, what they moderate at this moment, and what they decide."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from time import monotonic
from weakref import WeakValueDictionary

import structlog

from bot.app.dashboard_rights import Rights, operates
from bot.app.world import World
from bot.chat import Answer, Choice, Command, Request, Unfinished, Where
from bot.platforms.asks import Right
from bot.platforms.web.dashboard.house import (
    CannotAsk,
    Channels,
    Invited,
    Moderated,
    Moderator,
    NoSuchCommand,
)
from bot.platforms.web.dashboard.sessions import csrf
from storage import audit, channels, communities, sign_ins
from storage.audit import Entry
from storage.channels import Settings
from storage.communities import Community
from storage.sign_ins import Person

log = structlog.get_logger()

TOGETHER = 5
"""Questions to the platforms at a time, for one page."""
AT_ONCE = 2
"""Commands of one person at a time, the others wait: all platforms share the desk's readers, and an article
that is fetched for somebody keeps one of them for as long as its site takes."""
NOT_HERE = frozenset({"dashboard"})
"""Commands that the page does not give: whoever has found an open browser must not make links of it."""
ALSO = frozenset({"help", "table"})
"""Those for everybody that it does; by the second, competitions complete."""


class House:
    """bot.platforms.web.dashboard.house.House, on the store and the platforms. Sessions live by the real
    time, also in a rehearsal, which plays two days in minutes."""

    def __init__(
        self,
        joined: World,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        """`seconds` is the clock by which rights are remembered."""
        self._database = joined.database
        self._desk = joined.desk
        self._story = joined.clock.now
        self._rights = Rights(joined.rights, seconds)
        self._now = now
        self._turns: WeakValueDictionary[Person, asyncio.Semaphore] = WeakValueDictionary()

    @property
    def commands(self) -> Sequence[Command]:
        return [
            one
            for one in self._desk.commands
            if (one.moderators_only and one.name not in NOT_HERE) or one.name in ALSO
        ]

    async def invited(self, token: str) -> Invited | None:
        async with self._database.read() as conn:
            who = await sign_ins.invited(conn, token, self._now())
        return Invited(who.platform, who.name) if who else None

    async def sign_in(self, token: str) -> str | None:
        secret = sign_ins.new_secret()
        async with self._database.write() as conn:
            begun = await sign_ins.begin(conn, token, secret, self._now())
            if begun is None:
                return None
            who, community = begun
            if community is not None:
                entry = Entry(community, None, _known_as(who), who.name, "sign in", None, True)
                await audit.note(conn, entry, self._story())
        log.info("dashboard_signed_in", platform=who.platform)
        return secret

    async def moderator(self, secret: str) -> Moderator | None:
        now = self._now()
        async with self._database.read() as conn:
            found = await sign_ins.session(conn, secret, now)
        if found is None:
            return None
        if now - found.seen_at >= sign_ins.SEEN_EVERY:
            async with self._database.write() as conn:
                await sign_ins.seen(conn, secret, now)
        who = found.who
        return Moderator(who.platform, who.person, who.name, csrf(secret), found.made_at)

    async def sign_out(self, secret: str) -> None:
        async with self._database.write() as conn:
            await sign_ins.end(conn, secret)

    async def sign_out_everywhere(self, who: Moderator) -> None:
        async with self._database.write() as conn:
            await sign_ins.end_all(conn, _person(who), self._now())

    async def channels(self, who: Moderator) -> Channels:
        async with self._database.read() as conn:
            numbers = None if operates(who) else await sign_ins.communities_of(conn, _person(who))
            there = await communities.present(conn, numbers)
        turns, unasked = asyncio.Semaphore(TOGETHER), set()

        async def right(community: Community) -> Right:
            try:
                async with turns:
                    return await self._rights.of(who, community)
            except CannotAsk as error:
                unasked.add(error.platform)
                return Right.NONE

        rights = dict(zip(there, await asyncio.gather(*map(right, there)), strict=True))
        async with self._database.read() as conn:
            found = [
                _moderated(settings, community, rights[community])
                for community in there
                if rights[community] is not Right.NONE
                for settings in await channels.of_community(conn, community.id)
            ]
        return Channels(tuple(found), tuple(sorted(unasked)))

    async def channel(self, who: Moderator, number: int) -> Moderated | None:
        async with self._database.read() as conn:
            settings = await channels.by_number(conn, number)
            there = await communities.present(conn, [settings.community]) if settings else []
        if settings is None or not there:
            return None
        right = await self._rights.of(who, there[0])
        return None if right is Right.NONE else _moderated(settings, there[0], right)

    async def ask(
        self, who: Moderator, channel: Moderated, command: str, arguments: Mapping[str, str]
    ) -> Answer:
        if not any(one.name == command for one in self.commands):
            raise NoSuchCommand
        async with self._database.read() as conn:
            address = await communities.address(conn, channel.community)
        where = Where(address, channel.community_name, channel.name) if address else None
        request = Request(
            command,
            dict(arguments),
            channel.channel,
            who.person,
            channel.look,
            may_moderate=True,
            name=who.name,
            forms=True,
            where=where,
            administers=channel.administers,
            only_asker=True,
        )
        async with self._turns.setdefault(Person(who.platform, who.person), asyncio.Semaphore(AT_ONCE)):
            return await self._desk.answer(request)

    async def complete(
        self,
        who: Moderator,
        channel: Moderated,
        command: str,
        argument: str,
        typed: str,
        given: Mapping[str, str],
    ) -> Sequence[Choice]:
        known = next((one for one in self.commands if one.name == command), None)
        if known is None or not any(one.name == argument for one in known.arguments):
            return []
        unfinished = Unfinished(
            command, argument, typed, channel.channel, channel.look, dict(given), who.person
        )
        return await self._desk.complete(unfinished)


def _moderated(settings: Settings, community: Community, right: Right) -> Moderated:
    return Moderated(
        number=settings.id,
        channel=settings.channel,
        name=settings.name,
        community=community.id,
        community_name=community.name,
        look=settings.look,
        paused=settings.paused_reason,
        until=settings.paused_until,
        administers=right is Right.ADMINISTERS,
    )


def _person(who: Moderator) -> Person:
    return Person(who.platform, who.person, who.name)


def _known_as(who: Person) -> str:
    """As the audit names people."""
    return f"{who.platform}:{who.person}"
