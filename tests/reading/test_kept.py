"""Readings that an earlier version kept are still understood."""

from typing import Any

import pytest

from bot.reading.facts import Happening, Kind, Standing
from bot.reading.kept import from_json, to_json

KEPT: dict[str, Any] = {
    "kind": "preview",
    "pairing": {"home": "Liverpool", "away": "Chelsea", "at": [0, 19]},
    "absences": [
        {"player": "Salah", "team": "Liverpool", "standing": "out", "at": [25, 30], "reason": "ankle"}
    ],
    "timeline": [{"kind": "goal", "player": "Salah", "at": [40, 45], "minute": 7}],
    "records": [{"heading": "First legs lost", "entries": [["Leeds", 1971]], "at": [50, 60]}],
    "remarks": [{"about": "capacity", "value": "61,000", "at": [70, 76]}],
}
"""As it was kept before records told how many ended well, and before a second reader."""


def test_a_reading_of_an_earlier_version_is_read() -> None:
    reading = from_json(KEPT)
    assert (reading.kind, reading.absences[0].standing) == (Kind.PREVIEW, Standing.OUT)
    assert reading.timeline[0].kind is Happening.GOAL
    assert reading.records[0].entries == (("Leeds", 1971),)
    assert (reading.records[0].overcome, reading.second, reading.changes) == (None, None, ())
    assert to_json(reading) == KEPT


def test_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="kind"):
        from_json({"absences": []})
