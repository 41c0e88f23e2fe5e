"""The parts of API-Football's answers, version 3, as its documentation lists them."""

import html
from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.sources.json_payload import Count, Instant, Name, Part, Whole, Words
from bot.sources.team_sheet import Coach, ShirtNumber


def _unescaped(value: object) -> object:
    """Names come with HTML entities now and then ("d&apos;Aviation")."""
    return html.unescape(value) if isinstance(value, str) else value


def _or_nothing(value: object) -> object:
    """Nobody and nothing is null, "" or 0."""
    return _unescaped(value) or None


def _or_empty(value: object) -> object:
    return {} if value is None else value


Said = Annotated[Name, BeforeValidator(_unescaped)]
Maybe = Annotated[Name | None, BeforeValidator(_or_nothing)]
Id = Annotated[Whole | None, BeforeValidator(_or_nothing)]
Season = Annotated[int, Field(ge=1850, le=2200)]
Mark = Annotated[float | None, Field(ge=0, le=10)]
_Minutes = Annotated[int, Field(ge=0, le=200)]


class TeamPart(Part):
    id: Whole
    name: Said


class Person(Part):
    """A player, or nobody where both are None."""

    id: Id = None
    name: Maybe = None


_Someone = Annotated[Person, BeforeValidator(_or_empty)]


class Clock(Part):
    elapsed: _Minutes
    extra: _Minutes | None = None


class EventRow(Part):
    """A row of the timeline. It has no id; rows are put right, added and taken away as a match goes on."""

    time: Clock
    team: TeamPart
    player: _Someone = Person()
    assist: _Someone = Person()
    type: Words
    detail: Words | None = None
    comments: Words | None = None


class Slot(Part):
    """A place in a line-up. `grid` is "line:column": lines from the goalkeeper on, columns from the left."""

    id: Id = None
    name: Maybe = None
    number: ShirtNumber = None
    pos: Words | None = None
    grid: Words | None = None


class InSlot(Part):
    player: Slot


class LineupPart(Part):
    team: TeamPart
    formation: Words | None = None
    startXI: tuple[InSlot, ...] = ()  # noqa: N815 - their word
    substitutes: tuple[InSlot, ...] = ()
    coach: Coach = None


class Games(Part):
    minutes: Count | None = None
    rating: Mark = None
    captain: bool | None = None


class Statistics(Part):
    games: Games


class PlayerPart(Part):
    """What one player did in one match."""

    player: Person
    statistics: Annotated[tuple[Statistics, ...], Field(min_length=1)]


class RatedTeam(TeamPart):
    update: Instant | None = None


class PlayersPart(Part):
    team: RatedTeam
    players: list[object]


class VenuePart(Part):
    name: Maybe = None
    city: Maybe = None


class StatusPart(Part):
    short: Words
    elapsed: _Minutes | None = None


class Periods(Part):
    """When the halves began, in seconds since 1970; None before."""

    first: Whole | None = None
    second: Whole | None = None


class Head(Part):
    id: Whole
    referee: Maybe = None
    date: Instant | None = None
    periods: Annotated[Periods, BeforeValidator(_or_empty)] = Periods()
    venue: Annotated[VenuePart, BeforeValidator(_or_empty)] = VenuePart()
    status: StatusPart


class LeaguePart(Part):
    id: Whole
    name: Said
    season: Season
    round: Maybe = None


class Sides(Part):
    home: TeamPart
    away: TeamPart


class Goals(Part):
    home: Count | None = None
    away: Count | None = None


_Goals = Annotated[Goals, BeforeValidator(_or_empty)]


class Scores(Part):
    """`extratime` is what was scored in extra time alone."""

    halftime: _Goals = Goals()
    fulltime: _Goals = Goals()
    extratime: _Goals = Goals()
    penalty: _Goals = Goals()


class FixturePart(Part):
    """A match. Asked for by its id it carries its events, line-ups and players' statistics as well; the rows
    of these are validated one by one."""

    fixture: Head
    league: LeaguePart
    teams: Sides
    goals: _Goals = Goals()
    score: Annotated[Scores, BeforeValidator(_or_empty)] = Scores()
    events: list[object] | None = None
    lineups: list[object] | None = None
    players: list[object] | None = None


class Ref(Part):
    id: Whole


class Injured(Person):
    name: Said
    type: Words
    reason: Words | None = None


class InjuryPart(Part):
    player: Injured
    team: TeamPart
    fixture: Ref
    league: Ref | None = None


class SquadPart(Part):
    team: TeamPart
    players: list[object]


class Member(Part):
    id: Id = None
    name: Said


class Scored(Part):
    scored: Annotated[Count, BeforeValidator(lambda value: value or 0), Field(alias="for")] = 0
    against: Annotated[Count, BeforeValidator(lambda value: value or 0)] = 0


class Record(Part):
    played: Count
    win: Count
    draw: Count
    lose: Count
    goals: Scored


class RankPart(Part):
    rank: Annotated[int, Field(ge=1, le=1000)]
    team: TeamPart
    points: Annotated[int, Field(ge=-1000, le=1000)]
    group: Maybe = None
    all: Record


class TablesPart(LeaguePart):
    standings: list[object]


class StandingsPart(Part):
    league: TablesPart


class ClubPart(TeamPart):
    country: Maybe = None
    national: bool | None = None


class TeamInfoPart(Part):
    team: ClubPart
