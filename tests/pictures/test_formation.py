"""Nobody's name lies on another's, whatever the formation and however long the names."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import Eleven, Spot
from bot.pictures.canvas import MARGIN, WIDTH, Box
from bot.pictures.formation import LARGE_DISC, Placed, half_height, known, placed

FORMATIONS = [
    *("4-3-3", "4-4-2", "4-2-3-1", "4-1-4-1", "4-3-1-2", "4-1-2-1-2", "4-2-2-2", "4-5-1", "4-6-0", "5-4-1"),
    *("5-3-2", "5-2-3", "3-4-3", "3-5-2", "3-4-1-2", "3-4-2-1", "3-1-4-2", "3-3-1-3", "3-6-1", "2-3-5"),
]
LONG = [
    "Sokratis Papastathopoulos",
    "Jan Vennegoor of Hesselink",
    "Nguyễn Quang Hải",
    "Pierre-Emerick Aubameyang",
    "Trent Alexander-Arnold",
    "Khvicha Kvaratskhelia",
    "Sergej Milinković-Savić",
    "علیرضا جهانبخش محمدی",
    "Eric Maxim Choupo-Moting",
    "ชนาธิป สรงกระสินธ์",
    "손흥민 🇰🇷 (c)",
]


def eleven(formation: str, names: list[str] = LONG, numbered: bool = True) -> Eleven:
    """A side whose players all carry both marks."""
    lines, at = [], 0
    for many in [1, *map(int, formation.split("-"))]:
        chosen = names[at : at + many]
        lines.append(
            tuple(Spot(name, at + n if numbered else None, True, True) for n, name in enumerate(chosen))
        )
        at += many
    return Eleven("A side", tuple(lines), formation)


def both(upper: Eleven, lower: Eleven) -> tuple[list[Placed], Box]:
    """All players of two sides, and the pitch they are on."""
    half = half_height([upper, lower])
    left, right = MARGIN, WIDTH - MARGIN
    players = placed(upper, Box(left, 0, right, half), downwards=True)
    players += placed(lower, Box(left, half, right, 2 * half), downwards=False)
    return players, Box(left, 0, right, 2 * half)


def boxes(player: Placed) -> list[Box]:
    """All that is drawn of one player: the disc, its two marks, and the name from its tallest accent down."""
    left, right, middle = player.marks
    marks = [Box(x - 19, middle - 19, x + 19, middle + 19) for x in (left, right)]
    return [player.label, player.disc, *marks]


def nothing_meets(players: list[Placed], pitch: Box) -> None:
    for one, other in combinations(players, 2):
        for mine in boxes(one):
            assert not any(mine.meets(theirs) for theirs in boxes(other)), (one.spot.name, other.spot.name)
    for player in players:
        assert not player.label.meets(player.disc)
        for box in boxes(player):
            assert box.left >= pitch.left
            assert box.right <= pitch.right
            assert box.top >= pitch.top
            assert box.bottom <= pitch.bottom


@pytest.mark.parametrize("formation", FORMATIONS)
def test_nothing_drawn_of_a_player_meets_anything_of_another(formation: str) -> None:
    for opponent in ("4-3-3", "4-1-2-1-2"):
        nothing_meets(*both(eleven(formation), eleven(opponent)))
    alone = eleven(formation)
    pitch = Box(MARGIN, 0, WIDTH - MARGIN, half_height([alone]))
    nothing_meets(placed(alone, pitch, downwards=False, disc=LARGE_DISC), pitch)


@given(
    st.sampled_from(FORMATIONS),
    st.sampled_from(FORMATIONS),
    st.lists(st.text(max_size=30), min_size=11, max_size=11),
    st.booleans(),
)
@settings(max_examples=15, deadline=None)
def test_whatever_they_are_called(home: str, away: str, names: list[str], numbered: bool) -> None:
    nothing_meets(*both(eleven(home, names, numbered), eleven(away, names, numbered)))


def test_a_side_that_plays_downwards_is_turned_round() -> None:
    side = eleven("4-3-3", [f"Player{n}" for n in range(11)])
    players, _ = both(side, side)
    home, away = players[:11], players[11:]
    assert min(home, key=lambda player: player.y).spot.name == "Player0"
    assert max(away, key=lambda player: player.y).spot.name == "Player0"
    defence = [player for player in home if player.spot.name in ("Player1", "Player4")]
    assert [player.spot.name for player in sorted(defence, key=lambda one: one.x)] == ["Player4", "Player1"]
    defence = [player for player in away if player.spot.name in ("Player1", "Player4")]
    assert [player.spot.name for player in sorted(defence, key=lambda one: one.x)] == ["Player1", "Player4"]


@pytest.mark.parametrize("lines", [(), (11,), (1, 10), (1, 1, 1, 1, 1, 1, 1), (1, 3, 7), (0, 5)])
def test_what_is_no_formation_is_a_list(lines: tuple[int, ...]) -> None:
    assert not known(Eleven("A side", tuple((Spot("Somebody"),) * many for many in lines)))


def test_a_shirt_without_a_number_is_as_large_as_those_with_one() -> None:
    side = eleven("4-3-3")
    keeper = (Spot("Nobody Knows"),)
    lines = Eleven("A", (keeper, *side.lines[1:]))
    players, _ = both(lines, lines)
    assert len({player.diameter for player in players}) == 1
    bare, _ = both(eleven("4-3-3", numbered=False), side)
    assert bare[0].diameter < players[0].diameter
