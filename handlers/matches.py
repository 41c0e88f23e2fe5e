"""Matches on the calendar: the next one, those to come, those played, and the one of the moment."""

from collections.abc import Callable, Sequence

from bot.chat import Answer, Look, Post
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import MatchKey, Status, Team
from bot.posts import answers, live, match
from handlers.about_match import about_match
from handlers.asked import Asked, for_all, for_one
from handlers.meant import REACH, Leaning, meant
from handlers.teams import Whose, whose
from storage import dossiers, fixtures
from storage.channels import team_target

ComposeList = Callable[[Team, Sequence[Dossier], Look], Post]

LISTED = 5
"""Matches in a list: a screen of a phone."""

the_match = about_match("match", match.card, leaning=Leaning.BACK)
running = about_match("live", live.live, lambda d: bool(d.timeline) or d.status is Status.LIVE, Leaning.BACK)


async def next_match(asked: Asked) -> Answer:
    """The match to come; the one being played only where no other is known."""
    wanted = await whose(asked)
    if isinstance(wanted, Answer):
        return wanted
    found = await fixtures.around(asked.conn, wanted.targets, asked.now, REACH)
    chosen = found.coming or found.running
    if chosen is None:
        return for_one(answers.nothing_known("next", None, asked.look))
    dossier = await asked.dossier(chosen.key)
    return for_all(match.next_match(dossier, asked.look))


async def to_come(asked: Asked) -> Answer:
    """What a team still has to play."""
    team = await _team(asked, "fixtures")
    if isinstance(team, Answer):
        return team
    keys = await fixtures.to_come(asked.conn, [team_target(team.key)], asked.now, LISTED)
    return await _listed(asked, match.fixtures, team, keys)


async def played(asked: Asked) -> Answer:
    """What a team has played."""
    team = await _team(asked, "results")
    if isinstance(team, Answer):
        return team
    over = await fixtures.played(asked.conn, [team_target(team.key)], LISTED)
    return await _listed(asked, match.results, team, [one.key for one in over])


async def _listed(asked: Asked, compose: ComposeList, team: Team, keys: Sequence[MatchKey]) -> Answer:
    post = compose(team, await dossiers.outlines(asked.conn, keys, asked.place.scope), asked.look)
    return for_all(post) if keys else for_one(post)


async def _team(asked: Asked, what: str) -> Team | Answer:
    """The one team that a list is about: named, or followed, or at home in the match that is meant."""
    wanted = await whose(asked)
    if isinstance(wanted, Answer):
        return wanted
    team = wanted.team or await _followed(asked, wanted)
    if team is not None:
        return team
    dossier = await meant(asked, wanted.targets, Leaning.AHEAD)
    return dossier.match.home if dossier else for_one(answers.nothing_known(what, None, asked.look))


async def _followed(asked: Asked, wanted: Whose) -> Team | None:
    """The first team among the follow targets; None where there is none."""
    known = {team_target(team.key): team for team in await asked.read.teams()}
    return next((known[target] for target in wanted.targets if target in known), None)
