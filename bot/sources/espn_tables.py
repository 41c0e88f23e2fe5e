"""The table of a league and the earlier meetings of two sides, as ESPN has them."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.knowledge.claims import Claim, KickoffOf, ResultOf, StatusOf, StatusValue
from bot.knowledge.match import (
    Competition,
    CompetitionKey,
    Kickoff,
    Match,
    MatchKey,
    Result,
    Score,
    Status,
    Team,
)
from bot.knowledge.spelling import plain
from bot.knowledge.standings import Row, Standings
from bot.sources.espn_match import SOURCE, team
from bot.sources.espn_payload import Entry, MeetingPart
from bot.sources.leagues import by_name

# As the fields of `Row` are.
_STATS = ("rank", "gamesPlayed", "wins", "ties", "losses", "pointsFor", "pointsAgainst", "points")


def table(
    entries: Iterable[Entry], competition: CompetitionKey, season: str, group: str | None
) -> tuple[Standings, tuple[Team, ...]]:
    """A whole table, best first, and the teams in it. Raises ValueError where a line lacks a count: a table
    with holes is none."""
    lines = sorted(((_counts(entry), team(entry.team)) for entry in entries), key=lambda line: line[0][0])
    rows = tuple(Row(rank, side.key, *counts) for (rank, *counts), side in lines)
    return Standings(competition, season, rows, group), tuple(side for _, side in lines)


def _counts(entry: Entry) -> list[int]:
    stats = {stat.name: stat.value for stat in entry.stats}
    counts = []
    for name in _STATS:
        value = stats.get(name)
        if value is None or value < 0 or not value.is_integer():
            raise ValueError(f"{name} of team {entry.team.id} is no count")
        counts.append(int(value))
    return counts


def meeting(
    part: MeetingPart, sides: Mapping[str, Team], now: datetime
) -> tuple[Match, tuple[Claim, ...]] | None:
    """An earlier match of two known sides and its result; None where one of them or the score is missing.

    Its result is not official: ESPN does not say here whether there was extra time.
    """
    home, away = sides.get(part.home), sides.get(part.away)
    if home is None or away is None or part.home_score is None or part.away_score is None:
        return None
    key = MatchKey(f"espn:{part.id}")
    played_in, season, zone = _played_in(part)
    match = Match(key, played_in, season, home, away)
    kicks = (part.home_kicks or 0, part.away_kicks or 0)
    ended = Result(Score(part.home_score, part.away_score), shootout=Score(*kicks) if any(kicks) else None)
    return match, (
        Claim(KickoffOf(key), Kickoff(at=part.date, zone=zone), SOURCE, now),
        Claim(StatusOf(key), StatusValue(Status.FINISHED), SOURCE, now),
        Claim(ResultOf(key), ended, SOURCE, now),
    )


def _played_in(part: MeetingPart) -> tuple[Competition, str, str]:
    """The competition, the season and the zone of its kickoffs, out of "2009-10 English Premier League"."""
    written = re.match(r"([0-9]{4})(?:-[0-9]{2})? (.+)", part.competition)
    name = part.league or (written[2] if written else part.competition)
    year = int(written[1]) if written else part.date.year
    league = by_name(name)
    if league is not None:
        return league.competition, league.season(year), league.zone.key
    slug = plain(name).replace(" ", "-") or "unknown"
    season = part.competition.partition(" ")[0] if written else str(year)
    return Competition(CompetitionKey(f"espn:{slug}"), name or "Friendly"), season, "UTC"
