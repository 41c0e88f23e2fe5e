"""A reading as JSON, so that what is approved is what was shown, however the grammar has grown since."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from bot.reading.facts import Reading

_READING: TypeAdapter[Reading] = TypeAdapter(Reading)


def to_json(reading: Reading) -> dict[str, Any]:
    """JSON values of a reading; what is empty is left out."""
    kept: dict[str, Any] = _READING.dump_python(reading, mode="json", exclude_defaults=True)
    return kept


def from_json(data: Mapping[str, Any]) -> Reading:
    """The reading that `to_json` wrote. Raises ValueError if it is of another form."""
    return _READING.validate_python(data)


def facts_in(reading: Reading) -> int:
    """How many things were understood that could be told to somebody."""
    own = (
        reading.absences, reading.lineups, reading.marks, reading.timeline, reading.milestones,
        reading.records, reading.broadcasts,
    )  # fmt: skip
    single = (reading.kickoff, reading.venue, reading.officials.referee)
    score = reading.pairing is not None and reading.pairing.score is not None
    counted = sum(len(facts) for facts in own) + sum(fact is not None for fact in single) + score
    apart = (*reading.matches, *((reading.second,) if reading.second else ()))
    return counted + sum(facts_in(one) for one in apart)
