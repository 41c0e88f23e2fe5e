"""What an answer of ESPN's site API looks like, as far as it is read.

ESPN documents none of this. The forms are those of its own pages, as recorded answers show them; whatever is
missing is simply not known, so nearly every field may be absent.
"""

from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.sources.json_payload import Count, Instant, Name, Part, Words
from bot.sources.team_sheet import ShirtNumber


def _written(value: object) -> object:
    """ESPN writes ids as text, and now and then as numbers."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _counted(value: object) -> object:
    """A count is "2", 2, 2.0 or {"value": 2.0, "displayValue": "2"}; an empty text where there is none."""
    if isinstance(value, dict):
        value = value.get("displayValue", value.get("value"))
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None if value == "" else value


Id = Annotated[str, BeforeValidator(_written), Field(pattern=r"^-?[0-9]{1,20}$")]
Counted = Annotated[Count | None, BeforeValidator(_counted)]


class Shown(Part):
    """Anything of which only the text on the page is read."""

    display: Words = Field("", alias="displayValue")


class Slug(Part):
    slug: Words = ""
    name: Words = ""


class Season(Part):
    year: Count | None = None
    name: Words = ""
    slug: Words = ""


class TeamPart(Part):
    id: Id
    name: Name = Field(alias="displayName")
    short: Words = Field("", alias="shortDisplayName")
    colour: Words | None = Field(None, alias="color")


class Group(Part):
    name: Words = Field("", alias="abbreviation")


class Half(Part):
    display: Counted = Field(None, alias="displayValue")
    value: Counted = None

    @property
    def goals(self) -> int | None:
        return self.display if self.display is not None else self.value


class Competitor(Part):
    side: Words = Field("", alias="homeAway")
    team: TeamPart
    score: Counted = None
    shootout: Counted = Field(None, alias="shootoutScore")
    halves: tuple[Half, ...] = Field((), alias="linescores")
    groups: Group | None = None


class StatusType(Part):
    name: Words = ""
    state: Words = ""
    """ "pre", "in" or "post"."""


class StatusPart(Part):
    type: StatusType = StatusType()


class Address(Part):
    city: Words | None = None


class VenuePart(Part):
    name: Name = Field(alias="fullName")
    address: Address | None = None


class LegPart(Part):
    value: Counted = None


class Game(Part):
    """One match, in the head of a summary or in a list of a day's matches."""

    id: Id
    date: Instant | None = None
    time_valid: bool = Field(True, alias="timeValid")
    competitors: tuple[Competitor, ...] = Field(min_length=2, max_length=2)
    status: StatusPart | None = None
    leg: LegPart | None = None
    venue: VenuePart | None = None
    attendance: Counted = None


class Position(Part):
    name: Words = ""
    short: Words = Field("", alias="abbreviation")


class Official(Part):
    name: Name = Field(alias="displayName")
    position: Position = Position()


class Media(Part):
    name: Words = ""
    short: Words = Field("", alias="shortName")


class BroadcastPart(Part):
    region: Words = ""
    media: Media = Media()


class Athlete(Part):
    id: Id | None = None
    name: Name = Field(alias="displayName")


class Shirt(Part):
    """One member of a team's squad for the match."""

    starter: bool = False
    number: ShirtNumber = Field(None, alias="jersey")
    athlete: Athlete
    position: Position = Position()


class Participant(Part):
    athlete: Athlete


class EventType(Part):
    type: Words = ""


class EventTeam(Part):
    id: Id | None = None
    name: Words = Field("", alias="displayName")


class Period(Part):
    number: Counted = None


class KeyEvent(Part):
    id: Id
    type: EventType
    text: Words | None = None
    clock: Shown = Shown(displayValue="")
    period: Period = Period()
    scoring: bool | None = Field(None, alias="scoringPlay")
    kick: bool = Field(False, alias="shootout")
    """Whether it belongs to the shoot-out, which is also the fifth period."""
    team: EventTeam | None = None
    participants: tuple[Participant, ...] = ()
    wallclock: Instant | None = None

    @property
    def shootout(self) -> bool:
        return self.kick or (self.period.number or 0) >= 5


class Stat(Part):
    name: Words = ""
    value: float | None = None
    """A goal difference may be below nothing."""


class Entry(Part):
    team: TeamPart
    stats: tuple[Stat, ...] = ()


class TablePart(Part):
    season: Count | None = None
    entries: tuple[Entry, ...] = ()


class TableGroup(Part):
    name: Words = ""
    standings: TablePart = TablePart()


class MeetingPart(Part):
    """An earlier match of the two sides; the sides are told by their ids alone."""

    id: Id
    date: Instant = Field(alias="gameDate")
    home: Id = Field(alias="homeTeamId")
    away: Id = Field(alias="awayTeamId")
    home_score: Counted = Field(None, alias="homeTeamScore")
    away_score: Counted = Field(None, alias="awayTeamScore")
    home_kicks: Counted = Field(None, alias="homeShootoutScore")
    away_kicks: Counted = Field(None, alias="awayShootoutScore")
    competition: Words = Field("", alias="competitionName")
    league: Words = Field("", alias="leagueName")


def said_at(told: datetime | None, now: datetime) -> datetime:
    """When something was said: the instant that ESPN gives it, never one that is still to come."""
    return now if told is None or told > now else told
