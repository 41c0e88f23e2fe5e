"""A season of openfootball's, in its own keys."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.knowledge.claims import EventOf
from bot.knowledge.given import Given
from bot.knowledge.identity import slug
from bot.knowledge.match import Competition, CompetitionKey, Match, MatchKey, Team, TeamKey
from bot.sources import json_payload
from bot.sources.leagues import League
from bot.sources.openfootball_claims import MANY_ZONES, SOURCE, MatchSaid
from bot.sources.openfootball_listed import Listed, Side
from bot.sources.openfootball_rounds import Stage, stage
from bot.sources.openfootball_ties import Played, two_legged
from bot.sources.two_legs import in_ties

_ROUGH = timedelta(days=35)
"""A league's round further away than this whose matches all begin at one time has not got its times yet: they
are fixed when broadcasters have chosen, four to six weeks ahead."""
_FEW = 5
"""A round of fewer matches may well begin at one time."""
_BRITISH: Mapping[str | None, str] = {"XE": "GB"}

_Row = tuple[Match, Listed, Stage]


def season_given(
    name: str,
    season: str,
    league: League | None,
    listed: Sequence[Listed],
    now: datetime,
    problems: list[str],
) -> Given:
    """A season as claims. Without a league its times are in no known zone, and only the days are told."""
    competition = league.competition if league else _unknown(name)
    rows = _rows(competition, season, league, listed, problems)
    knockout = two_legged([Played(match, one.day, one.result, of.leg) for match, one, of in rows])
    days = {match.key: one.day for match, one, _ in rows if one.day is not None}
    matches, ties = in_ties(SOURCE.key, [match for match, _, _ in rows], knockout, days)
    rough = _rough(rows, league, now)
    teams = {side.key: side for match in matches for side in (match.home, match.away)}
    return Given(
        SOURCE,
        competitions=(competition,),
        teams=tuple(teams.values()),
        ties=ties,
        matches=matches,
        claims=tuple(
            claim
            for match, one, _ in rows
            for claim in MatchSaid(match, one, league, now, problems).claims(match.key in rough)
        ),
        whole=frozenset((match.key, EventOf) for match, one, _ in rows if one.goals is not None),
    )


def team(side: Side, league: League | None) -> Team:
    """A club of a country's league is of that country, where its name does not say otherwise."""
    at_home = league.country if league and league.key not in MANY_ZONES else None
    here = side.country or _BRITISH.get(at_home, at_home)
    return Team(TeamKey(f"openfootball:{side.name}"), side.name, country=here)


def _unknown(name: str) -> Competition:
    return Competition(CompetitionKey(f"openfootball:{slug(name)}"), name)


def _rows(
    competition: Competition,
    season: str,
    league: League | None,
    listed: Sequence[Listed],
    problems: list[str],
) -> list[_Row]:
    """Each match with a key that does not change when it is moved: its round and its sides. Two in one round
    on one ground are told apart by their order."""
    rows: list[_Row] = []
    met: dict[str, int] = defaultdict(int)
    for one in listed:
        if one.home.name == one.away.name:
            json_payload.add(problems, f"{one.where}: {one.home.name} cannot play themselves")
            continue
        of = (stage(one.round) if one.round else None) or Stage("")
        home, away = team(one.home, league), team(one.away, league)
        key = f"openfootball:{competition.key}/{season}/{of.name}/{home.name}/{away.name}"
        met[key] += 1
        number = f"/{met[key]}" if met[key] > 1 else ""
        match = Match(MatchKey(key + number), competition, season, home, away, of.name or None)
        rows.append((match, one, of))
    return rows


def _rough(rows: Sequence[_Row], league: League | None, now: datetime) -> set[MatchKey]:
    """Matches of a league whose times are not final yet: those of a whole round at one time, far ahead. The
    last round of a season is played at one time indeed."""
    if league is None or league.country is None:
        return set()
    rounds: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        if row[1].day is not None and row[1].note is None:
            rounds[row[2].name].append(row)
    last = max((one.day for _, one, _ in rows if one.day), default=None)
    found: set[MatchKey] = set()
    for in_round in rounds.values():
        times = {(one.day, one.clock) for _, one, _ in in_round}
        day = in_round[0][1].day
        if len(times) == 1 and len(in_round) >= _FEW and day != last and day and day > (now + _ROUGH).date():
            found |= {match.key for match, _, _ in in_round}
    return found
