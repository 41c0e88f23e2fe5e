"""Which kinds of post a channel wants of one match, and by which of its follows it hears of it."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import Match
from bot.knowledge.occasion import Kind, Rule
from storage.channels import targets, team_target
from storage.moderating_tables import rule_competitions
from storage.tables import rules


def by_follow(match: Match, followed: Collection[str]) -> str | None:
    """The follow target that brings a match to a channel, its teams first; None where nothing does."""
    return next((target for target in targets(match) if target in followed), None)


async def words_above(conn: AsyncConnection, channel: int, rule: Rule) -> str:
    """The channel's own words above posts of a rule; empty where there are none."""
    found: str | None = await conn.scalar(
        select(rules.c.text).where(
            rules.c.channel == channel, rules.c.kind == rule.kind.value, rules.c.lead == rule.lead
        )
    )
    return found or ""


async def role_called(conn: AsyncConnection, channel: int, rule: Rule) -> str:
    """The role that posts of a rule call, by the platform's own id; empty where they call none."""
    found: str | None = await conn.scalar(
        select(rules.c.role).where(
            rules.c.channel == channel, rules.c.kind == rule.kind.value, rules.c.lead == rule.lead
        )
    )
    return found or ""


async def rules_for(
    conn: AsyncConnection, channel: int, match: Match, followed: Collection[str]
) -> frozenset[Rule]:
    """The rules of a channel that hold for a match: some are for home or away matches, or some
    competitions."""
    found = await conn.execute(
        select(rules.c.kind, rules.c.lead, rules.c.side).where(rules.c.channel == channel)
    )
    only: dict[tuple[str, str], set[str]] = {}
    limited = select(rule_competitions).where(rule_competitions.c.channel == channel)
    for row in (await conn.execute(limited)).mappings():
        only.setdefault((row["kind"], row["lead"]), set()).add(row["competition"])
    sides = {
        "home": team_target(match.home.key) in followed,
        "away": team_target(match.away.key) in followed,
    }
    return frozenset(
        Rule(Kind(kind), lead)
        for kind, lead, side in found.all()
        if sides.get(side, True) and match.competition.key in only.get((kind, lead), {match.competition.key})
    )
