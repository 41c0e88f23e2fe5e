"""The season by the fans' marks: a side's, or one player's."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.chat import Answer
from bot.knowledge.match import Player, Team, TeamKey
from bot.knowledge.names import Doubt, Found, find
from bot.knowledge.season_marks import InMatch
from bot.posts import answers
from bot.posts import season as posts
from bot.posts.ratings import SEASON
from handlers.asked import Asked, for_all, for_one
from handlers.teams import in_doubt, named
from storage import catalogue, season_marks
from storage.channels import team_target


class Words(NamedTuple):
    """What was written beside the word "season"."""

    team: str
    player: str


def asked_for(asked: Asked) -> Words | None:
    """Whether a season is asked for: the word stands where a team or a player belongs."""
    team, player = asked.argument("team"), asked.argument("player")
    if team.casefold() == SEASON:
        return Words("", player)
    return Words(team, "") if player.casefold() == SEASON else None


async def season(asked: Asked, words: Words) -> Answer:
    """The newest season that fans have rated."""
    teams = await _teams(asked, words.team)
    if isinstance(teams, Doubt):
        return in_doubt(asked, teams)
    newest = await season_marks.newest_season(asked.conn, teams, asked.now)
    if newest is None:
        return for_one(posts.nothing_yet(asked.look))
    rated = await season_marks.of_teams(asked.conn, teams, newest, asked.now)
    if not rated:
        return for_one(posts.nothing_yet(asked.look))
    if words.player:
        return await _of_player(asked, words.player, newest, rated)
    first = rated[0].team  # of several sides, the one that fans rated last
    side = await _team(asked, first)
    theirs = [one for one in rated if one.team == first]
    last = await asked.read.facts(theirs[0].match, asked.place.scope)
    return for_all(posts.of_side(side, newest, theirs, last, asked.look))


async def _of_player(asked: Asked, written: str, newest: str, rated: Sequence[InMatch]) -> Answer:
    players = [Player(name, team) for team, name in dict.fromkeys((one.team, one.player) for one in rated)]
    aliases = {
        (player.team, player.name): player.aliases
        for player in await catalogue.squad(asked.conn, *{player.team for player in players})
    }
    known = [Player(one.name, one.team, aliases.get((one.team, one.name), ())) for one in players]
    found = find(written, known)
    if isinstance(found, Doubt):
        return for_one(answers.ambiguous(written, found.nearest, asked.look, "ratings", "player"))
    theirs = [one for one in rated if (one.team, one.player) == (found.one.team, found.one.name)]
    matches = await catalogue.matches_by_key(asked.conn, [one.match for one in theirs])
    side = await _team(asked, found.one.team)
    last = await asked.read.facts(theirs[0].match, asked.place.scope)
    return for_all(posts.of_player(side, newest, theirs, matches, last, asked.look))


async def _teams(asked: Asked, written: str) -> list[TeamKey] | Doubt[Team]:
    """The team that is named, else those that the channel follows; none stands for everybody's."""
    if written:
        found = await named(asked, written)
        return [found.one.key] if isinstance(found, Found) else found
    followed = asked.place.teams
    return [team.key for team in await asked.read.teams() if team_target(team.key) in followed]


async def _team(asked: Asked, key: TeamKey) -> Team:
    known = (team for team in await asked.read.teams() if team.key == key)
    return next(known, Team(key, str(key)))
