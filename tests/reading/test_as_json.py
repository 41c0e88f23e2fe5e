import json
from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from bot.reading.as_json import as_json
from bot.reading.explain import explained
from bot.reading.facts import (
    ChangeSaid,
    KickoffSaid,
    Kind,
    MarkSaid,
    Pairing,
    Reading,
    RecordSaid,
    RefereedSaid,
    Warned,
)
from bot.reading.read import read

KEYS = {
    "kind", "match", "matches", "kickoff", "venue", "broadcasts", "officials", "absences", "lineups",
    "ratings", "timeline",
    "milestones", "records", "talking_points", "warnings",
}  # fmt: skip


def test_every_key_is_there_and_empty_where_nothing_was_understood() -> None:
    told = as_json(Reading(Kind.OTHER), "")
    assert set(told) == KEYS
    assert told["kind"] == "other"
    assert not any(told[key] for key in KEYS - {"kind", "officials"})


def test_the_matches_of_a_round_up_have_no_kind_of_their_own() -> None:
    told = as_json(
        Reading(Kind.PREVIEW, matches=(Reading(Kind.PREVIEW, Pairing("Everton", "Leeds", (0, 1))),)), ""
    )
    assert told["match"] == {}
    assert "kind" not in told["matches"][0]
    assert told["matches"][0]["match"]["home"] == "Everton"


def test_a_kick_off() -> None:
    local = datetime.fromisoformat("2024-04-18T20:00")
    said = KickoffSaid((0, 1), local.date(), local, "Europe/London", datetime(2024, 4, 18, 19, 0, tzinfo=UTC))
    assert as_json(Reading(Kind.PREVIEW, kickoff=said), "")["kickoff"] == {
        "local": "2024-04-18T20:00", "timezone": "Europe/London", "utc": "2024-04-18T19:00Z",
    }  # fmt: skip


def test_a_day_and_a_clock_that_stand_alone() -> None:
    day = as_json(Reading(Kind.PREVIEW, kickoff=KickoffSaid((0, 1), date(2024, 4, 18))), "")
    clock = as_json(Reading(Kind.PREVIEW, kickoff=KickoffSaid((0, 1), clock=time(16, 30))), "")
    assert day["kickoff"]["local"] == "2024-04-18"
    assert clock["kickoff"]["local"] == "16:30"


def test_a_comment_is_quoted_from_where_it_stands() -> None:
    text = "Alisson: 7 - One good stop."
    mark = MarkSaid("Alisson", "Liverpool", 7.0, "7", (0, 10), comment=(13, 27))
    (told,) = as_json(Reading(Kind.RATINGS, marks=(mark,)), text)["ratings"]
    assert told["comment"] == "One good stop."


def test_what_was_understood_is_marked_in_the_text() -> None:
    text = "Everton v Leeds tonight"
    reading = Reading(Kind.PREVIEW, Pairing("Everton", "Leeds", (0, 15)), warnings=(Warned("odd", (16, 23)),))
    pieces = list(explained(reading, text))
    assert [piece.text for piece in pieces] == ["Everton v Leeds", " ", "tonight"]
    assert pieces[0].facts == ("match: Everton v Leeds",)
    assert not pieces[2].sure


@given(st.text())
def test_any_reading_is_json_and_marks_the_whole_text(text: str) -> None:
    reading = read(f"Liverpool v Chelsea\nVenue: Anfield\n{text}")
    whole = f"Liverpool v Chelsea\nVenue: Anfield\n{text}"
    json.dumps(as_json(reading, whole))
    assert "".join(piece.text for piece in explained(reading, whole)) == whole


def test_what_is_told_of_the_referee_and_of_changes_only_where_there_is_something() -> None:
    reading = Reading(
        Kind.PREVIEW,
        records=(RecordSaid("Lost there", (("Leeds", 1971),), (0, 4), undated=("Genoa",)),),
        changes=(ChangeSaid("Jarell Quansah", (0, 4), "Joe Gomez"), ChangeSaid("Wataru Endo", (0, 4))),
        refereed=(RefereedSaid("Liverpool", (0, 4), None, "Brighton", (1, 1), True, "2019/20"),),
    )
    told = as_json(reading, "text")
    assert told["records"] == [{"heading": "Lost there", "entries": [["Leeds", 1971]], "undated": ["Genoa"]}]
    assert told["changes"] == [
        {"player": "Jarell Quansah", "instead_of": "Joe Gomez"},
        {"player": "Wataru Endo"},
    ]
    assert told["officials"]["history"] == [
        {"team": "Liverpool", "opponent": "Brighton", "away": True, "score": [1, 1], "season": "2019/20"}
    ]
