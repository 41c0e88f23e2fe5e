"""Bars of marks and of shares."""

import pytest

from bot.pictures.bars import LEAST, filled
from bot.pictures.colours import DARK, LIGHT, Theme, contrast


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#fdb913", "#c8102e", "#7f7f7f", None])
def test_a_bar_is_told_from_its_track_whatever_the_club(colour: str | None, theme: Theme) -> None:
    assert contrast(filled(colour, theme), theme.raised) >= LEAST
