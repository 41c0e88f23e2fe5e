"""What football-data.org's answers look like: https://docs.football-data.org/general/v4/index.html."""

from datetime import date
from typing import Annotated

from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel

from bot.sources.json_payload import Count, Instant, Name, Part, Whole, Words
from bot.sources.team_sheet import Coach, ShirtNumber

_Minute = Annotated[int, Field(ge=0, le=150)]


class _Part(Part):
    model_config = ConfigDict(alias_generator=to_camel)


class AreaPart(_Part):
    name: Words | None = None
    code: Words | None = None


class CompetitionPart(_Part):
    id: Whole | None = None
    name: Words | None = None
    code: Words | None = None
    type: Words | None = None


class SeasonPart(_Part):
    start_date: date
    end_date: date | None = None


class PersonPart(_Part):
    """A player, a referee, or a team as an event names it; what is not known is null."""

    id: Whole | None = None
    name: Words | None = None
    position: Words | None = None
    shirt_number: ShirtNumber = None


class TeamPart(_Part):
    """A side. While it is still to be found (a round that is not drawn) id and name are null. Line-ups come
    with paid plans."""

    id: Whole | None = None
    name: Words | None = None
    short_name: Words | None = None
    formation: Words | None = None
    coach: Coach = None
    lineup: list[object] | None = None
    bench: list[object] | None = None


class Goals(_Part):
    """Goals of both sides; null until there is a count."""

    home: Count | None = None
    away: Count | None = None


class ScorePart(_Part):
    """`full_time` is everything together, a shoot-out's kicks too; `extra_time` and `penalties` are what was
    scored in these alone ("Dealing with scores" in the documentation)."""

    winner: Words | None = None
    duration: Words | None = None
    full_time: Goals | None = None
    half_time: Goals | None = None
    regular_time: Goals | None = None
    extra_time: Goals | None = None
    penalties: Goals | None = None


class RefereePart(_Part):
    id: Whole | None = None
    name: Words | None = None
    type: Words | None = None
    nationality: Words | None = None


class GoalPart(_Part):
    minute: _Minute
    injury_time: _Minute | None = None
    type: Words | None = None
    team: PersonPart | None = None
    scorer: PersonPart | None = None
    assist: PersonPart | None = None
    score: Goals | None = None


class BookingPart(_Part):
    minute: _Minute
    injury_time: _Minute | None = None
    team: PersonPart
    player: PersonPart | None = None
    card: Words


class SubstitutionPart(_Part):
    minute: _Minute
    injury_time: _Minute | None = None
    team: PersonPart
    player_out: PersonPart | None = None
    player_in: PersonPart | None = None


class MatchPart(_Part):
    """Goals, bookings and substitutions come with paid plans, and are validated one by one."""

    id: Whole
    area: AreaPart | None = None
    competition: CompetitionPart
    season: SeasonPart | None = None
    utc_date: Instant
    status: Words
    matchday: Count | None = None
    stage: Words | None = None
    group: Words | None = None
    venue: Words | None = None
    attendance: Count | None = None
    last_updated: Instant | None = None
    home_team: TeamPart
    away_team: TeamPart
    score: ScorePart | None = None
    referees: list[object] | None = None
    goals: list[object] | None = None
    bookings: list[object] | None = None
    substitutions: list[object] | None = None


class SquadPart(_Part):
    """A team with its squad. Its coach is no player, and has no place in what is kept."""

    id: Whole
    name: Name
    short_name: Words | None = None
    area: AreaPart | None = None
    squad: list[object] | None = None


class RowTeamPart(_Part):
    id: Whole
    name: Name
    short_name: Words | None = None


class RowPart(_Part):
    position: Annotated[int, Field(ge=1, le=1000)]
    team: RowTeamPart
    played_games: Count
    won: Count
    draw: Count
    lost: Count
    goals_for: Count
    goals_against: Count
    points: int


class StandingPart(_Part):
    """One of several tables: of all matches, those at home, those away; of each group."""

    type: Words
    group: Words | None = None
    table: list[object]
