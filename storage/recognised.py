"""Whom and what a provider means: by what it was told before, by names, by who plays whom and when."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.given import Given
from bot.knowledge.match import Competition, Team, TeamKey, TieKey
from bot.knowledge.ours import Ours
from bot.knowledge.tie import Tie
from storage import catalogue
from storage.recognised_matches import matches_meant
from storage.recognised_players import players_meant
from storage.recognised_teams import teams_meant
from storage.tables import competitions


async def recognise(conn: AsyncConnection, given: Given, clubs: Sequence[Team], now: datetime) -> Ours:
    """Finds out whom a provider means, and keeps what is new: competitions, teams, ties, matches, players.

    `clubs` are teams that are generally known, under all their names, whether anything was heard of them yet
    or not. What may be the same as something known is kept apart, and noted as a doubt for a person.
    """
    named = {one.key: one for one in (*(match.competition for match in given.matches), *given.competitions)}
    await catalogue.keep(conn, competitions_=await _unheard_of(conn, named.values()))
    teams = await teams_meant(conn, given, clubs, now)
    ties = {tie.key: _in_our_words(tie, teams) for tie in given.ties}
    await catalogue.keep(conn, ties_=ties.values())
    meant = await matches_meant(conn, given, teams, {theirs: tie.key for theirs, tie in ties.items()}, now)
    people = await players_meant(conn, given, teams, now)
    return Ours(teams, meant.keys, people, meant.turned)


async def _unheard_of(conn: AsyncConnection, named: Collection[Competition]) -> list[Competition]:
    keys = [competition.key for competition in named]
    there = set(
        (await conn.execute(select(competitions.c.key).where(competitions.c.key.in_(keys)))).scalars()
    )
    return [competition for competition in named if competition.key not in there]


def _in_our_words(tie: Tie, teams: dict[TeamKey, TeamKey]) -> Tie:
    """A tie is the same however many providers name it: its key tells competition, season and sides."""
    first, second = teams[tie.first_home.key], teams[tie.first_away.key]
    competition, season, *_ = tie.key.partition(":")[2].split("/")
    return replace(
        tie,
        key=TieKey(f"{competition}-{season}-{first}-{second}"[:120]),
        first_home=replace(tie.first_home, key=first),
        first_away=replace(tie.first_away, key=second),
    )
