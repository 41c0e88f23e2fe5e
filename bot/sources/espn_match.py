"""One match as ESPN heads it: who plays, when, where, and how it stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.knowledge.claims import (
    About,
    Claim,
    CrowdOf,
    KickoffOf,
    ResultOf,
    Source,
    SourceKind,
    StatusOf,
    StatusValue,
    Value,
)
from bot.knowledge.match import (
    Competition,
    CompetitionKey,
    Crowd,
    Kickoff,
    Leg,
    Match,
    MatchKey,
    Result,
    Score,
    Status,
    Team,
    TeamKey,
    TieKey,
)
from bot.knowledge.spelling import plain
from bot.knowledge.tie import Tie, rules
from bot.sources.espn_payload import (
    Competitor,
    Game,
    Season,
    Slug,
    TeamPart,
)
from bot.sources.leagues import League, by_code

SOURCE = Source(key="espn", name="ESPN", kind=SourceKind.PROVIDER, url="https://www.espn.com/soccer/")

_STATUSES = {
    "scheduled": Status.SCHEDULED,
    "first_half": Status.LIVE,
    "halftime": Status.LIVE,
    "second_half": Status.LIVE,
    "in_progress": Status.LIVE,
    "end_period": Status.LIVE,
    "end_of_regulation": Status.LIVE,
    "overtime": Status.LIVE,
    "extra_time": Status.LIVE,
    "halftime_et": Status.LIVE,
    "end_of_extratime": Status.LIVE,
    "shootout": Status.LIVE,
    "full_time": Status.FINISHED,
    "final": Status.FINISHED,
    "final_aet": Status.FINISHED,
    "final_pen": Status.FINISHED,
    "postponed": Status.POSTPONED,
    "canceled": Status.CANCELLED,
    "abandoned": Status.ABANDONED,
}
"""ESPN's names of a state, without "STATUS_". One that is not here and is in play by its `state` is LIVE;
any other is nothing that is known."""

_NOBODY = re.compile(r"^(TBD|TBA|TBC)$|\b(Winner|Loser|Place)\b", re.IGNORECASE)
"""What stands in the place of a side that is still to be found: "TBD", "Group A Winner", "3rd Place C/D"."""

_STAGES = {
    "group stage": "Group stage",
    "league phase": "League phase",
    "knockout round playoffs": "Knockout round play-offs",
    "knockout playoffs": "Knockout play-offs",
    "round of 64": "Round of 64",
    "round of 32": "Round of 32",
    "round of 16": "Round of 16",
    "rd of 16": "Round of 16",
    "quarterfinals": "Quarter-finals",
    "semifinals": "Semi-finals",
    "3rd place match": "Third-place match",
    "3rd place": "Third-place match",
    "final": "Final",
}
"""The rounds of cups, which ESPN writes as words ("Quarterfinals") and as slugs ("round-of-16")."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A match, its state in ESPN's own word without "STATUS_" ("final_pen"), and what is said with it."""

    match: Match
    state: str
    status: Status | None
    claims: tuple[Claim, ...]
    tie: Tie | None


def competition(told: Slug) -> tuple[Competition, League | None]:
    """What a match is played in. Qualifying rounds have a slug of their own ("uefa.champions_qual")."""
    league = by_code("espn", told.slug.removesuffix("_qual"))
    if league is not None:
        return league.competition, league
    slug = told.slug or plain(told.name).replace(" ", "-") or "unknown"
    return Competition(CompetitionKey(f"espn:{slug}"), told.name or slug), None


def season_of(told: Season, league: League | None, day: datetime | None) -> str:
    """ "2025-26", or "2025". ESPN counts a season by the year in which it begins."""
    written = re.match(r"[0-9]{4}(-[0-9]{2})?\b", told.name)
    if league is not None and told.year:
        return league.season(told.year)
    if written is not None:
        return written[0]
    return str(told.year or (day.year if day else ""))


def team(part: TeamPart) -> Team:
    aliases = (part.short,) if part.short and part.short != part.name else ()
    colour = part.colour or ""
    return Team(
        TeamKey(f"espn:{part.id}"),
        part.name,
        aliases,
        colour=f"#{colour.lower()}" if re.fullmatch(r"[0-9a-fA-F]{6}", colour) else None,
    )


def seen(game: Game, league: Slug, season: Season, now: datetime, problems: list[str]) -> Seen | None:
    """The match, and its kickoff, status, result, venue and crowd; None where a side is still unknown."""
    sides = {part.side: part for part in game.competitors}
    if sides.keys() != {"home", "away"}:
        problems.append(f"match {game.id}: it has no home and away side")
        return None
    if any(part.team.id.startswith("-") or _NOBODY.search(part.team.name) for part in game.competitors):
        return None
    home, away = sides["home"], sides["away"]
    key = MatchKey(f"espn:{game.id}")
    played_in, known = competition(league)
    leg, tie = _leg(
        game, played_in.key, season_of(season, known, game.date), team(home.team), team(away.team)
    )
    match = Match(
        key,
        played_in,
        season_of(season, known, game.date),
        team(home.team),
        team(away.team),
        stage=_stage(season, game.competitors),
        leg=leg,
    )
    state = (game.status.type.name if game.status else "").lower().removeprefix("status_")
    status = _status(game, state, problems)
    said = list(_said(game, match, status, known))
    final = result(home, away, state) if status is Status.FINISHED else None
    claims = [Claim(about, value, SOURCE, now) for about, value in said]
    if final is not None:
        claims.append(Claim(ResultOf(key), final, SOURCE, now, official=True))
    return Seen(match, state, status, tuple(claims), tie)


def result(home: Competitor, away: Competitor, state: str) -> Result | None:
    """How it ended. ESPN's score leaves the shoot-out out, and has one line for each half that was played.

    After a shoot-out only the lines tell whether there was extra time, so without them nothing is said.
    """
    if home.score is None or away.score is None:
        return None
    shootout = None
    if state == "final_pen":
        if not home.halves or home.shootout is None or away.shootout is None:
            return None
        shootout = Score(home.shootout, away.shootout)
    first = (home.halves[0].goals, away.halves[0].goals) if home.halves and away.halves else (None, None)
    return Result(
        Score(home.score, away.score),
        half_time=None if first[0] is None or first[1] is None else Score(first[0], first[1]),
        extra_time=state == "final_aet" or (state == "final_pen" and len(home.halves) >= 4),
        shootout=shootout,
    )


def _said(
    game: Game, match: Match, status: Status | None, league: League | None
) -> Iterable[tuple[About, Value]]:
    zone = league.zone.key if league else "UTC"
    if game.date is not None:
        # Where the time is not fixed ESPN puts some hour of that day in UTC.
        kickoff = (
            Kickoff(at=game.date, zone=zone) if game.time_valid else Kickoff(day=game.date.date(), zone=zone)
        )
        yield KickoffOf(match.key), kickoff
    if status is not None:
        yield StatusOf(match.key), StatusValue(status)
    if game.attendance and status in (Status.LIVE, Status.FINISHED):
        yield CrowdOf(match.key), Crowd(attendance=game.attendance)


def _status(game: Game, state: str, problems: list[str]) -> Status | None:
    if game.status is None:
        return None
    if state in _STATUSES:
        return _STATUSES[state]
    if game.status.type.state == "in" and state != "suspended":
        return Status.LIVE
    problems.append(f"match {game.id}: the status {state!r} is not known")
    return None


def _leg(
    game: Game, key: CompetitionKey, season: str, home: Team, away: Team
) -> tuple[Leg | None, Tie | None]:
    number = game.leg.value if game.leg else None
    if number not in (1, 2) or not season:
        return None, None
    first, second = (home, away) if number == 1 else (away, home)
    ids = "-".join(sorted(side.key.removeprefix("espn:") for side in (home, away)))
    tie = Tie(TieKey(f"espn:{key.removeprefix('espn:')}/{season}/{ids}"), first, second, rules(key, season))
    return Leg(tie.key, number), tie


def _stage(season: Season, competitors: Iterable[Competitor]) -> str | None:
    """ "Group A", or the round: it follows the season's name in a summary, and is its slug in a list."""
    groups = {part.groups.name for part in competitors if part.groups}
    if len(groups) == 1 and (group := groups.pop()).startswith("Group "):
        return group
    written = season.name.rpartition(", ")[2] if ", " in season.name else season.slug
    return _STAGES.get(plain(written))
