"""Communities, their channels, what a channel follows, and which kinds of post it wants."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Channel, Look
from bot.knowledge.ballot import BallotOptions
from bot.knowledge.match import CompetitionKey, Match, MatchKey, TeamKey
from bot.knowledge.occasion import DEFAULT_RULES, Kind, Rule
from storage import occasions
from storage.database import insert_into
from storage.tables import channels, communities, follows, rules


@dataclass(frozen=True, slots=True)
class Settings:
    """A channel as it is kept: `id` is the store's, `community` too."""

    id: int
    community: int
    channel: Channel
    name: str
    look: Look
    paused_reason: str | None
    ballot: BallotOptions = field(default_factory=BallotOptions)


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
    if row is None:
        return None
    look = Look(row["language"], row["zone"], row["spoiler"], row["dark"])
    asked = BallotOptions(**row["ballot"])
    return Settings(row["id"], row["community"], channel, row["name"], look, row["paused_reason"], asked)


async def set_ballot(conn: AsyncConnection, channel_id: int, options: BallotOptions) -> None:
    """Whom the channel's fans are asked about."""
    await conn.execute(update(channels).where(channels.c.id == channel_id).values(ballot=asdict(options)))


async def set_dark(conn: AsyncConnection, channel_id: int, dark: bool) -> None:
    """Whether the channel's pictures are dark."""
    await conn.execute(update(channels).where(channels.c.id == channel_id).values(dark=dark))


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
    found = (await conn.execute(select(follows.c.target).where(follows.c.channel == channel_id))).scalars()
    order = ("team", "competition", "match")
    return sorted(found, key=lambda target: (order.index(target.partition(":")[0]), target))


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
    found = await conn.execute(select(rules.c.kind, rules.c.lead).distinct())
    return frozenset(Rule(Kind(kind), lead) for kind, lead in found)


async def pause(conn: AsyncConnection, channel: Channel, reason: str, now: datetime) -> None:
    """Stops posting in a channel until somebody resumes it; the reason is kept for its moderators."""
    await conn.execute(
        update(channels)
        .where(channels.c.platform == channel.platform, channels.c.address == channel.address)
        .values(paused_at=now, paused_reason=reason)
    )


async def resume(conn: AsyncConnection, channel: Channel) -> None:
    await conn.execute(
        update(channels)
        .where(channels.c.platform == channel.platform, channels.c.address == channel.address)
        .values(paused_at=None, paused_reason=None)
    )
