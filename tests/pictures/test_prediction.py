"""The card of what the crowd predicts."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import PredictionCard, Share
from bot.pictures.canvas import Canvas
from bot.pictures.colours import APART, DARK, LIGHT, Theme, distance
from bot.pictures.prediction import SEAM, SLIVER, parts
from tests.pictures import strategies
from tests.pictures.boxes import drawn, shortened, text, untidy
from tests.pictures.samples import PREDICTION, PREDICTION_LONGEST, PREDICTION_ONE_MINDED
from tests.pictures.strategies import names, notes


@pytest.mark.parametrize("card", [PREDICTION, PREDICTION_ONE_MINDED, PREDICTION_LONGEST])
def test_nothing_overlaps_or_leaves_the_card(card: PredictionCard) -> None:
    assert untidy(card) == []


shares = st.builds(
    Share, names, st.floats(0, 1), st.sampled_from(("", "0%", "100%", "33.3 %")), strategies.colours
)
some = st.lists(shares, max_size=3).map(tuple)


@given(some, some, some, notes, notes)
@settings(max_examples=12)
def test_whatever_is_predicted(
    outcomes: tuple[Share, ...], scores: tuple[Share, ...], scorers: tuple[Share, ...], head: str, count: str
) -> None:
    card = PredictionCard("Predictions", "", outcomes, "Source", "", scores, head, scorers, head, count)
    assert untidy(card) == []


@given(st.lists(st.floats(0, 1), min_size=1, max_size=3))
def test_parts_fill_the_bar_and_nobody_is_overlooked(crowd: list[float]) -> None:
    widths = parts(crowd, 1000)
    predicted = [width for width, share in zip(widths, crowd, strict=True) if share]
    assert all(width >= SLIVER for width in predicted)
    assert all(width == 0 for width, share in zip(widths, crowd, strict=True) if not share)
    if predicted:
        assert sum(predicted) + SEAM * (len(predicted) - 1) == 1000


def test_parts_are_in_proportion() -> None:
    home, draw, away = parts([0.5, 0.25, 0.25], 1000)
    assert home > 1.9 * draw
    assert draw == away


def test_everything_is_told() -> None:
    seen = drawn(PREDICTION)
    told = (*PREDICTION.outcomes, *PREDICTION.scores, *PREDICTION.scorers)
    for share in told:
        assert share.figure in seen.texts
        assert share.label in seen.texts or share.label in map(text, (words for _, words in seen.words))
    for words in (PREDICTION.count, PREDICTION.scores_label, PREDICTION.scorers_label):
        assert words in seen.texts
    assert shortened(PREDICTION) == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("home", ["#000000", "#ffffff", "#c8102e", "#808080"])
@pytest.mark.parametrize("away", ["#c8102e", "#fdb913", None])
def test_the_parts_of_the_bar_are_told_apart(home: str, away: str | None, theme: Theme) -> None:
    outcomes = (Share("A", 0.4, "40%", home), Share("Draw", 0.3, "30%"), Share("B", 0.3, "30%", away))
    seen = drawn(replace(PREDICTION, outcomes=outcomes), theme)
    bar = sorted((box for box in seen.panels if box.bottom - box.top == 56), key=lambda box: box.left)
    middle = (bar[0].top + bar[0].bottom) // 2
    colours = [seen.image.getpixel(((box.left + box.right) // 2, middle)) for box in bar]
    for one, other in ((0, 1), (1, 2), (0, 2)):
        assert distance(colours[one], colours[other]) >= APART  # type: ignore[arg-type]


def test_lists_that_are_empty_take_no_room() -> None:
    def height(card: PredictionCard) -> int:
        sheet = drawn(card).sheet
        assert isinstance(sheet, Canvas)
        return sheet.height

    assert height(replace(PREDICTION, scores=(), scorers=())) < height(PREDICTION) - 400
