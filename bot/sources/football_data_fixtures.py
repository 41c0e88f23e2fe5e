"""Who plays whom, and in what, as football-data.org heads its matches."""

from zoneinfo import ZoneInfo

from bot.knowledge.match import Competition, CompetitionKey, Match, MatchKey, Team, TeamKey
from bot.sources.countries import country
from bot.sources.football_data_payload import (
    AreaPart,
    CompetitionPart,
    MatchPart,
    RowTeamPart,
    SeasonPart,
    SquadPart,
    TeamPart,
)
from bot.sources.leagues import League, by_code

_KEY = "football-data"
_STAGES = {
    "FINAL": "Final",
    "THIRD_PLACE": "Third-place match",
    "SEMI_FINALS": "Semi-finals",
    "QUARTER_FINALS": "Quarter-finals",
    "LAST_16": "Round of 16",
    "LAST_32": "Round of 32",
    "LAST_64": "Round of 64",
    "ROUND_4": "Round 4",
    "ROUND_3": "Round 3",
    "ROUND_2": "Round 2",
    "ROUND_1": "Round 1",
    "PRELIMINARY_ROUND": "Preliminary round",
    "QUALIFICATION": "Qualification",
    "QUALIFICATION_ROUND_1": "First qualifying round",
    "QUALIFICATION_ROUND_2": "Second qualifying round",
    "QUALIFICATION_ROUND_3": "Third qualifying round",
    "PLAYOFF_ROUND_1": "Play-off round 1",
    "PLAYOFF_ROUND_2": "Play-off round 2",
    "PLAYOFF_ROUND": "Play-off round",
    "PLAYOFFS": "Play-offs",
    "RELEGATION": "Relegation play-offs",
}
"""The rounds in which a loser goes out ("Enum-Types" in the documentation)."""
_ROUNDS = {"LEAGUE_STAGE": "League phase", "CLAUSURA": "Clausura", "APERTURA": "Apertura"}
"""Those with matchdays that are called something."""


def league_of(part: CompetitionPart) -> League | None:
    """The competition, if it is one of ours."""
    return by_code(_KEY, part.code) if part.code else None


def match(part: MatchPart) -> Match | None:
    """The match; None while a side of it is still to be found."""
    league = league_of(part.competition)
    home, away = _side(part.home_team, part, league), _side(part.away_team, part, league)
    if home is None or away is None:
        return None
    return Match(
        MatchKey(f"{_KEY}:{part.id}"),
        competition(part.competition),
        season(part.season, league) if part.season else _season_of(part, league),
        home,
        away,
        _stage(part),
    )


def is_knockout(part: MatchPart) -> bool:
    return part.stage in _STAGES


def zone(league: League | None) -> ZoneInfo:
    return league.zone if league else ZoneInfo("UTC")


def competition(part: CompetitionPart) -> Competition:
    league = league_of(part)
    if league is not None:
        return league.competition
    code = part.code or part.id or "unknown"
    return Competition(CompetitionKey(f"{_KEY}:{code}"), part.name or f"{_KEY} {code}")


def season(part: SeasonPart, league: League | None) -> str:
    """As matches name it: "2025-26", or "2025" where it begins and ends in one year."""
    year = part.start_date.year
    if league is not None:
        return league.season(year)
    ends = part.end_date.year if part.end_date else year
    return f"{year}-{ends % 100:02}" if ends > year else str(year)


def _season_of(part: MatchPart, league: League | None) -> str:
    """Where none is told: one that runs over two years begins in July or later."""
    year = part.utc_date.year
    if league is None:
        return str(year)
    return league.season(year - 1 if league.split and part.utc_date.month < 7 else year)


def team(part: SquadPart | RowTeamPart, home: str | None) -> Team:
    """`home` is its country. The three letters of a team are not taken for a name: FCB are two."""
    return _team(part.id, part.name, part.short_name, home)


def home_of(league: League | None, competition: CompetitionPart, area: AreaPart | None) -> str | None:
    """The country of all teams of a competition; None where they come from several."""
    if league is not None:
        return country(league.country) if league.country else None
    national = competition.type == "LEAGUE" and area is not None and area.code
    return country(area.code) if national and area and area.code else None


def _side(part: TeamPart, of: MatchPart, league: League | None) -> Team | None:
    if part.id is None or not part.name:
        return None
    return _team(part.id, part.name[:200], part.short_name, home_of(league, of.competition, of.area))


def _team(number: int, name: str, short: str | None, home: str | None) -> Team:
    aliases = (short,) if short and short != name else ()
    return Team(TeamKey(f"{_KEY}:{number}"), name, aliases, country=home)


def _stage(part: MatchPart) -> str | None:
    """The round; in a league, or a group, the matchday."""
    stage = part.stage or ""
    if stage in _STAGES:
        return _STAGES[stage]
    group = group_name(part.group) if stage == "GROUP_STAGE" else None
    parts = [group or _ROUNDS.get(stage), f"matchday {part.matchday}" if part.matchday else None]
    said = ", ".join(one for one in parts if one)
    return said[:1].upper() + said[1:] or None


def group_name(written: str | None) -> str | None:
    """ "GROUP_A" as people say it; None for the name of what is no group ("Regular Season")."""
    words = (written or "").replace("_", " ").split()
    return f"Group {words[1].upper()}" if len(words) == 2 and words[0].upper() == "GROUP" else None
