"""How long a rehearsal takes, and where the time goes."""

from datetime import datetime
from itertools import pairwise

import pytest

from bot.rehearsal import Pace
from bot.sources.rehearsal import story

STORY = story()


def instants() -> list[datetime]:
    """When something happens in the story: what is heard, and what is said of itself."""
    said = ["2024-04-17T19:00Z", "2024-04-18T17:00Z", "2024-04-18T18:45Z", "2024-04-19T09:00Z"]
    heard = {at for at, _ in STORY.feed} | {datetime.fromisoformat(at) for at in said}
    return sorted({STORY.starts, *heard, STORY.ends})


def seconds(speed: float | None) -> list[float]:
    return [Pace(STORY, speed).seconds(start, end) for start, end in pairwise(instants())]


def test_the_default_takes_about_five_minutes() -> None:
    assert 240 < sum(seconds(600)) < 330


def test_the_first_post_waits_for_nobody() -> None:
    assert seconds(600)[0] == 0


def test_most_of_the_time_is_the_matchs_and_no_quiet_hour_is_long() -> None:
    spent = dict(zip(pairwise(instants()), seconds(600), strict=True))
    first, last = STORY.play
    played = sum(took for (start, end), took in spent.items() if start >= first and end <= last)
    quiet = [took for (start, end), took in spent.items() if end <= first or start >= last]
    assert played > sum(quiet)
    assert max(quiet[:4]) < 5
    assert sum(spent[pair] for pair in spent if pair[0] >= last) > 60  # time to vote


@pytest.mark.parametrize("faster", [2, 10])
def test_twice_the_speed_takes_half_the_time(faster: int) -> None:
    assert sum(seconds(600 * faster)) == pytest.approx(sum(seconds(600)) / faster)


def test_at_most_speed_it_waits_for_nothing() -> None:
    assert sum(seconds(None)) == 0
