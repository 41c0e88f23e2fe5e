"""The kinds of answers that API-Football gives, and what each is made into."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.knowledge.claims import AbsenceOf, EventOf
from bot.knowledge.match import MatchKey
from bot.sources.api_football_absences import absences
from bot.sources.api_football_answer import Answer, Gathered, match_key
from bot.sources.api_football_clubs import squads, tables, teams
from bot.sources.api_football_events import claims_of as events_of
from bot.sources.api_football_events import rows
from bot.sources.api_football_fixtures import Seen, claims_of, pair, seen, with_legs
from bot.sources.api_football_lineups import (
    captains,
    lineup_parts,
    lineups,
    marks,
    rated,
    starters,
)
from bot.sources.api_football_payload import FixturePart
from bot.sources.api_football_phases import whistles
from bot.sources.json_payload import add, valid
from bot.sources.provider import PayloadError


def read(answer: Answer, now: datetime) -> Gathered:
    """What an answer says. Raises PayloadError if it is of a kind that nothing is made of."""
    reader = _KINDS.get(answer.get)
    if reader is None:
        raise PayloadError(f"nothing here is made of what API-Football calls {answer.get[:60]!r}")
    found = Gathered()
    if answer.pages > 1:
        add(found.problems, f"{answer.get}: this is one of {answer.pages} pages")
    reader(answer, found, now)
    return found


def _fixtures(answer: Answer, found: Gathered, now: datetime) -> None:
    parts = [valid(FixturePart, raw, _what(raw), found.problems) for raw in answer.response]
    there = [one for part in parts if part is not None and (one := seen(part, found)) is not None]
    all_seen, ties = with_legs(there)
    found.ties += ties
    for one in all_seen:
        found.matches.append(one.match)
        found.claims += claims_of(one, found, now)
        _details(one, found, now)


def _details(one: Seen, found: Gathered, now: datetime) -> None:
    """Line-ups, marks and events, where the answer has them: only one that asks for single matches does."""
    key, part = one.match.key, one.part
    sides = (one.match.home.key, one.match.away.key)
    eleven = lineup_parts(part.lineups or (), key, sides, found)
    players = rated(part.players or (), key, sides, found)
    told = rows(part.events or (), key, sides, found)
    found.claims += lineups(key, eleven, captains(players), found, now)
    if one.over:  # until then marks change with every minute
        found.claims += marks(key, players, found, now)
    if part.events is not None:
        goals = pair(part.goals)
        score = dict(zip(sides, (goals.home, goals.away), strict=True)) if goals else None
        found.claims += whistles(one, now)
        found.claims += events_of(key, told, sides, score, starters(eleven), found, now)
        if len(told) == len(part.events):
            found.whole.add((key, EventOf))


def _events(answer: Answer, found: Gathered, now: datetime) -> None:
    """Without its match: neither the score nor the whistles are known, so this is never all of it."""
    key = _match(answer)
    told = rows(answer.response, key, (), found)
    for row in told:
        found.team(row.team)
    found.claims += events_of(key, told, (), None, {}, found, now)


def _lineups(answer: Answer, found: Gathered, now: datetime) -> None:
    key = _match(answer)
    found.claims += lineups(key, lineup_parts(answer.response, key, (), found), {}, found, now)


def _players(answer: Answer, found: Gathered, now: datetime) -> None:
    key = _match(answer)
    found.claims += marks(key, rated(answer.response, key, (), found), found, now)


def _absences(answer: Answer, found: Gathered, now: datetime) -> None:
    found.claims += absences(answer.response, found, now)
    if answer.only("fixture", "ids", "league", "season", "date") and not found.problems:
        found.whole |= {(claim.about.match, AbsenceOf) for claim in found.claims}


_KINDS: Mapping[str, Callable[[Answer, Gathered, datetime], None]] = {
    "fixtures": _fixtures,
    "fixtures/headtohead": _fixtures,
    "fixtures/events": _events,
    "fixtures/lineups": _lineups,
    "fixtures/players": _players,
    "injuries": _absences,
    "players/squads": lambda answer, found, now: squads(answer.response, found),
    "standings": lambda answer, found, now: tables(answer.response, found),
    "teams": lambda answer, found, now: teams(answer.response, found),
    "venues": lambda answer, found, now: None,  # a ground is known by its matches
}
"""What is made of an answer, by the `get` in its frame."""


def _match(answer: Answer) -> MatchKey:
    """Raises PayloadError if the answer does not say which match it is about."""
    fixture = answer.parameters.get("fixture", "")
    if not (fixture.isascii() and fixture.isdigit() and len(fixture) < 16):
        raise PayloadError(f"{answer.get}: it does not say which match it is about")
    return match_key(fixture)


def _what(raw: object) -> str:
    head = raw.get("fixture") if isinstance(raw, dict) else None
    return f"match {head.get('id')}" if isinstance(head, dict) else "a match"
