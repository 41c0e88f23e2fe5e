"""Marks in forms that pages have beside the usual "Name - 7", and who is no player of one match."""

import pytest

from bot.reading.legible import legible
from bot.reading.page import page
from bot.reading.rated import rated


def numbers(text: str, enough: int = 2) -> dict[str, float | None]:
    return {one.name: one.given.value for one in rated(legible(page(text)), enough)}


THREE = {"Alisson": 7.0, "Salah": 8.0, "Jota": 6.0}


@pytest.mark.parametrize(
    "text",
    [
        "7,0\nAlisson\nFez boas defesas e saiu bem do gol.\n8,0\nSalah\nMarcou duas vezes.\n6,0\nJota\n"
        "Lutou.",
        "7 pts.\nAlisson\nTuvo trabajo y lo hizo.\n8 pts.\nSalah\nHizo dos goles.\n6 pts.\nJota\nCorrió.",
        "EVERTON FC\n7\nAlisson\nKept it out all afternoon long.\n8\nSalah\nTwo goals.\n6\nJota\nBusy.",
    ],
)
def test_marks_above_the_names(text: str) -> None:
    assert numbers(text) == THREE


def test_marks_below_the_names_stay_below() -> None:
    text = "Alisson\nKept it out all afternoon.\n7\nSalah\nTwo goals.\n8\nJota\nBusy.\n6"
    assert numbers(text) == THREE


def test_substitutes_with_what_is_said_of_each() -> None:
    text = (
        "Alisson Kept it out all afternoon, 7.\n"
        "Subs: Jota (for Diaz, 60) Ran and ran, 6. Elliott (for Salah, 81) Nearly scored, 7."
    )
    found = numbers(text, 1)
    assert (found["Jota"], found["Elliott"]) == (6.0, 7.0)


def test_substitutes_without_a_mark_have_none() -> None:
    text = "Substitutes: Jota (for Diaz, 60), Elliott (for Salah, 81), Nunez (for Gakpo, 85)."
    assert numbers(text, 1) == {}


def test_one_mark_for_two() -> None:
    text = "Alisson (7): Bien.\nKonate & Gomez (5): Absents tous les deux.\nSalah (8): Doublé."
    assert numbers(text) == {"Alisson": 7.0, "Konate": 5.0, "Gomez": 5.0, "Salah": 8.0}


def test_a_row_of_a_table_with_the_word_before_the_mark() -> None:
    text = (
        "Matt Turner USA \u2022 GK RATING 7 MINUTES PLAYED 90\nGood saves.\n"
        "Tim Ream USA \u2022 D RATING 6.5 MINUTES PLAYED 90"
    )
    assert numbers(text) == {"Matt Turner": 7.0, "Tim Ream": 6.5}


def test_a_page_that_has_lost_its_lines() -> None:
    text = (
        "GK: Alisson - 7 Kept it out all afternoon and threw well. RB: Gomez - 5.5 Was turned too often. "
        "CB: Konate - 6 Won his headers. CB: Quansah - 6.5 Young and calm. LB: Robertson - 4 Off the pace. "
        "RW: Salah - 8 Two goals, and it might have been three."
    )
    assert numbers(text) == {
        "Alisson": 7.0, "Gomez": 5.5, "Konate": 6.0, "Quansah": 6.5, "Robertson": 4.0, "Salah": 8.0
    }  # fmt: skip


def test_a_substitute_in_brackets_on_a_line_of_his_own() -> None:
    text = (
        "Alisson: Bem no jogo todo. Nota: 7.\n(Jota: Entrou no fim e correu. Nota: 6.)\n"
        "Salah: Dois gols. Nota: 8."
    )
    assert numbers(text) == {"Alisson": 7.0, "Jota": 6.0, "Salah": 8.0}


@pytest.mark.parametrize(("written", "meant"), [("7'5", 7.5), ("7\u20195", 7.5), ("zero", 0.0), ("7,5", 7.5)])
def test_how_a_mark_is_written(written: str, meant: float) -> None:
    assert numbers(f"Alisson ({written}): Sin fallos.\nSalah (8): Dos goles.")["Alisson"] == meant


def test_players_who_did_not_get_a_mark_stand_between_those_who_did() -> None:
    text = (
        "Liverpool: Alisson 7; Gomez 6, Konate 6 (59. Quansah -), "
        "Robertson 6,5; Jones 7 (63. Endo -), Salah 8."
    )
    assert numbers(text) == {
        "Alisson": 7.0, "Gomez": 6.0, "Konate": 6.0, "Robertson": 6.5, "Jones": 7.0, "Salah": 8.0
    }  # fmt: skip


def test_shirt_numbers_are_no_marks() -> None:
    assert numbers("1 Alisson\n2 Gomez\n5 Konate\n4 Van Dijk\n6 Robertson\n8 Jones\n9 Nunez") == {}


def test_a_matchday_is_nobody() -> None:
    assert numbers(
        "32. Bundesliga-Spieltag\nNote 6 für einen\nAlisson: Gut. Note: 2\nSalah: Besser. Note: 1"
    ) == {
        "Alisson": 2.0,
        "Salah": 1.0,
    }
