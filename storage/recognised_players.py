"""Whom a provider's names of players mean."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.given import Given, Thing
from bot.knowledge.match import MatchKey, Player, TeamKey
from bot.knowledge.names import Doubt, Found, find
from bot.knowledge.ours import Person, listed_together, people_in
from bot.knowledge.spelling import plain
from storage import catalogue, identities
from storage.recognised_teams import ref


async def players_meant(
    conn: AsyncConnection, given: Given, teams: Mapping[TeamKey, TeamKey], now: datetime
) -> dict[Person, str]:
    """The names by which the squads know them. Whoever is in no squad joins the squad of his team; whoever
    may be one of several there stays under the name he was given, and is noted as a doubt."""
    named = _named(given)
    if not named:
        return {}
    provider = given.source.key
    ids = {Person(*named_so): ref(provider, theirs) for named_so, theirs in given.player_ids.items()}
    ids = {person: theirs for person, theirs in ids.items() if person in named}
    remembered = await identities.known(conn, provider, Thing.PLAYER, set(ids.values()))
    ours = {teams[person.team] for person in named}
    squads = _Squads(await catalogue.squad(conn, *ours))
    called = await identities.called(conn, provider, Thing.PLAYER, ours if ids else ())
    beside = _beside(given, named)
    found: dict[Person, str] = {}
    doubts: dict[Person, tuple[str, ...]] = {}
    for person in squads.namesakes_first(named, teams):
        team = teams[person.team]
        before = remembered.get(ids.get(person, ""))
        if before is not None and before[0] == team and before[1] is not None:
            found[person] = before[1]
            continue
        others = {found[other] for other in beside[person] if other in found}
        if person in ids:
            others |= _with_other_ids(person.name, ids[person], called.get(team, {}))
        found[person], nearest = squads.meant(Player(person.name, team, named[person]), others)
        if nearest:
            doubts[person] = nearest
        if person in ids:
            called.setdefault(team, {}).setdefault(ids[person], found[person])
    await catalogue.keep(conn, players_=squads.joined)
    meant = {theirs: (teams[person.team], found[person]) for person, theirs in ids.items()}
    await identities.keep(conn, provider, Thing.PLAYER, meant)
    for person, names in doubts.items():
        theirs = f"{ref(provider, person.team)}/{person.name}"[:200]
        team = teams[person.team]
        await identities.doubt(conn, provider, Thing.PLAYER, theirs, team, person.name, names, now)
    return found


def _named(given: Given) -> dict[Person, tuple[str, ...]]:
    """Everybody whom the answer names, with the other names that it has for him."""
    sides: dict[MatchKey, tuple[TeamKey, TeamKey]] = {
        match.key: (match.home.key, match.away.key) for match in given.matches
    }
    named = {Person(player.team, player.name): player.aliases for player in given.players}
    for person in people_in(given.claims, sides):
        named.setdefault(person, ())
    return named


class _Squads:
    """The squads of the teams that are named; whoever is unknown joins."""

    def __init__(self, kept: Sequence[Player]) -> None:
        self.joined: list[Player] = []
        self._by_team: dict[TeamKey, list[Player]] = {}
        for player in kept:
            self._by_team.setdefault(player.team, []).append(player)

    def namesakes_first(self, named: Iterable[Person], teams: Mapping[TeamKey, TeamKey]) -> list[Person]:
        """Whoever has the very name of a player comes before those who are only like him, and long names
        come first."""
        known = {(team, player.name) for team, squad in self._by_team.items() for player in squad}

        def place(one: Person) -> tuple[bool, str, int, str]:
            return ((teams[one.team], one.name) not in known, one.team, -len(one.name), one.name)

        return sorted(named, key=place)

    def meant(self, player: Player, others: Collection[str]) -> tuple[str, tuple[str, ...]]:
        """The name by which the squad knows a player who is none of `others`, and those whom he may be, where
        that is not sure."""
        squad = self._by_team.setdefault(player.team, [])
        match find(player.name, [one for one in squad if one.name not in others]):
            case Found(one):
                return one.name, ()
            case Doubt(nearest=nearest, ambiguous=ambiguous):
                if player.name not in {one.name for one in squad}:
                    squad.append(player)
                    self.joined.append(player)
                return player.name, tuple(one.name for one in nearest) if ambiguous else ()


def _with_other_ids(name: str, theirs: str, called: Mapping[str, str | None]) -> set[str]:
    """Players whom the provider knows by other ids, and who are therefore others; save those of whose name
    this may be a shorter form, as some providers have a player twice."""
    return {
        other for id_, other in called.items() if id_ != theirs and other and not _may_be_one(name, other)
    }


def _may_be_one(name: str, other: str) -> bool:
    """Whether each word of the shorter name is in the longer, as a word or by its initial."""
    short, long = sorted((plain(name).split(), plain(other).split()), key=len)
    return all(any(_initial(word, one) for one in long) for word in short)


def _initial(word: str, other: str) -> bool:
    return word == other or (1 in (len(word), len(other)) and word[0] == other[0])


def _beside(given: Given, named: Collection[Person]) -> dict[Person, set[Person]]:
    """Those whom each is listed with, and who are therefore others."""
    found: dict[Person, set[Person]] = {person: set() for person in named}
    for together in listed_together(given):
        for person in together & found.keys():
            found[person] |= together - {person}
    return found
