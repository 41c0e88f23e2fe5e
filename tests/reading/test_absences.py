"""Who cannot play: lists with labels, and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.absences import absences
from bot.reading.context import Part
from bot.reading.facts import AbsenceSaid, Kind, Standing
from bot.reading.page import page
from bot.reading.teams import Sides

OUT, DOUBT, SUSPENDED, RETURNING = Standing.OUT, Standing.DOUBT, Standing.SUSPENDED, Standing.RETURNING


def said(text: str, home: str = "Liverpool", away: str = "Chelsea") -> list[AbsenceSaid]:
    return absences(Part(page(text), Kind.PREVIEW, Sides(home, away, (0, 0))))


def who(text: str, home: str = "Liverpool", away: str = "Chelsea") -> dict[str, Standing]:
    return {one.player: one.standing for one in said(text, home, away)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Injured Salah (ankle, Oct), Doak (knee, 18 Sep)\nSuspended None", {"Salah": OUT, "Doak": OUT}),
        ("Out: Hazard (ankle)\nDoubtful: Alaba (adductor)", {"Hazard": OUT, "Alaba": DOUBT}),
        ("Out: Cancelo (suspended), Foden (knock)", {"Cancelo": SUSPENDED, "Foden": OUT}),
        ("Doubtful Broja (knock) Injured Kanté (18 Sep) Suspended None", {"Broja": DOUBT, "Kanté": OUT}),
        ("Ineligible Zakaria (work permit)", {"Zakaria": OUT}),
        ("Es fehlen\nAndrich (Mittelfußbruch), Schick (Leistenprobleme)", {"Andrich": OUT, "Schick": OUT}),
        ("Squalificati: nessuno. Indisponibili: Abate, Conti.", {"Abate": OUT, "Conti": OUT}),
        ("Indisponibili: Biglia, Can (da valutare)\nDiffidati: Kessie", {"Biglia": OUT}),
        ("Bajas: Courtois y Alaba\nApercibidos: Kroos", {"Courtois": OUT, "Alaba": OUT}),
        ("Desfalques: Diego Alves e Thiago Maia", {"Diego Alves": OUT, "Thiago Maia": OUT}),
        ("Suspendus : Lima\nIncertains : David (cheville)", {"Lima": SUSPENDED, "David": DOUBT}),
        ("- Diogo Jota: Out (knee)\n- Curtis Jones - fit", {"Diogo Jota": OUT}),
        ("Misses next match if booked: Rodri, Walker", {}),
        ("Injured list is long at Anfield.", {}),
    ],
)
def test_lists_with_labels(text: str, expected: dict[str, Standing]) -> None:
    assert who(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Joe Gomez is out of Saturday's game with a calf injury.", {"Joe Gomez": OUT}),
        (
            "Ben Doak, Thiago and Joel Matip are all still out.",
            {"Ben Doak": OUT, "Thiago": OUT, "Joel Matip": OUT},
        ),
        (
            "Chelsea are without defender Reece James, midfielder Romeo Lavia and winger Pedro Neto.",
            {"Reece James": OUT, "Romeo Lavia": OUT, "Pedro Neto": OUT},
        ),
        ("Reece James serves a one-match ban after his red card.", {"Reece James": SUSPENDED}),
        ("Cole Palmer faces a late fitness test on a groin strain.", {"Cole Palmer": DOUBT}),
        ("Doubts remain over Cole Palmer and Levi Colwill.", {"Cole Palmer": DOUBT, "Levi Colwill": DOUBT}),
        (
            "Cole Palmer (groin) joins Levi Colwill (knee) and Romeo Lavia (thigh) on Chelsea's list.",
            {"Cole Palmer": OUT, "Levi Colwill": OUT, "Romeo Lavia": OUT},
        ),
        ("Romeo Lavia is not expected back until mid-November.", {"Romeo Lavia": OUT}),
        ("Except for Romeo Lavia, everyone is available.", {"Romeo Lavia": OUT}),
        ("Neither Romeo Lavia nor Cole Palmer will be risked.", {"Romeo Lavia": OUT, "Cole Palmer": OUT}),
        (
            "Cole Palmer is a doubt, but Reece James returns.",
            {"Cole Palmer": DOUBT, "Reece James": RETURNING},
        ),
        ("The trip comes too soon for Romeo Lavia.", {"Romeo Lavia": OUT}),
        ("Kai Rooney plays in goal with Robert Sanchez having had hip surgery.", {"Robert Sanchez": OUT}),
        ("Cole Palmer could miss out.", {"Cole Palmer": DOUBT}),
        ("Amine Gouiri is a long-term absentee.", {"Amine Gouiri": OUT}),
        ("Ansonsten fehlen Asllani (Knie) und Skov (Oberschenkel).", {"Asllani": OUT, "Skov": OUT}),
        ("Calabria e Tomori sono squalificati.", {"Calabria": SUSPENDED, "Tomori": SUSPENDED}),
    ],
)
def test_sentences(text: str, expected: dict[str, Standing]) -> None:
    assert who(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Reece James was rested in midweek.",
        "Reece James is fit.",
        "Conor Gallagher returned to Chelsea after his loan spell.",
        "Chelsea were without Reece James for the defeat at Fulham last month.",
        "Ibrahima Konate was poor and could be replaced by Jarell Quansah.",
        "Arne Slot has no fresh injury worries.",
        "They are without Conor Gallagher, whose loan ended in May.",
        "Cole Palmer missed a penalty at Fulham.",
        "Pep Guardiola serves a touchline ban.",
        "Nothing is ruled out, says Jurgen Klopp.",
        "Chelsea boss Enzo Maresca is suspended.",
        "If Reece James is out, Malo Gusto will start.",
    ],
)
def test_nobody_is_absent(text: str) -> None:
    assert [one for one in said(text) if one.standing is not RETURNING] == []


def test_reason_and_end_are_told() -> None:
    one = said("Romeo Lavia has been ruled out for six weeks with a thigh injury.")[0]
    assert (one.reason, one.until, one.sure) == ("thigh injury", "six weeks", True)


def test_reason_and_end_in_brackets() -> None:
    first, second = said("Injured Mina (ankle, Oct), Dallas (illness 28 Aug)", "Everton", "Leeds")
    assert [(one.reason, one.until) for one in (first, second)] == [("ankle", "Oct"), ("illness", "28 Aug")]


def test_the_next_sentence_completes_the_first() -> None:
    one = said("Conor Bradley is out with an ankle injury. The Irishman will be out for three weeks.")
    assert [(one.player, one.reason, one.until) for one in one] == [
        ("Conor Bradley", "ankle injury", "three weeks")
    ]


def test_a_heading_says_whose_players_they_are() -> None:
    text = "Team news\nLiverpool\nJoe Gomez is out.\nChelsea\nReece James is a doubt."
    assert [(one.player, one.team) for one in said(text)] == [
        ("Joe Gomez", "Liverpool"),
        ("Reece James", "Chelsea"),
    ]


def test_the_opponent_in_a_sentence_is_not_their_team() -> None:
    one = said("Liverpool defender Joe Gomez misses the visit of Chelsea.")[0]
    assert one.team == "Liverpool"


def test_each_points_at_the_name() -> None:
    text = (
        "Liverpool\n\nJoe Gomez’s knee is fine, but Ben Doak (knee) is out.\n\nInjured: Stefan Bajcetic"
        " (calf)"
    )
    for one in said(text):
        assert text[slice(*one.at)] == one.player


def test_ratings_say_nothing_of_who_can_play() -> None:
    text = "Joe Gomez is out with a knee injury."
    assert absences(Part(page(text), Kind.RATINGS)) == []


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    for one in absences(Part(page(text), Kind.PREVIEW)):
        assert 0 <= one.at[0] <= one.at[1] <= len(text)


_WORDS = st.sampled_from(
    [
        "Salah",
        "Van",
        "Dijk",
        "is",
        "are",
        "out",
        "without",
        "and",
        ",",
        "(",
        ")",
        "knee",
        "injury",
        "doubt",
        "Injured:",
        "None",
        ".",
        "\n",
        "until",
        "not",
        "will",
        "Chelsea's",
    ]
)


@given(st.lists(_WORDS, max_size=60))
def test_any_order_of_its_own_words_can_be_read(words: list[str]) -> None:
    said(" ".join(words))
