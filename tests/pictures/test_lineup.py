from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from bot.cards import Eleven, LineupCard, Spot
from bot.pictures.canvas import WIDTH
from bot.pictures.colours import DARK, LIGHT
from bot.pictures.lineup import canvas
from bot.pictures.studio import png_of
from tests.pictures.test_formation import FORMATIONS, LONG, eleven

HOME = replace(
    eleven("4-3-3"), team="Liverpool", colour="#c8102e", bench=(Spot("Joe Gomez", 2), Spot("Adrián"))
)
AWAY = replace(eleven("3-4-2-1"), team="Atalanta", colour="#1e71b8")
CARD = LineupCard(
    title="Liverpool v Atalanta",
    subtitle="Europa League · quarter-final",
    sides=(HOME, AWAY),
    source="Source: uefa.com",
    alt="",
    bench="On the bench",
    legend=(("captain", "Captain"), ("new", "Not in the last line-up")),
)
NO_FORMATION = replace(AWAY, lines=(tuple(Spot(name) for name in LONG),), formation="")


def colours(card: LineupCard, dark: bool = False) -> set[object]:
    image = Image.open(BytesIO(png_of(card, dark))).convert("RGB")
    assert image.width == WIDTH
    return {colour for _, colour in image.getcolors(1 << 20) or []}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_both_sides_are_in_their_colours_on_one_pitch(dark: bool) -> None:
    theme = DARK if dark else LIGHT
    assert {(0xC8, 0x10, 0x2E), (0x1E, 0x71, 0xB8), theme.pitch, theme.pitch_stripe} <= colours(CARD, dark)


def test_a_side_alone_has_half_a_pitch() -> None:
    alone = replace(CARD, sides=(HOME,), stamp="Predicted")
    assert canvas(alone, LIGHT).height < canvas(CARD, LIGHT).height * 0.75


def test_a_side_without_a_formation_is_a_list() -> None:
    lists = replace(CARD, sides=(NO_FORMATION, NO_FORMATION))
    assert LIGHT.pitch not in colours(lists)
    assert LIGHT.pitch in colours(replace(CARD, sides=(HOME, NO_FORMATION)))


def test_the_bench_and_the_legend_have_room_only_where_there_are_any() -> None:
    bare = replace(CARD, sides=(replace(HOME, bench=()), AWAY), legend=())
    full = replace(CARD, sides=(replace(HOME, bench=HOME.bench * 8), AWAY))
    assert canvas(bare, LIGHT).height < canvas(CARD, LIGHT).height < canvas(full, LIGHT).height


@pytest.mark.parametrize(
    "card",
    [
        LineupCard("", "", (), "", ""),
        replace(CARD, sides=(Eleven("", ()), Eleven("", ((),)))),
        replace(CARD, sides=(replace(HOME, team="x" * 300, formation="4-3-3 " * 30),), title="x " * 300),
        replace(CARD, sides=(eleven("4-3-3", [""] * 11), AWAY), stamp="Predicted " * 30),
        replace(CARD, sides=(HOME, HOME), source="Sources: " + "The Gazette, " * 60),
        replace(CARD, legend=(("unknown", "What is this?"),)),
    ],
    ids=["empty", "nobody", "endless", "nameless", "the same twice", "unknown mark"],
)
def test_a_strange_card_is_drawn_all_the_same(card: LineupCard) -> None:
    assert colours(card)


@pytest.mark.parametrize("formation", FORMATIONS)
def test_every_formation_is_drawn(formation: str) -> None:
    assert canvas(replace(CARD, sides=(eleven(formation), AWAY)), LIGHT).height < 2600
