"""Tables as football-data.org has them: one of a league, one for each group of a cup."""

from collections.abc import Mapping

from bot.knowledge.given import Given
from bot.knowledge.match import Team
from bot.knowledge.standings import Row, Standings
from bot.sources.football_data_fixtures import competition, group_name, home_of, league_of, season, team
from bot.sources.football_data_match import SOURCE
from bot.sources.football_data_payload import AreaPart, CompetitionPart, RowPart, SeasonPart, StandingPart
from bot.sources.json_payload import Part, add, items, valid
from bot.sources.provider import PayloadError


class _Heading(Part):
    """What stands above the tables."""

    area: AreaPart | None = None
    competition: CompetitionPart
    season: SeasonPart


def table(value: Mapping[str, object]) -> Given:
    """The tables of all matches; those at home and away are left out. Raises PayloadError without a league
    or a season."""
    problems: list[str] = []
    heading = valid(_Heading, value, "a table", problems)
    if heading is None:
        raise PayloadError(problems[0])
    tables: list[Standings] = []
    teams: dict[str, Team] = {}
    league = league_of(heading.competition)
    home = home_of(league, heading.competition, heading.area)
    of = competition(heading.competition)
    for raw in items(value["standings"]):
        part = valid(StandingPart, raw, f"the table of {of.key}", problems)
        if part is not None and part.type == "TOTAL" and (read := _rows(part, home, problems)) is not None:
            teams |= {one.key: one for one, _ in read}
            rows = tuple(row for _, row in read)
            group = group_name(part.group)
            tables.append(Standings(of.key, season(heading.season, league), rows, group))
    return Given(
        SOURCE,
        competitions=(of,),
        teams=tuple(teams.values()),
        tables=tuple(tables),
        problems=tuple(problems),
    )


def _rows(part: StandingPart, home: str | None, problems: list[str]) -> list[tuple[Team, Row]] | None:
    """None where a row cannot be understood: a table that lacks a team is none."""
    read = []
    for raw in part.table:
        row = valid(RowPart, raw, "a row of a table", problems)
        if row is None:
            add(problems, f"the table {part.group or ''} lacks a row, so it is left out")
            return None
        one = team(row.team, home)
        read.append(
            (
                one,
                Row(
                    row.position,
                    one.key,
                    row.played_games,
                    row.won,
                    row.draw,
                    row.lost,
                    row.goals_for,
                    row.goals_against,
                    row.points,
                ),
            )
        )
    return read or None
