"""Parts of a whole, as readers say them."""

import pytest

from bot.posts.share import percent, percents
from tests.posts.real_tie import LONDON


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((18, 46, 96), ["11%", "29%", "60%"]),  # 11.25, 28.75 and 60
        ((18, 45, 97), ["11%", "28%", "61%"]),  # 11.25, 28.125 and 60.625
        ((1, 1, 1), ["34%", "33%", "33%"]),
        ((1, 0, 0), ["100%", "0%", "0%"]),
        ((1, 0, 999), ["<1%", "0%", "100%"]),
        ((0, 0, 0), ["0%", "0%", "0%"]),
    ],
)
def test_parts_make_a_hundred_together(parts: tuple[int, ...], said: list[str]) -> None:
    assert percents(parts, LONDON) == said


def test_a_little_is_not_nothing() -> None:
    assert percent(1, 1000, LONDON) == "<1%"
    assert percent(0, 1000, LONDON) == "0%"
