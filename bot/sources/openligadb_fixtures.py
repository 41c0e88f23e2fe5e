"""Who plays whom, in what, and when, as OpenLigaDB heads its matches."""

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.knowledge.match import Competition, CompetitionKey, Kickoff, Match, MatchKey, Team, TeamKey
from bot.sources.countries import country
from bot.sources.leagues import League, by_code
from bot.sources.openligadb_payload import GroupPart, MatchPart, RowPart, TeamPart

_KEY = "openligadb"
_MANY = 5
"""Matches of one round that begin at the same instant only because none has a time yet."""
_SEASON = re.compile(r"\s*(?:saison\s*)?\b\d{4}(?:\s*/\s*\d{2,4})?\s*$", re.IGNORECASE)
_ROUNDS = tuple(
    (re.compile(form, re.IGNORECASE), said)
    for form, said in (
        (r"(\d+)\. ?spieltag", r"Matchday \1"),
        (r"(\d+)\. ?(?:haupt)?runde", r"Round \1"),
        (r"gruppe (\w)", r"Group \1"),
        (r"sechzehntelfinale", "Round of 32"),
        (r"achtelfinale", "Round of 16"),
        (r"viertelfinale", "Quarter-finals"),
        (r"halbfinale", "Semi-finals"),
        (r"finale", "Final"),
        (r"spiel um (?:den )?(?:3\. platz|platz 3)", "Third-place match"),
        (r"gruppenphase|vorrunde", "Group stage"),
        (r"relegation", "Relegation play-offs"),
    )
)
"""German rounds in our words; others stay as they were entered."""


def league_of(part: MatchPart, asked: League | None) -> League | None:
    """The league it is played in, if it is one of ours. `asked` is that of the question, for answers that do
    not name their own: those before 2023 tell a number only."""
    return by_code(_KEY, part.league_shortcut) if part.league_shortcut else asked


def match(part: MatchPart, known: League | None) -> Match:
    """The match, in its league if that is `known`."""
    return Match(
        MatchKey(f"{_KEY}:{part.match_id}"),
        known.competition if known else _competition(part),
        _season(part, known),
        team(part.team1, known),
        team(part.team2, known),
        _stage(part.group),
    )


def team(part: TeamPart, league: League | None) -> Team:
    short = part.short_name
    return _team(part.team_id, part.team_name, short, league)


def team_of(row: RowPart, league: League | None) -> Team:
    return _team(row.team_info_id, row.team_name, row.short_name, league)


def kickoff(part: MatchPart, league: League | None, untimed: frozenset[int]) -> Kickoff:
    """When it begins; only the day while its round has no times yet."""
    zone = league.zone if league else ZoneInfo("Europe/Berlin")
    at = part.match_date_time_utc
    if at is None:
        return Kickoff(zone=zone.key)
    if part.match_id in untimed:
        return Kickoff(day=at.astimezone(zone).date(), zone=zone.key)
    return Kickoff(at, zone=zone.key)


def untimed(parts: Sequence[MatchPart], now: datetime) -> frozenset[int]:
    """The matches to come that have no time yet, by their ids.

    OpenLigaDB has no word for that: until a league sets its times, all matches of a round stand at one
    instant. The last two rounds of a league are played so, and in a round of few matches it may be so.
    """
    rounds: dict[int, list[MatchPart]] = {}
    for part in parts:
        if part.group is not None and part.group.group_order_id is not None:
            rounds.setdefault(part.group.group_order_id, []).append(part)
    found: set[int] = set()
    for number in sorted(rounds)[:-2]:
        instants = {part.match_date_time_utc for part in rounds[number]}
        at = next(iter(instants))
        if len(instants) == 1 and at is not None and at > now and len(rounds[number]) >= _MANY:
            found.update(part.match_id for part in rounds[number])
    return frozenset(found)


def _team(number: int, name: str, short: str | None, league: League | None) -> Team:
    aliases = (short,) if short and short != name else ()
    home = country(league.country) if league and league.country else None
    return Team(TeamKey(f"{_KEY}:{number}"), name, aliases, country=home)


def _competition(part: MatchPart) -> Competition:
    code = part.league_shortcut or part.league_id or "unknown"
    name = _SEASON.sub("", part.league_name or "")
    return Competition(CompetitionKey(f"{_KEY}:{code}"), name or f"OpenLigaDB {code}")


def _season(part: MatchPart, league: League | None) -> str:
    """Where none is told it is that of German football, which begins in July."""
    at = part.match_date_time_utc
    year = part.league_season
    if year is None:
        year = (at.year if at.month >= 7 else at.year - 1) if at else 0
        return f"{year}-{(year + 1) % 100:02}" if at else "unknown"
    if league is not None:
        return league.season(year)
    split = re.search(r"\d{4}\s*/\s*\d{2,4}\s*$", part.league_name or "")
    return f"{year}-{(year + 1) % 100:02}" if split else str(year)


def _stage(group: GroupPart | None) -> str | None:
    written = (group.group_name or "") if group else ""
    for form, said in _ROUNDS:
        if met := form.fullmatch(written):
            return met.expand(said)
    return written or None
