"""Which team a written name means, and whose matches somebody asks about."""

from dataclasses import dataclass

from bot.chat import Answer
from bot.knowledge.match import MatchKey, Team, TeamKey
from bot.knowledge.names import Doubt, Found, find
from bot.posts import answers
from handlers.asked import Asked, for_one
from storage.channels import match_target, team_target


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose matches: those that the follow targets mean, everyone's where there are none.

    `team` is the one that the asker named.
    """

    targets: tuple[str, ...]
    team: Team | None = None

    @property
    def side(self) -> TeamKey | None:
        """The side that the asker is after; None for both."""
        return self.team.key if self.team else None


async def whose(asked: Asked) -> Whose | Answer:
    """The matches of the team that is named, else of what the channel follows; or why nobody can tell."""
    if key := asked.argument("match"):  # a button names the match that its post is about
        return Whose((match_target(MatchKey(key)),))
    written = asked.argument("team")
    if not written:
        return Whose(asked.place.targets)
    found = await named(asked, written)
    if isinstance(found, Doubt):
        return in_doubt(asked, found)
    return Whose((team_target(found.one.key),), found.one)


async def named(asked: Asked, written: str) -> Found[Team] | Doubt[Team]:
    """The team that is meant; one that came into the store a moment ago is found too."""
    found = find(written, await asked.read.teams())
    return found if isinstance(found, Found) else find(written, await asked.read.teams(anew=True))


def in_doubt(asked: Asked, doubt: Doubt[Team]) -> Answer:
    """The nearest teams to choose from."""
    said = answers.ambiguous if doubt.ambiguous else answers.unknown_team
    return for_one(said(doubt.written, doubt.nearest, asked.look, asked.request.command))
