"""What tests of openfootball's files ask again and again."""

from datetime import UTC, datetime
from typing import TypeVar

from bot.knowledge.claims import EventOf, KickoffOf, ResultOf, StatusOf, StatusValue, Value, VenueOf
from bot.knowledge.given import Given
from bot.knowledge.match import Kickoff, Match, Result, Status, Venue
from bot.knowledge.timeline import Event
from bot.sources import openfootball

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
V = TypeVar("V", bound=Value)


def read(text: str, now: datetime = NOW) -> Given:
    """What a file says that has no other information than its text."""
    return openfootball.read(text.encode(), now)


class One:
    """What was said of one match."""

    def __init__(self, given: Given, match: Match) -> None:
        self.match = match
        self._said = [claim for claim in given.claims if claim.about.match == match.key]

    def _value(self, about: type, kind: type[V]) -> V | None:
        found = [claim.value for claim in self._said if isinstance(claim.about, about)]
        assert len(found) <= 1
        value = found[0] if found else None
        assert value is None or isinstance(value, kind)
        return value

    @property
    def kickoff(self) -> Kickoff | None:
        return self._value(KickoffOf, Kickoff)

    @property
    def result(self) -> Result | None:
        return self._value(ResultOf, Result)

    @property
    def status(self) -> Status | None:
        value = self._value(StatusOf, StatusValue)
        return value.status if value else None

    @property
    def venue(self) -> Venue | None:
        return self._value(VenueOf, Venue)

    @property
    def events(self) -> dict[str, Event]:
        """By their references."""
        return {
            claim.about.ref: claim.value
            for claim in self._said
            if isinstance(claim.about, EventOf) and isinstance(claim.value, Event)
        }


def matches(given: Given) -> list[One]:
    """The matches in the order of the file."""
    return [One(given, match) for match in given.matches]


def pairings(given: Given) -> list[str]:
    return [f"{match.home.name} v {match.away.name}" for match in given.matches]
