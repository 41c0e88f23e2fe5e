"""A provider's claims in our own keys and names."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.knowledge.claims import About, Claim, LineupOf, Value
from bot.knowledge.given import Given
from bot.knowledge.match import MatchKey, Result, Score, TeamKey
from bot.knowledge.standings import Standings
from bot.knowledge.team_news import Lineup
from bot.knowledge.timeline import Event, EventKind


class Person(NamedTuple):
    """A player as a provider names him, in the provider's key of his team."""

    team: TeamKey
    name: str


@dataclass(frozen=True, slots=True)
class Ours:
    """Whom and what a provider's keys and names mean. A match or team that is missing is not known; a player
    who is missing keeps the name he has."""

    teams: Mapping[TeamKey, TeamKey]
    matches: Mapping[MatchKey, MatchKey]
    people: Mapping[Person, str]
    turned: Collection[MatchKey] = ()
    """The provider's keys of matches on neutral ground whose away side is our home side."""

    def claim(self, theirs: Claim, sides: tuple[TeamKey, TeamKey]) -> Claim:
        """The same claim in our words; `sides` are the provider's keys of home and away. Raises KeyError if
        what it is about is not known."""
        return replace(
            theirs, about=self._about(theirs.about), value=self._value(theirs.about, theirs.value, sides)
        )

    def table(self, theirs: Standings) -> Standings:
        """The same table in our words. Raises KeyError if a team is not known."""
        return replace(theirs, rows=tuple(replace(row, team=self.teams[row.team]) for row in theirs.rows))

    def _about(self, about: About) -> About:
        changed: dict[str, object] = {"match": self.matches[about.match]}
        team = getattr(about, "team", None)
        if team is not None:
            changed["team"] = self.teams[team]
            player = getattr(about, "player", None)
            if player is not None:
                changed["player"] = self._name(team, player)
        return replace(about, **changed)  # type: ignore[arg-type]

    def _value(self, about: About, value: Value, sides: tuple[TeamKey, TeamKey]) -> Value:
        if isinstance(value, Lineup):
            return self._lineup(value, getattr(about, "team"))  # noqa: B009
        if isinstance(value, Event) and value.team is not None:
            did, other = teams_of(value, sides)
            return replace(
                value,
                team=self.teams[value.team],
                player=value.player and self._name(did, value.player),
                other=value.other and self._name(other, value.other),
            )
        if isinstance(value, Result) and about.match in self.turned:
            return turned(value)
        return value

    def _lineup(self, said: Lineup, team: TeamKey) -> Lineup:
        return replace(
            said,
            starters=tuple(self._name(team, name) for name in said.starters),
            bench=tuple(self._name(team, name) for name in said.bench),
            captain=said.captain and self._name(team, said.captain),
            numbers=tuple((self._name(team, name), number) for name, number in said.numbers),
        )

    def _name(self, team: TeamKey, name: str) -> str:
        return self.people.get(Person(team, name), name)


def turned(result: Result) -> Result:
    """The same result with the sides the other way round."""
    return replace(
        result,
        score=_swapped(result.score),
        half_time=result.half_time and _swapped(result.half_time),
        shootout=result.shootout and _swapped(result.shootout),
    )


def _swapped(score: Score) -> Score:
    return Score(score.away, score.home)


def teams_of(event: Event, sides: tuple[TeamKey, TeamKey]) -> tuple[TeamKey, TeamKey]:
    """The teams of an event's player and of the other one: an own goal counts for those who did not score it,
    and a penalty is given away by those who do not take it. Raises ValueError without a team."""
    if event.team is None:
        raise ValueError("a phase of a match is nobody's")
    against = sides[1] if event.team == sides[0] else sides[0]
    if event.kind is EventKind.OWN_GOAL:
        return against, against
    if event.kind is EventKind.PENALTY_AWARDED:
        return event.team, against
    return event.team, event.team


def people_in(claims: Iterable[Claim], sides: Mapping[MatchKey, tuple[TeamKey, TeamKey]]) -> set[Person]:
    """Every player whom claims name, in the provider's words."""
    found: set[Person] = set()
    for claim in claims:
        about, value = claim.about, claim.value
        team, player = getattr(about, "team", None), getattr(about, "player", None)
        if team is not None and player is not None:
            found.add(Person(team, player))
        if team is not None and isinstance(value, Lineup):
            named = (*value.starters, *value.bench, *([value.captain] if value.captain else []))
            found.update(Person(team, name) for name in named)
        if isinstance(value, Event) and value.team is not None:
            did, other = teams_of(value, sides[about.match])
            found.update(Person(of, name) for of, name in ((did, value.player), (other, value.other)) if name)
    return found


def listed_together(given: Given) -> list[frozenset[Person]]:
    """Players whom an answer lists side by side, as a squad or in one line-up: whatever they are called, each
    is another one."""
    squads: dict[TeamKey, set[Person]] = {}
    for player in given.players:
        squads.setdefault(player.team, set()).add(Person(player.team, player.name))
    lineups = [
        frozenset(Person(claim.about.team, name) for name in (*claim.value.starters, *claim.value.bench))
        for claim in given.claims
        if isinstance(claim.about, LineupOf) and isinstance(claim.value, Lineup)
    ]
    return [*map(frozenset, squads.values()), *lineups]
