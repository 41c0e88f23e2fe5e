"""Who stands on a fan's sheet: whom this channel asks about, and what the press gave them."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

from bot.knowledge.ballot import BallotOptions, Candidate, Role
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import TeamKey
from bot.knowledge.ratings import HALF_STEPS
from bot.posts import marks
from bot.posts.sheet import Filled
from handlers.asked import Asked
from storage.ballots import Ballot, Own
from storage.channels import team_target

LONGEST = 18
"""Digits that a store's number can have."""
_ORDER = (Role.PLAYER, Role.MANAGER, Role.REFEREE)


@dataclass(frozen=True, slots=True)
class Paper:
    """The ballot that somebody has before them."""

    asked: Asked
    dossier: Dossier
    ballot: Ballot

    def filled(self, own: Own, fans: int | None = None) -> Filled:
        """It with what the fan gave: whom this channel asks about, and whom they marked elsewhere."""
        place = self.asked.place
        wanted = asked_about(self.dossier, self.ballot, place.teams, place.ballot)
        elsewhere = [one for one in self.ballot.candidates if one.number in own.marks and one not in wanted]
        return Filled(
            ballot=self.ballot.id,
            closes=self.ballot.closes_at,
            candidates=(*wanted, *elsewhere),
            marks=own.marks,
            pick=own.pick,
            picks=place.ballot.pick,
            halves=self.ballot.halves,
            hidden=self.ballot.hidden,
            fans=self.ballot.fans if fans is None else fans,
        )


def asked_about(
    dossier: Dossier, ballot: Ballot, followed: Iterable[str], options: BallotOptions
) -> list[Candidate]:
    """Whom the fans of a channel are asked about, the side it follows first; both sides where it follows
    neither. `followed` are its targets ("team:liverpool")."""
    sides = [dossier.match.home.key, dossier.match.away.key]
    ours = [side for side in sides if team_target(side) in followed]
    theirs = [side for side in sides if side not in ours]
    order: list[TeamKey | None] = [*ours, *(theirs if options.both or not ours else []), None]
    roles = {Role.PLAYER: True, Role.MANAGER: options.manager, Role.REFEREE: options.referee}
    wanted = [one for one in ballot.candidates if one.team in order and roles[one.role]]
    return sorted(wanted, key=lambda one: (order.index(one.team), _ORDER.index(one.role), one.number))


def as_the_press(paper: Paper, left: Iterable[Candidate]) -> dict[int, int | None]:
    """The mean of the papers for each of these, as a mark that a fan can give: half-steps by number."""
    given: dict[int, int | None] = {}
    for one in left:
        value = marks.press(paper.dossier, (one.team, one.name)) if one.team else None
        if value is not None:
            given[one.number] = nearest(value, halves=paper.ballot.halves)
    return given


def nearest(value: float, *, halves: bool) -> int:
    """The mark nearest to a mean, in half-steps; what lies between two is rounded up."""
    steps = floor(value * 2 + 0.5) if halves else floor(value + 0.5) * 2
    return min(max(steps, HALF_STEPS[0]), HALF_STEPS[-1])


def number(written: str) -> int | None:
    """A number as a button carries it; None for anything else."""
    plain = written.isascii() and written.isdigit() and len(written) <= LONGEST
    return int(written) if plain else None
