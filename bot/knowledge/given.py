"""What one answer of a data provider says, before anybody has found out whom it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date
from enum import StrEnum

from bot.knowledge.claims import About, Claim, Source
from bot.knowledge.match import Competition, Kickoff, Match, MatchKey, Player, Team, TeamKey
from bot.knowledge.standings import Standings
from bot.knowledge.tie import Tie
from bot.knowledge.timeline import Event

LONGEST_NAME = 200
"""Characters; a longer name is none."""
YEARS = range(1863, 2200)
"""In which matches are played: the laws of the game are of 1863."""


class Thing(StrEnum):
    """What has an identity of its own, however many providers name it."""

    COMPETITION = "competition"
    TEAM = "team"
    PLAYER = "player"
    TIE = "tie"
    MATCH = "match"


@dataclass(frozen=True, slots=True)
class Given:
    """Everything in the provider's own words and keys.

    Teams and matches have keys of the form "provider:id" ("openligadb:98"); where a provider has no ids, what
    it calls the thing stands there ("openfootball:Liverpool FC"). A team's name is the whole one, and its
    aliases are the shorter ones that the provider has for it. A competition that `bot.sources.leagues` knows
    has its own key already. A tie's key is "provider:competition/season/sides". Whoever keeps it finds out
    which of our teams and matches are meant, and whom the names of players mean.
    """

    source: Source
    competitions: tuple[Competition, ...] = ()
    teams: tuple[Team, ...] = ()
    players: tuple[Player, ...] = ()
    player_ids: Mapping[tuple[TeamKey, str], str] = field(default_factory=dict)
    """The provider's id of a player, by team and name as it writes them."""
    ties: tuple[Tie, ...] = ()
    matches: tuple[Match, ...] = ()
    claims: tuple[Claim, ...] = ()
    tables: tuple[Standings, ...] = ()
    whole: frozenset[tuple[MatchKey, type[About]]] = frozenset()
    """What is told in full: of these kinds of fact about these matches, whatever this source said earlier and
    does not say here is taken back."""
    problems: tuple[str, ...] = ()
    """Items that could not be understood and were left out, each in words for the log."""

    def days(self) -> dict[MatchKey, date]:
        """The day of each match as far as it is told: in UTC, or local where no time is told."""
        kickoffs = {c.about.match: c.value for c in self.claims if isinstance(c.value, Kickoff)}
        days = {key: k.at.astimezone(UTC).date() if k.at else k.day for key, k in kickoffs.items()}
        return {key: day for key, day in days.items() if day is not None}

    def sound(self) -> "Given":
        """The same without what speaks of a team or a match that it does not list, and a problem for each."""
        teams = {team.key for team in self.teams if 0 < len(team.name) <= LONGEST_NAME}
        matches = [m for m in self.matches if m.home.key != m.away.key and {m.home.key, m.away.key} <= teams]
        sides = {match.key: (match.home.key, match.away.key) for match in matches}
        competitions = {one.key for one in (*self.competitions, *(match.competition for match in matches))}
        claims = [claim for claim in self.claims if _fits(claim, sides)]
        tables = [
            table
            for table in self.tables
            if table.competition in competitions and teams.issuperset(row.team for row in table.rows)
        ]
        return replace(
            self,
            teams=tuple(team for team in self.teams if team.key in teams),
            players=tuple(player for player in self.players if player.team in teams),
            ties=tuple(tie for tie in self.ties if {tie.first_home.key, tie.first_away.key} <= teams),
            matches=tuple(matches),
            claims=tuple(claims),
            tables=tuple(tables),
            whole=frozenset((match, kind) for match, kind in self.whole if match in sides),
            problems=(*self.problems, *self._left_out(teams, sides, len(self.tables) - len(tables))),
        )

    def _left_out(
        self, teams: set[TeamKey], sides: Mapping[MatchKey, tuple[TeamKey, TeamKey]], tables: int
    ) -> list[str]:
        """What `sound` leaves out, in words."""
        unsound = [claim.about for claim in self.claims if not _fits(claim, sides)]
        said = [f"team {team.key[:80]}: its name is none" for team in self.teams if team.key not in teams]
        said += [f"match {m.key}: its teams are not listed" for m in self.matches if m.key not in sides]
        said += [
            f"{type(about).__name__} of {about.match}: of no listed side, or no time" for about in unsound
        ]
        return [*said, *(["a table tells of what is not listed"] * tables)]


def _fits(claim: Claim, sides: Mapping[MatchKey, tuple[TeamKey, TeamKey]]) -> bool:
    """Whether a claim is about a match that is listed and nobody but its sides, at a time that can be."""
    playing = (*sides.get(claim.about.match, ()), None)
    of_value = claim.value.team if isinstance(claim.value, Event) else None
    then = (claim.value.at or claim.value.day) if isinstance(claim.value, Kickoff) else None
    return (
        len(playing) == 3
        and getattr(claim.about, "team", None) in playing
        and of_value in playing
        and (then is None or then.year in YEARS)
    )
