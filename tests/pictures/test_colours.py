from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pictures.colours import (
    AA,
    APART,
    DARK,
    LIGHT,
    RGB,
    Theme,
    contrast,
    distance,
    liveries,
    livery,
    parsed,
    readable,
)

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@THEMES
def test_all_that_is_written_is_read_on_every_ground(theme: Theme) -> None:
    words = (theme.ink, theme.quiet, theme.accent, theme.good, theme.fair, theme.bad)
    for ink, ground in product(words, (theme.ground, theme.panel, theme.raised)):
        assert contrast(ink, ground) >= AA, (ink, ground)
    for grass in (theme.pitch, theme.pitch_stripe):
        assert contrast((255, 255, 255), grass) >= AA


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@given(COLOURS, st.sampled_from([LIGHT, DARK]), st.booleans())
def test_every_club_colour_is_made_readable(colour: str, theme: Theme, on_pitch: bool) -> None:
    worn = livery(colour, theme, on_pitch=on_pitch)
    assert contrast(worn.text, worn.fill) >= AA
    for ground in (theme.ground, theme.panel, theme.raised):
        assert contrast(worn.words, ground) >= AA


@given(COLOURS, COLOURS, st.sampled_from([LIGHT, DARK]), st.booleans())
def test_two_clubs_are_told_apart(home: str, away: str, theme: Theme, on_pitch: bool) -> None:
    first, second = liveries(home, away, theme, on_pitch=on_pitch)
    assert distance(first.fill, second.fill) >= APART


@given(COLOURS, st.sampled_from([LIGHT, DARK]))
def test_on_the_pitch_no_club_is_the_colour_of_grass(colour: str, theme: Theme) -> None:
    worn = livery(colour, theme, on_pitch=True)
    assert distance(worn.fill, theme.pitch) >= APART / 2


def test_a_club_keeps_its_colour_where_nothing_speaks_against_it() -> None:
    red, blue = liveries("#c8102e", "#1e71b8", LIGHT, on_pitch=True)
    assert (red.fill, blue.fill) == ((0xC8, 0x10, 0x2E), (0x1E, 0x71, 0xB8))


@pytest.mark.parametrize("colour", [None, "", "red", "#12345", "#+12345", "123456#", "#１２３４５６"])
def test_what_is_no_colour_is_taken_for_none(colour: str | None) -> None:
    assert parsed(colour) is None
    assert livery(colour, LIGHT).fill == livery(None, LIGHT).fill


def test_readable_moves_a_colour_no_further_than_needed() -> None:
    ground: RGB = (255, 255, 255)
    assert readable((0, 0, 0), ground) == (0, 0, 0)
    assert AA <= contrast(readable((200, 200, 0), ground), ground) < AA * 1.1
