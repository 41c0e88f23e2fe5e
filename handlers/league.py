"""The table of a league: which one is meant, and where it comes from."""

from collections.abc import Mapping, Sequence

from bot.chat import Answer, Post
from bot.knowledge.match import Competition, CompetitionKey, MatchKey, TeamKey
from bot.knowledge.names import Doubt, find
from bot.posts import league as posts
from bot.posts.league import League
from handlers.asked import Asked, for_all, for_one
from storage import catalogue, league_results
from storage import league_tables as kept

OFFERED = 5
"""Other competitions that are offered where the one asked for has no table."""


async def table(asked: Asked) -> Answer:
    """The table of the competition that is named, else of the league of the channel's team."""
    known = {one.key: one for one in await catalogue.all_competitions(asked.conn)}
    if written := asked.argument("competition"):
        found = find(written, known.values())
        if isinstance(found, Doubt):
            return for_one(posts.which(found, asked.look))
        wanted = [found.one.key]
    else:
        wanted = await _likeliest(asked)
    for key in wanted:
        if (told := await _told(asked, known[key])) is not None:
            return for_all(await _post(asked, told))
    named = known[wanted[0]] if written else None
    return for_one(posts.no_table(named, await _others(asked, known), asked.look))


async def _likeliest(asked: Asked) -> list[CompetitionKey]:
    """What is followed here, first the competitions and then those that the teams play in."""
    if key := asked.argument("match"):
        found = (await catalogue.matches_by_key(asked.conn, [MatchKey(key)])).get(MatchKey(key))
        return [found.competition.key] if found else []
    followed = _keys(asked.place.others, "competition")
    teams = [TeamKey(team) for team in _keys(asked.place.teams, "team")]
    theirs = await league_results.of_teams(asked.conn, teams) if teams else []
    return list(dict.fromkeys([*theirs, *map(CompetitionKey, followed)]))


async def _told(asked: Asked, competition: Competition) -> League | None:
    """The newest table that a provider told, else what the results make; None where there is neither."""
    for season in await league_results.seasons(asked.conn, competition.key):
        said = await kept.of(asked.conn, *season)
        if any(row.played for stated in said for row in stated.value.rows):
            sources = [stated.source for stated in said]
            as_of = min(stated.said_at for stated in said)
            return League(competition, [stated.value for stated in said], sources, as_of)
        made = await asked.read.league(season, asked.place.scope)
        if made.tables:
            return League(competition, made.tables, made.sources, made.until, computed=True)
    return None


async def _others(asked: Asked, known: Mapping[CompetitionKey, Competition]) -> list[Competition]:
    return [known[key] for key in await league_results.with_tables(asked.conn, OFFERED)]


async def _post(asked: Asked, told: League) -> Post:
    teams = {team.key: team for team in await asked.read.teams()}
    ours = {TeamKey(team) for team in _keys(asked.place.teams, "team")}
    return posts.league(told, teams, ours, asked.look, whole=asked.argument("part") == "all")


def _keys(targets: Sequence[str], kind: str) -> list[str]:
    """The keys of follow targets of a kind ("team:liverpool")."""
    return [target.removeprefix(f"{kind}:") for target in targets if target.startswith(f"{kind}:")]
