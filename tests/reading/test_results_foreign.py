import pytest

from bot.reading.page import Line
from bot.reading.results_foreign import told_abroad, told_alone_abroad


@pytest.mark.parametrize(
    ("sentence", "second", "goals"),
    [
        ("Confira as notas após a vitória contra o México, por 2 a 0.", "México", (2, 0)),
        ("Beim 4:0-Sieg gegen Schalke war alles gut.", "Schalke", (4, 0)),
        ("Völlig verdient verliert die Elf 0:4 gegen Hoffenheim.", "Hoffenheim", (0, 4)),
        ("Une défaite 2-1 contre Lyon.", "Lyon", (1, 2)),
        ("La vittoria per 3-1 contro il Napoli fa sognare.", "Napoli", (3, 1)),
        ("El empate 1-1 ante el Valencia sabe a poco.", "Valencia", (1, 1)),
    ],
)
def test_a_result_in_a_sentence(sentence: str, second: str, goals: tuple[int, int]) -> None:
    (found,) = told_abroad(Line(sentence, 0))
    assert (found.second, found.goals) == (second, goals)


def test_who_is_named_first_is_the_other_team() -> None:
    (found,) = told_abroad(Line("Dortmund verlor das Spiel mit 2:3 gegen Leipzig.", 0))
    assert (found.first, found.second, found.goals) == ("Dortmund", "Leipzig", (2, 3))


def test_where_the_reporter_sits_is_no_team() -> None:
    (found,) = told_abroad(Line("LIVERPOOL - Die Elf verlor mit 0:1 gegen Leipzig.", 0))
    assert found.first == ""


@pytest.mark.parametrize(
    "sentence",
    ["Die Partie gegen Leipzig beginnt um 20:30 Uhr, ein Sieg wäre gut.", "Nach dem Sieg 1:1 gegen Leipzig."],
)
def test_clocks_and_contradictions_are_no_results(sentence: str) -> None:
    assert list(told_abroad(Line(sentence, 0))) == []


def test_a_draw_needs_no_opponent() -> None:
    assert list(told_alone_abroad(Line("De topper is in een 1-1 gelijkspel geëindigd.", 0))) == [(1, 1)]
