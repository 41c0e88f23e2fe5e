"""What comes in from outside is checked before anybody looks at what it says."""

import json

import pytest

from bot.sources.json_payload import (
    LARGEST,
    TOLD,
    Count,
    Instant,
    Name,
    Part,
    add,
    an_object,
    items,
    parsed,
    recorded,
    valid,
)
from bot.sources.provider import PayloadError


class Goal(Part):
    minute: Count
    scorer: Name
    at: Instant | None = None


@pytest.mark.parametrize(
    ("payload", "problem"),
    [
        (b"", "no JSON"),
        (b'{"goals": [1, 2', "no JSON"),
        (b"<html>maintenance</html>", "no JSON"),
        (b'{"minute": NaN}', "no JSON"),
        (b'{"minute": -Infinity}', "no JSON"),
        (b'{"minute": 1e999}', "no JSON"),
        (b'{"minute": ' + b"9" * 5000 + b"}", "no JSON"),
        (b'{"scorer": "\xff"}', "no UTF-8"),
        (b"[" * 41 + b"]" * 41, "nested too deeply"),
        (b"[" * 200_000, "nested too deeply"),
        (b" " * (LARGEST + 1), "more than 16 MB"),
    ],
)
def test_what_is_no_answer_is_refused_in_words(payload: bytes, problem: str) -> None:
    with pytest.raises(PayloadError, match=problem):
        parsed(payload)


def test_an_answer_is_read_with_or_without_a_byte_order_mark() -> None:
    assert parsed(b'\xef\xbb\xbf{"a": [1, "\xc3\xbc"]}') == {"a": [1, "ü"]}


def test_what_must_be_an_object_and_is_none_is_refused() -> None:
    assert an_object({"a": 1}) == {"a": 1}
    with pytest.raises(PayloadError, match="no object"):
        an_object([1])


def test_where_no_list_is_there_are_no_items() -> None:
    assert items([1]) == [1]
    assert items({"a": 1}) == items(None) == []


def test_a_good_item_is_read_and_what_is_unknown_ignored() -> None:
    goal = valid(Goal, {"minute": "16", "scorer": " Ada\n Ball ", "xg": 0.3}, "a goal", [])
    assert goal == Goal(minute=16, scorer="Ada Ball")


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ({"minute": "soon", "scorer": "Ada"}, "match 7: minute: input should be a valid integer"),
        ({"minute": -1, "scorer": "Ada"}, "match 7: minute: input should be greater than or equal to 0"),
        ({"minute": 10**300, "scorer": "Ada"}, "match 7: minute: input should be less than or equal to"),
        ({"minute": 1, "scorer": " \u0000 "}, "match 7: scorer: value should have at least 1 item"),
        ({"minute": 1, "scorer": "A" * 300}, "match 7: scorer: string should have at most 200"),
        ({"minute": 1, "scorer": "Ada \ud800"}, "match 7: scorer: input should be a valid string"),
        (
            {"minute": 1, "scorer": "Ada", "at": "2025-02-09T16:30:00"},
            "match 7: at: input should have timezone",
        ),
        ({"minute": 1, "scorer": "Ada", "at": "0001-01-01T00:00:00+14:00"}, "no year of football"),
        (None, "match 7: input should be"),
    ],
)
def test_a_wrong_item_is_told_with_its_place_and_not_read(raw: object, problem: str) -> None:
    problems: list[str] = []
    assert valid(Goal, raw, "match 7", problems) is None
    assert len(problems) == 1
    assert problem in problems[0]


def test_a_payload_full_of_mistakes_does_not_fill_the_log() -> None:
    problems: list[str] = []
    for number in range(TOLD * 3):
        add(problems, f"match {number}: " + "x" * 1000)
    assert len(problems) == TOLD + 1
    assert max(map(len, problems)) <= 300
    assert problems[-1] == "there are more problems of this kind"


def test_a_recording_is_unwrapped() -> None:
    answer: dict[str, object] = {"matches": []}
    wrapped = {"status": 200, "headers": {"date": ["today"]}, "body": json.dumps(answer)}
    assert parsed(recorded(json.dumps(wrapped).encode())) == answer
    assert parsed(recorded(json.dumps(wrapped | {"body": answer}).encode())) == answer


def test_what_is_no_recording_stays_as_it_is() -> None:
    for payload in (b'{"matches": []}', b"[1]", b"nonsense", b"[" * 200_000):
        assert recorded(payload) == payload
