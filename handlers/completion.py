"""What a half-written argument could become."""

from collections.abc import Sequence

from bot.chat import ArgumentKind, Choice
from bot.knowledge.match import Player, Team
from bot.knowledge.names import complete
from handlers.asked import Typing
from handlers.meant import REACH
from handlers.players import among, of_squads, who_appeared
from storage import catalogue, fixtures
from storage.channels import competition_target, team_target

MOST = 25
"""Choices at once: Discord takes no more."""
LONGEST = 100
"""Characters of a label, and of a value: Discord's limit too."""


async def choices(typing: Typing) -> Sequence[Choice]:
    """The likeliest first; none for an argument that does not complete."""
    match kind(typing):
        case ArgumentKind.TEAM:
            return await _teams(typing)
        case ArgumentKind.COMPETITION:
            return await _competitions(typing)
        case ArgumentKind.PLAYER:
            return await _players(typing)
        case ArgumentKind.COMMAND:
            return _commands(typing)
        case _:
            return ()


def kind(typing: Typing) -> ArgumentKind | None:
    """What kind of argument is being written; None for one that is not in the table."""
    asked = typing.unfinished
    return next(
        (
            argument.kind
            for command in typing.commands
            for argument in command.arguments
            if (command.name, argument.name) == (asked.command, asked.argument)
        ),
        None,
    )


async def _teams(typing: Typing) -> list[Choice]:
    """Teams by name; those that the channel follows come first while nothing is written."""
    known = await typing.read.teams()
    followed = [team for team in known if team_target(team.key) in typing.place.teams]
    others = [team for team in known if team not in followed]
    return [_team(team) for team in complete(typing.unfinished.typed, followed + others, MOST)]


async def _competitions(typing: Typing) -> list[Choice]:
    """Competitions by name; those that the channel follows come first while nothing is written."""
    known = await catalogue.all_competitions(typing.conn)
    followed = [one for one in known if competition_target(one.key) in typing.place.others]
    others = [one for one in known if one not in followed]
    found = complete(typing.unfinished.typed, followed + others, MOST)
    return [Choice(one.name[:LONGEST], one.name[:LONGEST]) for one in found]


async def _players(typing: Typing) -> list[Choice]:
    """Who appeared in the last matches, the latest first; before anybody did, the squads of the next."""
    last = await fixtures.played(typing.conn, typing.place.targets, limit=1)
    found = await fixtures.around(typing.conn, typing.place.targets, typing.now, REACH)
    near = [match.key for match in (found.running, found.coming) if match]
    for key in (*(match.key for match in last), *near):
        dossier = await typing.read.dossier(key, typing.place.scope)
        appeared = who_appeared(dossier)
        squads = await of_squads(typing.conn, dossier.match, appeared)
        if players := among(squads, appeared) or squads:
            teams = {side.key: side for side in (dossier.match.home, dossier.match.away)}
            found_ = complete(typing.unfinished.typed, players, MOST)
            return [_player(player, teams[player.team]) for player in found_]
    return []


def _commands(typing: Typing) -> list[Choice]:
    written = typing.unfinished.typed.strip().removeprefix("/").casefold()
    begun = [command for command in typing.commands if command.name.startswith(written)]
    return [Choice(f"/{command.name}", command.name) for command in begun[:MOST]]


def _team(team: Team) -> Choice:
    return Choice(team.name[:LONGEST], team.name[:LONGEST])


def _player(player: Player, team: Team) -> Choice:
    return Choice(f"{player.name} ({team.name})"[:LONGEST], player.name[:LONGEST])
