"""Communities, their channels, what a channel follows, and which kinds of post it wants."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import RowMapping, Select, bindparam, delete, insert, literal, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Channel, Detail, Look, Wishes
from bot.knowledge.ballot import BallotOptions
from bot.knowledge.match import CompetitionKey, Match, MatchKey, TeamKey
from bot.knowledge.occasion import DEFAULT_RULES, Kind, Rule
from storage import occasions
from storage.database import insert_into
from storage.moderating_tables import quiet_rules as quiet_kinds
from storage.tables import channels, communities, follows, rules


class Quiet(NamedTuple):
    """Hours in which a channel is not to be disturbed: local times like "22:30", in its zone."""

    begin: str
    end: str


@dataclass(frozen=True, slots=True)
class Settings:
    """A channel as it is kept: `id` is the store's, `community` too.

    `look` is for answers, which always tell everything; `posted_look` is for what is posted by itself.
    """

    id: int
    community: int
    channel: Channel
    name: str
    look: Look
    paused_reason: str | None
    ballot: BallotOptions = field(default_factory=BallotOptions)
    silent: bool = False
    detail: Detail = Detail.EVERYTHING
    quiet: Quiet | None = None
    wishes: Wishes = field(default_factory=Wishes)
    paused_until: datetime | None = None
    """When a pause ends by itself; None where somebody has to end it."""
    consented_at: datetime | None = None

    @property
    def posted_look(self) -> Look:
        return replace(self.look, detail=self.detail)


def team_target(team: TeamKey) -> str:
    return f"team:{team}"


def competition_target(competition: CompetitionKey) -> str:
    return f"competition:{competition}"


def match_target(match: MatchKey) -> str:
    return f"match:{match}"


def targets(match: Match) -> tuple[str, ...]:
    """Everything by which a channel can be following this match."""
    return (
        team_target(match.home.key),
        team_target(match.away.key),
        competition_target(match.competition.key),
        match_target(match.key),
    )


async def open_community(conn: AsyncConnection, platform: str, address: str, name: str) -> int:
    """The id of a community, which is made if it is new."""
    found = await conn.scalar(
        select(communities.c.id).where(communities.c.platform == platform, communities.c.address == address)
    )
    if found is not None:
        return int(found)
    made = await conn.execute(insert(communities).values(platform=platform, address=address, name=name))
    return int(made.inserted_primary_key[0])  # type: ignore[index]  # a single row was inserted


async def open_channel(
    conn: AsyncConnection, community: int, channel: Channel, name: str, look: Look, now: datetime
) -> int:
    """The id of a channel; a new one is made with the default rules."""
    found = await settings(conn, channel)
    if found is not None:
        return found.id
    made = await conn.execute(
        insert(channels).values(
            community=community,
            platform=channel.platform,
            address=channel.address,
            name=name,
            language=look.language,
            zone=look.zone,
            spoiler=look.spoiler,
            dark=look.dark,
        )
    )
    channel_id = int(made.inserted_primary_key[0])  # type: ignore[index]  # a single row was inserted
    await want(conn, channel_id, DEFAULT_RULES, now)
    return channel_id


async def settings(conn: AsyncConnection, channel: Channel) -> Settings | None:
    """What is kept of a channel; None where it is not known."""
    wanted = select(channels).where(
        channels.c.platform == channel.platform, channels.c.address == channel.address
    )
    row = (await conn.execute(wanted)).mappings().first()
    return _settings(row) if row else None


async def by_number(conn: AsyncConnection, number: int) -> Settings | None:
    """The same by the store's number."""
    row = (await conn.execute(select(channels).where(channels.c.id == number))).mappings().first()
    return _settings(row) if row else None


async def of_community(conn: AsyncConnection, community: int) -> list[Settings]:
    """All channels of a community, by name."""
    wanted = select(channels).where(channels.c.community == community).order_by(channels.c.name)
    return [_settings(row) for row in (await conn.execute(wanted)).mappings()]


def _settings(row: RowMapping) -> Settings:
    begin, end = row["quiet_from"], row["quiet_until"]
    return Settings(
        id=row["id"],
        community=row["community"],
        channel=Channel(row["platform"], row["address"]),
        name=row["name"],
        look=Look(row["language"], row["zone"], row["spoiler"], row["dark"]),
        paused_reason=row["paused_reason"],
        ballot=BallotOptions(**row["ballot"]),
        silent=row["silent"],
        detail=Detail(row["detail"]),
        quiet=Quiet(begin, end) if begin is not None and end is not None else None,
        wishes=Wishes(**row["wishes"]),
        paused_until=row["paused_until"],
        consented_at=row["consented_at"],
    )


async def set_ballot(conn: AsyncConnection, channel_id: int, options: BallotOptions) -> None:
    """Whom the channel's fans are asked about."""
    await conn.execute(update(channels).where(channels.c.id == channel_id).values(ballot=asdict(options)))


async def set_quiet(conn: AsyncConnection, channel_id: int, quiet: Quiet | None) -> None:
    """The hours in which the channel is not to be disturbed; None for no such hours."""
    begin, end = quiet or (None, None)
    values = {"quiet_from": begin, "quiet_until": end}
    await conn.execute(update(channels).where(channels.c.id == channel_id).values(values))


async def quiet_rules(conn: AsyncConnection, channel_id: int) -> dict[Kind, str]:
    """What becomes of kinds of post in quiet hours ("hold", "drop", "post") where it is not the usual."""
    found = await conn.execute(
        select(quiet_kinds.c.kind, quiet_kinds.c.what).where(quiet_kinds.c.channel == channel_id)
    )
    return {Kind(kind): what for kind, what in found}


async def set_quiet_rule(conn: AsyncConnection, channel_id: int, kind: Kind, what: str | None) -> None:
    """What becomes of a kind of post in quiet hours; None for the usual."""
    if what is None:
        here = (quiet_kinds.c.channel == channel_id) & (quiet_kinds.c.kind == kind.value)
        await conn.execute(delete(quiet_kinds).where(here))
        return
    statement = insert_into(conn, quiet_kinds).values(channel=channel_id, kind=kind.value, what=what)
    await conn.execute(
        statement.on_conflict_do_update(index_elements=["channel", "kind"], set_={"what": what})
    )


async def addresses(conn: AsyncConnection, platform: str) -> list[str]:
    """The channels of a platform that are to hear something."""
    wanted = (
        select(channels.c.address)
        .where(channels.c.platform == platform, channels.c.paused_at.is_(None))
        .where(select(follows.c.channel).where(follows.c.channel == channels.c.id).exists())
        .order_by(channels.c.id)
    )
    return list((await conn.execute(wanted)).scalars())


async def follow(conn: AsyncConnection, channel_id: int, target: str) -> None:
    statement = insert_into(conn, follows).values(channel=channel_id, target=target)
    await conn.execute(statement.on_conflict_do_nothing())


async def unfollow(conn: AsyncConnection, channel_id: int, target: str) -> None:
    await conn.execute(delete(follows).where(follows.c.channel == channel_id, follows.c.target == target))


async def followed(conn: AsyncConnection, channel_id: int) -> list[str]:
    """The targets of a channel, teams before competitions before matches."""
    return in_order((await conn.execute(_FOLLOWED, {"of": channel_id})).scalars())


async def settings_and_followed(conn: AsyncConnection, channel: Channel) -> tuple[Settings, list[str]] | None:
    """What is kept of a channel, and its targets as `followed` gives them; None where it is not known.

    Every question begins with this, so it is one statement.
    """
    asked = {"in_platform": channel.platform, "at_address": channel.address}
    rows = (await conn.execute(_WITH_FOLLOWED, asked)).mappings().all()
    if not rows:
        return None
    return _settings(rows[0]), in_order(row["target"] for row in rows if row["target"] is not None)


_FOLLOWED = select(follows.c.target).where(follows.c.channel == bindparam("of"))
_WITH_FOLLOWED = (
    select(channels, follows.c.target)
    .outerjoin(follows, follows.c.channel == channels.c.id)
    .where(channels.c.platform == bindparam("in_platform"), channels.c.address == bindparam("at_address"))
)


def in_order(targets: Iterable[str]) -> list[str]:
    """Follow targets, teams before competitions before matches."""
    order = ("team", "competition", "match")
    return sorted(targets, key=lambda target: (order.index(target.partition(":")[0]), target))


async def want(conn: AsyncConnection, channel_id: int, wanted: Iterable[Rule], now: datetime) -> None:
    """Switches kinds of post on; the matches that are open are planned anew."""
    rows = [{"channel": channel_id, "kind": rule.kind.value, "lead": rule.lead} for rule in wanted]
    if not rows:
        return
    await conn.execute(insert_into(conn, rules).on_conflict_do_nothing(), rows)
    await occasions.note_change(conn, [None], now)


async def unwant(conn: AsyncConnection, channel_id: int, rule: Rule) -> None:
    await conn.execute(
        delete(rules).where(
            rules.c.channel == channel_id, rules.c.kind == rule.kind.value, rules.c.lead == rule.lead
        )
    )


async def rules_of(conn: AsyncConnection, channel_id: int) -> frozenset[Rule]:
    """What one channel wants."""
    found = await conn.execute(select(rules.c.kind, rules.c.lead).where(rules.c.channel == channel_id))
    return frozenset(Rule(Kind(kind), lead) for kind, lead in found)


async def rules_in_use(conn: AsyncConnection) -> frozenset[Rule]:
    """Every distinct rule that some channel has."""
    return frozenset(Rule(Kind(kind), lead) for kind, lead in await conn.execute(_IN_USE[conn.dialect.name]))


def _in_use() -> Select[tuple[str, str]]:
    """A step along the index for each rule. SQLite does so by itself; PostgreSQL would read all rules."""
    walk = select(literal("").label("kind"), literal("").label("lead")).cte("walk", recursive=True)
    beyond = tuple_(rules.c.kind, rules.c.lead) > tuple_(walk.c.kind, walk.c.lead)
    order = (rules.c.kind, rules.c.lead)
    steps = [select(one).where(beyond).order_by(*order).limit(1).scalar_subquery() for one in order]
    walk = walk.union_all(select(*steps).where(walk.c.kind.is_not(None)))
    return select(walk.c.kind, walk.c.lead).where(walk.c.kind != "")


_IN_USE = {"sqlite": select(rules.c.kind, rules.c.lead).distinct(), "postgresql": _in_use()}


async def pause(
    conn: AsyncConnection, channel: Channel, reason: str, now: datetime, until: datetime | None = None
) -> None:
    """Stops posting in a channel until an instant, or until somebody resumes it; the reason is kept for its
    moderators."""
    await conn.execute(
        update(channels)
        .where(channels.c.platform == channel.platform, channels.c.address == channel.address)
        .values(paused_at=now, paused_reason=reason, paused_until=until)
    )


async def resume(conn: AsyncConnection, channel: Channel) -> None:
    await conn.execute(
        update(channels)
        .where(channels.c.platform == channel.platform, channels.c.address == channel.address)
        .values(paused_at=None, paused_reason=None, paused_until=None)
    )
