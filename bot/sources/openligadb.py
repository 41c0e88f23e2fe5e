"""OpenLigaDB: fixtures, goals and tables of German football above all, entered by its community.

Documentation: https://api.openligadb.de (OpenAPI) and github.com/OpenLigaDB/OpenLigaDB-Samples. No key; the
data is under the Open Database License.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from bot.knowledge.claims import About, Claim, Source
from bot.knowledge.given import Given
from bot.knowledge.match import Competition, Match, MatchKey, Team, TeamKey
from bot.knowledge.standings import Row, Standings
from bot.sources.json_payload import add, parsed, valid
from bot.sources.leagues import League
from bot.sources.openligadb_fixtures import kickoff, league_of, match, team_of, untimed
from bot.sources.openligadb_match import SOURCE, seen
from bot.sources.openligadb_payload import MatchPart, RowPart, without_capitals
from bot.sources.provider import Call, Gives, Limits, PayloadError, Quota, Want

_MATCHES = frozenset({Gives.FIXTURES, Gives.RESULTS, Gives.EVENTS})


class OpenLigaDB:
    """Its questions and what its answers say."""

    source: Source = SOURCE
    gives = _MATCHES | {Gives.TABLE}
    limits = Limits(per_minute=60, lineups=timedelta(minutes=10), live=timedelta(seconds=60))
    """It asks for no more than it needs; a look a minute is what people enter goals in."""
    headers: Mapping[str, str] = MappingProxyType({"Accept": "application/json"})

    def __init__(self, base: str = "https://api.openligadb.de") -> None:
        self.base = base.rstrip("/")

    def knows(self, league: League) -> bool:
        return self.source.key in league.codes

    def calls(self, wants: Sequence[Want]) -> list[Call]:
        """A season in one request, a single match in a small one: a season is near a megabyte."""
        found: dict[str, Call] = {}
        for want in wants:
            code = want.league.codes.get(self.source.key)
            if code is not None:
                for call in _calls(code, want):
                    found.setdefault(call.name, call)
        return list(found.values())

    def given(self, payload: bytes, now: datetime, call: Call | None = None) -> Given:
        value = without_capitals(parsed(payload))
        asked = call.want if call is not None else None
        if isinstance(value, dict) and "matchid" in value:
            return _matches([value], asked, now)
        if not isinstance(value, list):
            title = value.get("title") if isinstance(value, dict) else None
            raise PayloadError(f"OpenLigaDB says: {title}" if title else "this is no answer of OpenLigaDB")
        kinds = [one.keys() if isinstance(one, dict) else set() for one in value]
        if any("teaminfoid" in names for names in kinds):
            return _table(value, asked)
        if value and not any("matchid" in names for names in kinds):
            raise PayloadError("this is no answer of OpenLigaDB: neither matches nor a table")
        return _matches(value, asked, now)

    def quota(self, headers: Mapping[str, str], now: datetime) -> Quota | None:
        return None


def _calls(code: str, want: Want) -> Iterable[Call]:
    season = f"{code}/{want.season}"
    if want.refs and want.what & _MATCHES:
        for ref in want.refs:
            if ref.isdecimal():
                yield Call(f"match {ref}", f"/getmatchdata/{ref}", want=want)
    elif want.what & _MATCHES:
        yield Call(f"matches {want.league.key} {want.season}", f"/getmatchdata/{season}", want=want)
    if Gives.TABLE in want.what:
        yield Call(f"table {want.league.key} {want.season}", f"/getbltable/{season}", want=want)


def _matches(value: Sequence[object], asked: Want | None, now: datetime) -> Given:
    problems: list[str] = []
    read = (valid(MatchPart, raw, _named(raw), problems) for raw in value)
    parts = list({part.match_id: part for part in read if part is not None}.values())
    no_time = untimed(parts, now)
    matches: list[Match] = []
    claims: list[Claim] = []
    whole: set[tuple[MatchKey, type[About]]] = set()
    player_ids: dict[tuple[TeamKey, str], str] = {}
    for part in parts:
        league = league_of(part, asked.league if asked else None)
        one = match(part, league)
        if one.home.key == one.away.key:
            add(problems, f"match {part.match_id}: {one.home.name} plays itself")
            continue
        said = seen(part, one, kickoff(part, league, no_time), now, problems)
        matches.append(one)
        claims += said.claims
        whole |= said.whole
        player_ids |= said.scorers
    return Given(
        SOURCE,
        competitions=_competitions(matches),
        teams=tuple({side.key: side for one in matches for side in (one.home, one.away)}.values()),
        player_ids=player_ids,
        matches=tuple(matches),
        claims=tuple(claims),
        whole=frozenset(whole),
        problems=tuple(problems),
    )


def _competitions(matches: Iterable[Match]) -> tuple[Competition, ...]:
    return tuple({one.competition.key: one.competition for one in matches}.values())


def _table(value: Sequence[object], asked: Want | None) -> Given:
    """A table names neither its league nor its season: both are those of the question."""
    problems: list[str] = []
    read = (valid(RowPart, raw, "a row of the table", problems) for raw in value)
    parts = [part for part in read if part is not None]
    league = asked.league if asked else None
    teams: list[Team] = [team_of(part, league) for part in parts]
    if asked is None:
        add(problems, "a table does not say of which league and season it is; its teams are all there is")
        return Given(SOURCE, teams=tuple(teams), problems=tuple(problems))
    if len(parts) < len(value):
        add(problems, f"the table of {asked.league.key} lacks a row, so it is left out")
        return Given(SOURCE, teams=tuple(teams), problems=tuple(problems))
    rows = tuple(
        Row(place, team.key, part.matches, part.won, part.draw, part.lost, part.goals, part.opponent_goals,
            part.points)
        for place, (team, part) in enumerate(zip(teams, parts, strict=True), start=1)
    )  # fmt: skip
    table = Standings(asked.league.key, asked.league.season(asked.season), rows)
    return Given(
        SOURCE,
        competitions=(asked.league.competition,),
        teams=tuple(teams),
        tables=(table,) if rows else (),
        problems=tuple(problems),
    )


def _named(raw: object) -> str:
    number = raw.get("matchid") if isinstance(raw, dict) else None
    return f"match {number}" if isinstance(number, int) else "a match"
