"""What was read for one answer, kept at hand for the next: many fans ask about the same few matches."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import Scope
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import MatchKey, Team
from storage import ballots, catalogue, claims, dossiers, league_results, occasions
from storage.league_results import Season, WorkedOut

KEPT = 64
"""Dossiers at hand: the matches of a weekend that people ask about; tables as many."""


class Shelf:
    """Dossiers and teams as of the last change of facts; after the next change they are read anew.

    The fans' marks are no change of facts: they are counted for every answer.
    """

    def __init__(self) -> None:
        self._dossiers: OrderedDict[tuple[int, MatchKey, Scope], Dossier] = OrderedDict()
        self._speaking: tuple[int, frozenset[int]] = (-1, frozenset())
        self._leagues: dict[tuple[int, Season, Scope], WorkedOut] = {}
        self._teams: Sequence[Team] = ()
        self._teams_as_of = -1

    async def as_of(self, conn: AsyncConnection) -> "Reading":
        """What can be read in this transaction."""
        return Reading(self, conn, await occasions.last_change(conn))

    async def dossier(
        self, conn: AsyncConnection, as_of: int, key: MatchKey, scope: Scope, *, counted: bool = True
    ) -> Dossier:
        """All that is known of a match; without `counted` the fans' marks may be of an earlier question.

        Raises UnknownMatchError.
        """
        shared = await self._shared(conn, as_of, scope)
        place = (as_of, key, shared)  # a slow reader may put back what is outdated: it stays marked as such
        found = self._dossiers.get(place)
        if found is None:
            found = await dossiers.load(conn, key, shared)
        elif counted:
            ballot, fans = await ballots.standing(conn, key)
            found = replace(found, context=replace(found.context, fans=fans, ballot=ballot))
        self._dossiers[place] = found
        self._dossiers.move_to_end(place)
        if len(self._dossiers) > KEPT:
            self._dossiers.popitem(last=False)
        return found

    async def league(self, conn: AsyncConnection, as_of: int, season: Season, scope: Scope) -> WorkedOut:
        """The tables that the results of a season make: hundreds of matches, and the same for everybody."""
        shared = await self._shared(conn, as_of, scope)
        place = (as_of, season, shared)
        found = self._leagues.get(place)
        if found is None:
            found = await league_results.worked_out(conn, season, shared)
            if len(self._leagues) >= KEPT:
                self._leagues.clear()
            self._leagues[place] = found
        return found

    async def teams(self, conn: AsyncConnection, as_of: int, *, anew: bool = False) -> Sequence[Team]:
        """Every team, by name."""
        if anew or self._teams_as_of != as_of:
            self._teams, self._teams_as_of = await catalogue.all_teams(conn), as_of
        return self._teams

    async def _shared(self, conn: AsyncConnection, as_of: int, scope: Scope) -> Scope:
        """Most communities have said nothing of their own: all of those know what everyone knows."""
        if scope is not None and self._speaking[0] != as_of:
            self._speaking = (as_of, await claims.communities(conn))
        return scope if scope in self._speaking[1] else None


class Reading:
    """The shelf as one transaction sees it."""

    def __init__(self, shelf: Shelf, conn: AsyncConnection, as_of: int) -> None:
        self._shelf = shelf
        self._conn = conn
        self._as_of = as_of

    async def dossier(self, key: MatchKey, scope: Scope) -> Dossier:
        """All that is known of a match. Raises UnknownMatchError."""
        return await self._shelf.dossier(self._conn, self._as_of, key, scope)

    async def facts(self, key: MatchKey, scope: Scope) -> Dossier:
        """What is known of a match, with the fans' marks of an earlier question.

        For what thousands ask at full time: a sheet needs no tallies. Raises UnknownMatchError.
        """
        return await self._shelf.dossier(self._conn, self._as_of, key, scope, counted=False)

    async def league(self, season: Season, scope: Scope) -> WorkedOut:
        """The tables that the results of a season make."""
        return await self._shelf.league(self._conn, self._as_of, season, scope)

    async def teams(self, *, anew: bool = False) -> Sequence[Team]:
        """Every team, by name; `anew` reads them again, for somebody who names one that was not there."""
        return await self._shelf.teams(self._conn, self._as_of, anew=anew)
