"""All that ESPN's summary of one match says."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple, TypeVar

from bot.knowledge.claims import About, Claim, EventOf
from bot.knowledge.given import Given
from bot.knowledge.match import Competition, Match, MatchKey, Player, Team, TeamKey
from bot.sources import espn_around, espn_events, espn_lineups, espn_match, espn_tables
from bot.sources.espn_match import SOURCE, Seen
from bot.sources.espn_payload import (
    BroadcastPart,
    Game,
    KeyEvent,
    MeetingPart,
    Official,
    Season,
    Shirt,
    Slug,
    TeamPart,
    VenuePart,
)
from bot.sources.json_payload import M, Part, Words, items, valid
from bot.sources.provider import PayloadError


class _Roster(Part):
    team: TeamPart
    formation: Words | None = None


class _Squad(NamedTuple):
    formation: str
    shirts: list[Shirt]


def summary(payload: Mapping[str, object], now: datetime) -> Given:
    """Raises PayloadError where not even the match can be made out; any other part may be missing, or wrong
    by itself."""
    problems: list[str] = []
    seen = _seen(payload, now, problems)
    match = seen.match
    squads = _squads(payload, problems)
    told, all_understood = _key_events(payload, problems)
    players = [Player(shirt.athlete.name, team) for team, squad in squads.items() for shirt in squad.shirts]
    named = Counter(player.name for player in players)
    sides = {player.name: player.team for player in players if named[player.name] == 1}
    before = len(problems)
    happened = espn_events.events(seen, told, sides, now, problems)
    in_full = bool(happened) and all_understood and len(problems) == before
    earlier = list(_meetings(payload, match, now, problems))
    claims = (
        *seen.claims,
        *_surroundings(payload, match, now, problems),
        *_lineups(seen, squads, now),
        *happened,
        *(claim for _, claims in earlier for claim in claims),
    )
    whole: set[tuple[MatchKey, type[About]]] = {(match.key, EventOf)} if in_full else set()
    return Given(
        SOURCE,
        competitions=_once([match.competition, *(one.competition for one, _ in earlier)]),
        teams=(match.home, match.away),
        players=tuple(players),
        player_ids={
            (team, shirt.athlete.name): shirt.athlete.id
            for team, squad in squads.items()
            for shirt in squad.shirts
            if shirt.athlete.id is not None
        },
        ties=(seen.tie,) if seen.tie else (),
        matches=_once([match, *(one for one, _ in earlier)]),
        claims=claims,
        whole=frozenset(whole),
        problems=tuple(problems),
    )


def _seen(payload: Mapping[str, object], now: datetime, problems: list[str]) -> Seen:
    header = _part(payload, "header")
    raw = next(iter(items(header.get("competitions"))), None)
    if isinstance(raw, dict) and "timeValid" in header:
        raw = {**raw, "timeValid": header["timeValid"]}
    info = _part(payload, "gameInfo")
    if isinstance(raw, dict):
        raw = {**raw, "attendance": info.get("attendance")}
    game = valid(Game, raw, "header", problems)
    league = valid(Slug, header.get("league"), "header.league", problems) or Slug()
    season = valid(Season, header.get("season"), "header.season", problems) or Season()
    seen = espn_match.seen(game, league, season, now, problems) if game else None
    if seen is None:
        raise PayloadError(f"the summary does not say who plays: {'; '.join(problems) or 'no sides yet'}")
    return seen


def _surroundings(
    payload: Mapping[str, object], match: Match, now: datetime, problems: list[str]
) -> Iterable[Claim]:
    info = _part(payload, "gameInfo")
    if "venue" in info and (place := valid(VenuePart, info["venue"], "gameInfo.venue", problems)):
        yield espn_around.venue(match, place, now)
    crew = _all(Official, info.get("officials"), "gameInfo.officials", problems)
    if crew and (claim := espn_around.officials(match, crew, now)):
        yield claim
    shown = _all(BroadcastPart, payload.get("broadcasts"), "broadcasts", problems)
    yield from espn_around.broadcasts(match, shown, now)


def _squads(payload: Mapping[str, object], problems: list[str]) -> dict[TeamKey, _Squad]:
    """Who is in each side's squad. One player who cannot be read does not cost the others their place."""
    found = {}
    for raw in items(payload.get("rosters")):
        roster = valid(_Roster, raw, "rosters", problems)
        if roster is not None and isinstance(raw, dict):
            key = TeamKey(f"espn:{roster.team.id}")
            shirts = _all(Shirt, raw.get("roster"), f"roster of team {roster.team.id}", problems)
            found[key] = _Squad(roster.formation or "", shirts)
    return found


def _lineups(seen: Seen, squads: Mapping[TeamKey, _Squad], now: datetime) -> Iterable[Claim]:
    for side in (seen.match.home.key, seen.match.away.key):
        if side in squads:
            claim = espn_lineups.lineup(seen, side, squads[side].shirts, squads[side].formation, now)
            if claim is not None:
                yield claim


def _key_events(payload: Mapping[str, object], problems: list[str]) -> tuple[list[KeyEvent], bool]:
    """The key events, with the goals struck out on review, which stand in the commentary alone; and whether
    every one of them could be read."""
    before = len(problems)
    raw = items(payload.get("keyEvents"))
    told = _all(KeyEvent, raw, "keyEvents", problems)
    understood = len(problems) == before
    plays = [_part(line, "play") for line in items(payload.get("commentary")) if isinstance(line, dict)]
    struck = [play for play in plays if _part(play, "type").get("type") == espn_events.REVIEWED]
    known = {one.id for one in told}
    told += [one for one in _all(KeyEvent, struck, "commentary", problems) if one.id not in known]
    return told, understood


def _meetings(
    payload: Mapping[str, object], match: Match, now: datetime, problems: list[str]
) -> Iterable[tuple[Match, tuple[Claim, ...]]]:
    sides: dict[str, Team] = {side.key.removeprefix("espn:"): side for side in (match.home, match.away)}
    for group in items(payload.get("headToHeadGames")):
        if isinstance(group, dict):
            for part in _all(MeetingPart, group.get("events"), "headToHeadGames", problems):
                found = espn_tables.meeting(part, sides, now)
                if found is not None and found[0].key != match.key:
                    yield found


def _part(payload: Mapping[str, object], key: str) -> Mapping[str, object]:
    part = payload.get(key)
    return part if isinstance(part, dict) else {}


def _all(model: type[M], raw: object, what: str, problems: list[str]) -> list[M]:
    """The members of a list that can be read, each of them judged by itself."""
    read = []
    for one in items(raw):
        label = f"{what} {one['id']}" if isinstance(one, dict) and "id" in one else what
        item = valid(model, one, label, problems)
        if item is not None:
            read.append(item)
    return read


T = TypeVar("T", Match, Competition)


def _once(things: Iterable[T]) -> tuple[T, ...]:
    return tuple({thing.key: thing for thing in things}.values())
