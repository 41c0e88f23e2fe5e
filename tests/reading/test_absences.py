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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cole Palmer, Reece James and Romeo Lavia are all uncertainties for Chelsea.",
            {"Cole Palmer": DOUBT, "Reece James": DOUBT, "Romeo Lavia": DOUBT},
        ),
        (
            "Cole Palmer and Reece James are expected to return after being rested in midweek.",
            {"Cole Palmer": RETURNING, "Reece James": RETURNING},
        ),
        ("Chelsea are without James, Can and Palmer.", {"James": OUT, "Can": OUT, "Palmer": OUT}),
        ("Emre Can and Joe Gomez are doubts for Liverpool.", {"Emre Can": DOUBT, "Joe Gomez": DOUBT}),
        (
            "Joe Gomez and Conor Bradley are Liverpool's latest injury concerns.",
            {"Joe Gomez": DOUBT, "Conor Bradley": DOUBT},
        ),
        (
            "The only players missing with injury are Joe Gomez and Ben Doak.",
            {"Joe Gomez": OUT, "Ben Doak": OUT},
        ),
        ("Slot is unsure if Cole Palmer will play.", {"Cole Palmer": DOUBT}),
        ("It remains to be seen whether winger Cole Palmer is involved.", {"Cole Palmer": DOUBT}),
        ("Liverpool will have Joe Gomez available again.", {"Joe Gomez": RETURNING}),
        ("Liverpool welcome defender Joe Gomez back.", {"Joe Gomez": RETURNING}),
        ("Joe Gomez is due to return to training next month.", {"Joe Gomez": OUT}),
        ("The game comes too early for Joe Gomez.", {"Joe Gomez": OUT}),
        ("Joe Gomez is further away from a return.", {"Joe Gomez": OUT}),
        ("Joe Gomez begins six weeks on the sidelines.", {"Joe Gomez": OUT}),
        ("Joe Gomez's availability is in doubt.", {"Joe Gomez": DOUBT}),
        ("Joe Gomez's season is over.", {"Joe Gomez": OUT}),
        ("Liverpool are still waiting on Joe Gomez's return to fitness.", {"Joe Gomez": DOUBT}),
        ("They join Joe Gomez and Ben Doak on the injury list.", {"Joe Gomez": OUT, "Ben Doak": OUT}),
        (
            "Joe Gomez is out and could be joined as an absentee by Ben Doak, who has a knock.",
            {"Joe Gomez": OUT, "Ben Doak": DOUBT},
        ),
        ("Options are boosted by the return to fitness of Joe Gomez.", {"Joe Gomez": RETURNING}),
        ("Liverpool start with Jones for Gravenberch (suspended).", {"Gravenberch": SUSPENDED}),
    ],
)
def test_ways_to_say_it(text: str, expected: dict[str, Standing]) -> None:
    assert who(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Liverpool dovrà rinunciare a Salah e Jones.", {"Salah": OUT, "Jones": OUT}),
        ("Slot dovrà fare a meno degli infortunati Salah e Jones.", {"Salah": OUT, "Jones": OUT}),
        ("In difesa rientra Konaté.", {"Konaté": RETURNING}),
        ("Mancherà Salah (squalificato).", {"Salah": SUSPENDED}),
        (
            "Slot no podrá contar con jugadores como Salah, Núñez o Jones.",
            {"Salah": OUT, "Núñez": OUT, "Jones": OUT},
        ),
        ("Slot tendrá la ausencia de Joe Gómez, lesionado.", {"Joe Gómez": OUT}),
        ("Liverpool muss auf Joe Gomez und Ben Doak verzichten.", {"Joe Gomez": OUT, "Ben Doak": OUT}),
        ("Deshalb fällt auch Joe Gomez weiterhin aus.", {"Joe Gomez": OUT}),
        ("Der Einsatz von Joe Gomez ist fraglich.", {"Joe Gomez": DOUBT}),
        ("Für Gravenberch (5. Gelbe Karte) spielt Jones.", {"Gravenberch": SUSPENDED}),
        ("Gomez und Doak stehen nicht zur Verfügung.", {"Gomez": OUT, "Doak": OUT}),
        (
            "Liverpool devra faire sans Joe Gomez ni Ben Doak, blessés.",
            {"Joe Gomez": OUT, "Ben Doak": OUT},
        ),
        ("O zagueiro Van Dijk não joga e o meia Jones segue em tratamento.", {"Van Dijk": OUT, "Jones": OUT}),
    ],
)
def test_other_languages(text: str, expected: dict[str, Standing]) -> None:
    assert who(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "There are no fresh injuries for Liverpool, with Joe Gomez and Ben Doak fit.",
        "Liverpool have no new injury concerns after Joe Gomez came through the match.",
        "Liverpool have a clean bill of health, and Joe Gomez starts.",
        "Enzo Maresca still has worries at centre-back.",
        "Enzo Maresca has a few long-term absentees.",
        "Enzo Maresca has suffered a fresh injury blow.",
        "Enzo Maresca has to do without the long-term absentees.",
        "Joe Gomez is expected to recover from a knock.",
        "Nessun problema per Liverpool: Salah gioca dal primo minuto.",
    ],
)
def test_nothing_is_made_of(text: str) -> None:
    assert [one for one in said(text) if one.standing is not RETURNING] == []


@pytest.mark.parametrize(
    "text",
    [
        "Liverpool won't be without Salah.",
        "Liverpool would have been without Salah.",
        "Liverpool had been set to be without Salah for the derby.",
        "Süle fehlt nicht mehr.",
        "Süle ist nicht mehr gesperrt.",
        "Süle fällt nicht aus.",
    ],
)
def test_what_is_denied_or_was_to_be_is_no_absence(text: str) -> None:
    assert who(text) == {}


def test_what_is_told_of_the_last_of_two_is_not_told_of_the_first() -> None:
    one = said("Liverpool are without Salah and Jota, who is nursing a thigh problem.")
    assert [(each.player, each.reason) for each in one] == [("Salah", ""), ("Jota", "thigh problem")]
    both = said("Liverpool are without Salah and Jota, who are both nursing a thigh problem.")
    assert [each.reason for each in both] == ["thigh problem", "thigh problem"]


def test_a_first_name_is_the_same_player() -> None:
    text = "Alisson Becker is out for Liverpool. Alisson will be sidelined for two weeks with a calf injury."
    assert [(one.player, one.reason) for one in said(text)] == [("Alisson Becker", "calf injury")]


def test_a_ban_is_more_than_an_absence() -> None:
    assert who("Chelsea are without Cole Palmer. Palmer is suspended.") == {"Cole Palmer": SUSPENDED}


def test_where_nothing_tells_the_side_it_is_empty() -> None:
    text = (
        "Liverpool are without defender Joe Gomez (knee) for the visit of Chelsea on Saturday, the club"
        " says.\n\nEnzo Maresca has no new injuries to report before he takes all of his players north by"
        " train. Reece James is the only absentee.\n\nThe roof of the stand is under repair, and nobody will"
        " get wet there before the end of the month."
    )
    assert [(one.player, one.team) for one in said(text)] == [("Joe Gomez", "Liverpool"), ("Reece James", "")]


def test_the_opponent_of_a_sentence_in_spanish_is_not_their_team() -> None:
    one = said("Joe Gómez será baja ante el Chelsea.")[0]
    assert one.team == ""


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


def test_a_manager_who_is_quoted_is_not_who_is_out() -> None:
    text = 'Arne Slot: "Isak is close to a return. He won\'t be involved tomorrow, though."'
    assert "Arne Slot" not in who(text)
