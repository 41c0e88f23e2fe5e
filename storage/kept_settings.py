"""All that moderators have set for a channel, as one value: to be taken out, put in, and copied."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Look, Wishes
from bot.knowledge.ballot import BallotOptions
from bot.knowledge.occasion import Kind
from storage import channels, held, occasions
from storage.channels import Quiet, Settings
from storage.database import insert_into
from storage.moderating_tables import rule_competitions
from storage.tables import channels as channel_rows
from storage.tables import rules


@dataclass(frozen=True, slots=True)
class Wanted:
    """A kind of post with its lead time, the side and the competitions that it is for ("" and none: all), the
    channel's own words above it, and the role that it calls."""

    kind: Kind
    lead: str = ""
    side: str = ""
    text: str | None = None
    role: str | None = None
    competitions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A channel's settings, without what is its own: address, name, pause."""

    follows: tuple[str, ...]
    posts: tuple[Wanted, ...]
    look: Look
    """With the detail of its live message."""
    silent: bool = False
    wishes: Wishes = Wishes()  # noqa: RUF009 - it is frozen
    quiet: Quiet | None = None
    quiet_kinds: tuple[tuple[Kind, str], ...] = ()
    ballot: BallotOptions = BallotOptions()  # noqa: RUF009 - it is frozen


async def take(conn: AsyncConnection, channel: Settings) -> Kept:
    """All that is set for a channel."""
    return Kept(
        follows=tuple(await channels.followed(conn, channel.id)),
        posts=await _posts(conn, channel.id),
        look=channel.posted_look,
        silent=channel.silent,
        wishes=channel.wishes,
        quiet=channel.quiet,
        quiet_kinds=tuple(sorted((await channels.quiet_rules(conn, channel.id)).items())),
        ballot=channel.ballot,
    )


async def put(conn: AsyncConnection, channel_id: int, kept: Kept, now: datetime) -> None:
    """Sets all of it for a channel, in the place of what was set there."""
    begin, end = kept.quiet or (None, None)
    await conn.execute(
        update(channel_rows)
        .where(channel_rows.c.id == channel_id)
        .values(
            language=kept.look.language,
            zone=kept.look.zone,
            spoiler=kept.look.spoiler,
            dark=kept.look.dark,
            detail=kept.look.detail.value,
            silent=kept.silent,
            wishes=asdict(kept.wishes),
            ballot=asdict(kept.ballot),
            quiet_from=begin,
            quiet_until=end,
        )
    )
    for target in set(await channels.followed(conn, channel_id)) - set(kept.follows):
        await channels.unfollow(conn, channel_id, target)
    for target in kept.follows:
        await channels.follow(conn, channel_id, target)
    before = await channels.quiet_rules(conn, channel_id)
    for kind in before.keys() - dict(kept.quiet_kinds).keys():
        await channels.set_quiet_rule(conn, channel_id, kind, None)
    for kind, what in kept.quiet_kinds:
        await channels.set_quiet_rule(conn, channel_id, kind, what)
    await _put_posts(conn, channel_id, kept.posts)
    await held.look_again(conn, channel_id, now)
    await occasions.note_change(conn, [None], now)


async def _posts(conn: AsyncConnection, channel_id: int) -> tuple[Wanted, ...]:
    only: dict[tuple[str, str], list[str]] = {}
    limits = select(rule_competitions).where(rule_competitions.c.channel == channel_id)
    for row in (await conn.execute(limits.order_by(rule_competitions.c.competition))).mappings():
        only.setdefault((row["kind"], row["lead"]), []).append(row["competition"])
    found = select(rules).where(rules.c.channel == channel_id).order_by(rules.c.kind, rules.c.lead)
    return tuple(
        Wanted(
            Kind(row["kind"]),
            row["lead"],
            row["side"],
            row["text"],
            row["role"],
            tuple(only.get((row["kind"], row["lead"]), ())),
        )
        for row in (await conn.execute(found)).mappings()
    )


async def _put_posts(conn: AsyncConnection, channel_id: int, posts: tuple[Wanted, ...]) -> None:
    await conn.execute(delete(rule_competitions).where(rule_competitions.c.channel == channel_id))
    await conn.execute(delete(rules).where(rules.c.channel == channel_id))
    rows: list[dict[str, Any]] = [
        {
            "channel": channel_id,
            "kind": one.kind.value,
            "lead": one.lead,
            "side": one.side,
            "text": one.text,
            "role": one.role,
        }
        for one in posts
    ]
    if rows:
        await conn.execute(insert_into(conn, rules), rows)
    limits = [
        {"channel": channel_id, "kind": one.kind.value, "lead": one.lead, "competition": competition}
        for one in posts
        for competition in one.competitions
    ]
    if limits:
        await conn.execute(insert_into(conn, rule_competitions), limits)
