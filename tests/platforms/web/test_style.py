"""The colours can be read, in the light and in the dark."""

import re

import pytest

from bot.platforms.web.pages import STATIC

STYLE = (STATIC / "style.css").read_text()
PAIRS = dict(re.findall(r"--([a-z-]+): light-dark\((#\w{6}, #\w{6})\)", STYLE))
GROUNDS = ("ground", "card", "card-own", "raised")
READ = 4.5  # WCAG 2.2 AA: words
SEEN = 3.0  # and borders of what one can press or fill in


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        *(("text", back, READ) for back in GROUNDS),
        *(("quiet", back, READ) for back in GROUNDS),
        *(("accent", back, READ) for back in ("ground", "card", "raised", "accent-ground")),
        ("text", "accent-ground", READ),
        ("on-accent", "accent", READ),
        ("problem", "problem-ground", READ),
        ("problem", "raised", READ),
        ("card", "text", READ),
        *(("strong-line", back, SEEN) for back in GROUNDS),
        *(("accent", back, SEEN) for back in GROUNDS),
    ],
)  # fmt: skip
def test_words_stand_out_from_their_ground(front: str, back: str, least: float, scheme: int) -> None:
    assert contrast(PAIRS[front].split(", ")[scheme], PAIRS[back].split(", ")[scheme]) >= least
