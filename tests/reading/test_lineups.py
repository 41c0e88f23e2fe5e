"""Line-ups in the forms that newspapers print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.context import Part
from bot.reading.facts import Kind, LineupSaid, Phase
from bot.reading.lineups import lineups
from bot.reading.page import page, plain
from bot.reading.teams import Sides

SEMICOLONS = (
    "Alisson; Bradley, Konate, Van Dijk, Robertson; Gravenberch, Mac Allister, Szoboszlai; Salah, Gakpo, Diaz"
)
OTHER_SEMICOLONS = (
    "Pickford; O'Brien, Tarkowski, Branthwaite, Mykolenko; Gueye, Garner; Harrison, Doucoure, Ndiaye; Beto"
)
LIVERPOOL = tuple(SEMICOLONS.replace("; ", ", ").split(", "))
EVERTON = tuple(OTHER_SEMICOLONS.replace("; ", ", ").split(", "))
POSITIONS = ("GK", "RB", "CB", "CB", "LB", "DM", "DM", "RW", "AM", "LW", "ST")


def read(
    text: str, kind: Kind = Kind.PREVIEW, home: str = "Liverpool", away: str = "Everton"
) -> list[LineupSaid]:
    return lineups(Part(page(text), kind, Sides(home, away, (0, 0))))


@pytest.mark.parametrize(
    "text",
    [
        f"Predicted Liverpool XI: {SEMICOLONS}",
        f"Predicted Liverpool XI: {SEMICOLONS}.",
        f"Liverpool (4-3-3): {SEMICOLONS.replace(';', ',')}",
        f"LIVERPOOL (4-3-3) – {SEMICOLONS}",
        f"Liverpool (4-3-3) {SEMICOLONS}.",
        f"Liverpool {SEMICOLONS}",
        f"Possible line-ups:\nLiverpool\nFormation: 4-3-3\n{SEMICOLONS}",
        f"Liverpool possible starting lineup:\n{SEMICOLONS}",
        f"Liverpool Team vs Everton\n\n{SEMICOLONS.replace(';', ',')}",
        "Liverpool starting lineup (4-3-3):\n" + SEMICOLONS.replace("; ", " | "),
        "Liverpool: " + SEMICOLONS.replace("; ", " – "),
        "Voraussichtliche Aufstellung Liverpool\n" + SEMICOLONS.replace("; ", " - "),
        f"Le probabili formazioni\nLIVERPOOL (4-3-3): {SEMICOLONS}. All. Slot",
        "Onces probables\nXI del Liverpool: " + SEMICOLONS.replace("Gakpo, Diaz", "Gakpo y Diaz"),
        "A provável escalação do Liverpool é: " + SEMICOLONS.replace("Gakpo, Diaz", "Gakpo e Diaz") + ".",
        "Les compos probables\nLiverpool : " + SEMICOLONS.replace("; ", " - "),
        "Liverpool predicted lineup (4-3-3)\n" + "\n".join(LIVERPOOL),
        "Liverpool predicted lineup\n" + SEMICOLONS.replace("; ", ";\n"),
        "Liverpool predicted XI: Alisson (GK); Bradley (RB), Konate (CB) Van Dijk (CB), Robertson (LB); "
        "Gravenberch (DM), Mac Allister (CM), Szoboszlai (CM); Salah (RW), Gakpo (ST), Diaz (LW).",
        "Liverpool XI: " + SEMICOLONS.replace("Diaz", "Diaz / Jota").replace("Bradley", "Bradley/Gomez"),
    ],
)
def test_one_line_up_in_every_form(text: str) -> None:
    found = read(text)
    assert [(one.team, one.players) for one in found] == [("Liverpool", LIVERPOOL)]


def test_two_teams_the_second_without_its_colon() -> None:
    found = read(
        f"Possible starting lineups:\n\nLiverpool: {SEMICOLONS}\n\nEverton {OTHER_SEMICOLONS}\n\nWe say: 2-1"
    )
    assert [(one.team, one.players) for one in found] == [("Liverpool", LIVERPOOL), ("Everton", EVERTON)]


def test_two_teams_on_one_line() -> None:
    found = read(f"Liverpool XI: {SEMICOLONS}. Everton XI: {OTHER_SEMICOLONS}.")
    assert [(one.team, one.players) for one in found] == [("Liverpool", LIVERPOOL), ("Everton", EVERTON)]


def test_shirt_numbers_captain_and_formation() -> None:
    numbered = "\n".join(f"{number} {name}" for number, name in enumerate(LIVERPOOL, 1)).replace(
        "Dijk", "Dijk (c)"
    )
    (found,) = read(f"Team news\nLiverpool\nFormation 4-3-3\n{numbered}")
    assert found.players == LIVERPOOL
    assert (found.captain, found.formation) == ("Van Dijk", "4-3-3")


@pytest.mark.parametrize(
    "bench",
    [
        "Substitutes: Kelleher, Endo, Jota",
        "Subs from Kelleher, Endo, Jota",
        "Reservebank\nKelleher, Endo, Jota",
        "Liverpool substitutes: Kelleher, Endo, Jota.",
        "A disposizione: Kelleher, Endo, Jota. Allenatore: Slot",
    ],
)
def test_the_bench(bench: str) -> None:
    (found,) = read(f"Liverpool starting XI: {SEMICOLONS}\n{bench}")
    assert found.bench == ("Kelleher", "Endo", "Jota")
    assert found.phase is Phase.CONFIRMED


def test_positions_with_reasons_and_a_long_dash() -> None:
    text = "Liverpool predicted lineup vs. Everton (4-2-3-1)\n" + "\n".join(
        f"{position}: {name}—Back in the side." for position, name in zip(POSITIONS, LIVERPOOL, strict=True)
    )
    (found,) = read(text)
    assert (found.team, found.players, found.formation) == ("Liverpool", LIVERPOOL, "4-2-3-1")


def test_parts_of_the_team_with_sentences_between() -> None:
    text = (
        "How Liverpool may start\nGoalkeeper: Alisson\nHe is fresh.\n"
        "Defenders: Bradley, Konate, Van Dijk, Robertson\n"
        "The same four again.\nMidfielders: Gravenberch, Mac Allister, Szoboszlai\n"
        "Forwards: Salah, Gakpo, Diaz"
    )
    (found,) = read(text)
    assert found.players == LIVERPOOL


def test_sentences_by_line_are_a_guess_without_who_is_hurt() -> None:
    text = (
        "Predicted Liverpool XI vs Everton\n"
        "Goalkeeper – Kelleher starts again as Alisson Becker is injured.\n"
        "Defenders – Conor Bradley could come in with Joe Gomez rested. Virgil van Dijk is certain to play."
    )
    (found,) = read(text)
    assert found.players == ("Kelleher", "Conor Bradley", "Virgil van Dijk")
    assert not found.sure


@pytest.mark.parametrize(
    ("title", "kind", "phase"),
    [
        ("Predicted line-ups", Kind.PREVIEW, Phase.PREDICTED),
        ("Confirmed line-ups", Kind.PREVIEW, Phase.CONFIRMED),
        ("Formazioni ufficiali", Kind.PREVIEW, Phase.CONFIRMED),
        ("How it ended", Kind.REPORT, Phase.CONFIRMED),
    ],
)
def test_guessed_or_known(title: str, kind: Kind, phase: Phase) -> None:
    (found,) = read(f"{title}\nLiverpool (4-3-3): {SEMICOLONS}", kind)
    assert found.phase is phase


@pytest.mark.parametrize(
    "text",
    [
        f"Combined XI: {SEMICOLONS}",
        f"Last XI against Everton: {SEMICOLONS}",
        "Subs from " + SEMICOLONS.replace(";", ","),
        "Liverpool squad: " + SEMICOLONS.replace(";", ","),
        "Injured " + SEMICOLONS.replace(";", ","),
        "Goalkeepers: Alisson, Kelleher\nDefenders: Bradley, Konate, Van Dijk, Robertson, Gomez\n"
        "Midfielders: Endo, Jones, Elliott, Gravenberch\nForwards: Salah, Gakpo, Diaz, Jota",
        "Salah, Gakpo and Diaz may start, Jota and Nunez not.",
    ],
)
def test_other_lists_are_no_line_ups(text: str) -> None:
    assert read(text) == []


def test_a_page_about_no_match_has_none() -> None:
    assert read(f"Liverpool XI: {SEMICOLONS}", Kind.OTHER) == []


def test_players_stand_where_the_line_up_points() -> None:
    text = f"Some words.\n\n  Predicted Liverpool XI: {SEMICOLONS}. More words follow here."
    (found,) = read(text)
    assert all(name in text[slice(*found.at)] for name in found.players)
    assert "More" not in text[slice(*found.at)]


_PIECES = st.sampled_from(
    ["Liverpool", "Everton", "XI", ":", ";", ", ", " - ", "\n", "(4-3-3)", "Salah", "Van Dijk", "Subs",
    "GK: ", "(c)",
     "predicted", " | ", "/", "Kane. ", "1 ", "—", "and "]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=60).map("".join) | st.text(max_size=200), st.sampled_from(list(Kind)))
def test_any_text_is_read_without_harm(text: str, kind: Kind) -> None:
    for one in read(text, kind):
        within = plain(text[slice(*one.at)])
        assert all(name in within for name in (*one.players, *one.bench))


def test_two_line_ups_of_which_nothing_says_whose_they_are() -> None:
    first, second = read(f"Aufstellung: {SEMICOLONS}.\nAlle sind fit.\nAufstellung: {OTHER_SEMICOLONS}.")
    assert (first.team, first.players, first.sure) == ("Liverpool", LIVERPOOL, False)
    assert (second.team, second.players, second.sure) == ("Everton", EVERTON, False)


def test_a_line_up_under_another_club_is_of_another_match() -> None:
    assert read(f"Arsenal\nStarting XI: {SEMICOLONS}.") == []


def test_a_dash_without_a_blank_behind_it() -> None:
    (found,) = read(f"Liverpool: {SEMICOLONS.replace('; ', ' -', 1).replace('; ', ' - ')}")
    assert found.players == LIVERPOOL
