"""What one answer of a data provider says, before anybody has found out whom it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.knowledge.claims import About, Claim, Source
from bot.knowledge.match import Competition, Kickoff, Match, MatchKey, Player, Team, TeamKey
from bot.knowledge.standings import Standings
from bot.knowledge.tie import Tie


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
        """The local day of each match, as far as it is told."""
        found = {}
        for claim in self.claims:
            if isinstance(claim.value, Kickoff) and (day := claim.value.local_day) is not None:
                found[claim.about.match] = day
        return found
