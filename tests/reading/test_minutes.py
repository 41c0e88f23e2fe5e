"""Minutes out of words."""

import pytest

from bot.reading.minutes import minutes


@pytest.mark.parametrize(
    ("text", "minute", "added"),
    [
        ("seven minutes before half-time", 38, None),
        ("on the hour mark", 60, None),
        ("with seven minutes remaining", 83, None),
        ("in first-half stoppage time", 45, 0),
        ("in the third minute of stoppage time", 90, 3),
        ("midway through the second half", 67, None),
        ("on 15 minutes", 15, None),
        ("in the 26th minute", 26, None),
        ("in the forty-third minute", 43, None),
        ("four minutes after the restart", 49, None),
        ("eleven minutes into the second half", 56, None),
        ("on the half-hour mark", 30, None),
        ("after just 23 seconds", 1, None),
        ("on the stroke of half-time", 45, None),
        ("20 minutes from time", 70, None),
        ("with a quarter of an hour remaining", 75, None),
        ("scored a 90+3' winner", 90, 3),
        ("two minutes from the break", 43, None),
    ],
)
def test_a_moment_in_words(text: str, minute: int, added: int | None) -> None:
    [one] = minutes(text)
    assert (one.minute, one.added) == (minute, added)
    assert 0 <= one.start < one.end <= len(text)


def test_later_counts_from_what_was_told_before() -> None:
    assert [one.minute for one in minutes("two minutes later", latest=52)] == [54]
    assert [one.minute for one in minutes("in the 52nd minute, and a minute later")] == [52, 53]


def test_halfway_is_a_guess() -> None:
    assert not minutes("midway through the first half")[0].sure


@pytest.mark.parametrize(
    "text", ["a ten-minute spell", "he was out for 20 minutes", "the final three points"]
)
def test_what_is_no_moment(text: str) -> None:
    assert minutes(text) == []
