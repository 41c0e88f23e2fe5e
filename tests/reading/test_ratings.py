"""Players' marks in the forms that newspapers print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.context import Part
from bot.reading.facts import Kind, MarkSaid
from bot.reading.page import page, plain
from bot.reading.ratings import marks
from bot.reading.teams import Sides


def read(
    text: str, kind: Kind = Kind.RATINGS, home: str = "Liverpool", away: str = "Everton"
) -> list[MarkSaid]:
    return marks(Part(page(text), kind, Sides(home, away, (0, 0))))


def numbers(text: str) -> dict[str, float | None]:
    return {one.player: one.mark for one in read(text) if not one.manager}


THREE = {"Alisson": 7.0, "Virgil van Dijk": 6.5, "Salah": 8.0}


@pytest.mark.parametrize(
    "line",
    [
        "{name} – {mark}",
        "{name}: {mark}",
        "{name} {mark}",
        "{name} - {mark}/10",
        "{name} ({mark})",
        "{name} ({mark}/10): Did a job.",
        "{name} – {mark} – Did a job.",
        "{name}—{mark}: Did a job.",
        "{name}: {mark} – Did a job.",
        "{name} ({mark}) Did a job.",
        "{name} {mark}\nDid a job.",
        "GK: {name} – {mark}/10\nDid a job.",
        "CM – {name} – {mark}/10 – did a job.",
        "{name} (CB): {mark}",
        "{name} [{mark}]",
        "{name}, {mark}",
        "{name} | {mark} | Did a job.",
        "{name} : {mark}\nDid a job.",
        "3. {name} - {mark} Did a job.",
        "3 . {name} - {mark}",
        "{name} (out of 10) – {mark}",
        "- {name} {mark} – Did a job.",
        "{name} (80′ on for Jota): {mark} – Did a job.",
        "{name} (27, BRAZILIAN)\nDid a job for 20 minutes. {mark}",
        "{name}\nDid a job for 20 minutes.\nRating: {mark}",
        "{name}\n{mark}/10\nDid a job.",
        "DM {name}\nDid a job. Rating: {mark}",
        "{name} – Did a job after 20 minutes. {mark}.",
        "{name}: Did a job in 2 games. {mark}/10",
        "{name} – Did a job. {mark} out of 10",
        "{name} Did a job for once. {mark}",
        "{mark}/10 {name}: Did a job.",
        "{name}, RATING {mark}: Did a job.",
        "{name} {mark} | Star player\nDid a job.",
        "{name} {mark} MOTM – Did a job.",
        "{name}: {mark}- Did a job.",
        "(GK) {name} 90 Did a job for all that time. {mark}",
        "{name}: {mark}\n\nDid a job.",
    ],
)
def test_every_form(line: str) -> None:
    text = "Liverpool player ratings\n" + "\n".join(
        line.format(name=name, mark=f"{mark:g}") for name, mark in THREE.items()
    )
    assert numbers(text) == THREE


@pytest.mark.parametrize(
    "line", ["{mark} {name}: Did a job.", "{mark} {name} Did a job.", "{mark} - {name}. Did a job."]
)
def test_the_mark_first(line: str) -> None:
    four = {"Alisson": 7.0, "Bradley": 6.0, "Konate": 7.0, "Robertson": 6.0}
    text = "Ratings\nLIVERPOOL (4-3-3):\n" + "\n".join(
        line.format(name=name, mark=f"{mark:g}") for name, mark in four.items()
    )
    assert numbers(text) == four


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Liverpool: Alisson (7), Konate (6), Salah (8,5).\n(Varamenn: Endo (5), Jota (7).",
            [7, 6, 8.5, 5, 7],
        ),
        ("LIVERPOOL (4-3-3): Alisson 7; Konate 6 (Quansah 46, 5), Salah 8", [7, 6, 5, 8]),
        ("Ratings\nSubs Milner (for Salah 77) 6; Gomez (for Endo 85) 6; Origi (for Mane 90) 5", [6, 6, 5]),
        ("Ratings\nSubstitutes: Milner – 5; Shaqiri – 5; Tsimikas – N/A.", [5, 5, None]),
        (
            "Pagelle\nSommer 6,5 - Sicuro.\nDe Vrij SV - Esce. (Dal 18' Acerbi 6 - Entra bene.)",
            [6.5, None, 6],
        ),
        (
            "A mark out of ten.\n"
            "Joe Hart (6) was calm. Beside him, Carl Starfelt (5) was not, but Greg Taylor (7) and "
            "Matt O'Riley (7) were. Captain Callum McGregor (8) shone.",
            [6, 5, 7, 7, 8],
        ),
    ],
)
def test_many_on_a_line(text: str, expected: list[float | None]) -> None:
    assert [one.mark for one in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ratings out of 5\nBooth - 4\nDemetriou - 2.5\nLong - 5", [8, 5, 10]),
        ("Ratings\nBooth - 4/5\nDemetriou - 2.5/5", [8, 5]),
        (
            "Einzelkritik\nManuel Neuer – Note 1: Stark.\nJoshua Kimmich – Note 3,5: Mäßig.\n"
            "Thomas Müller – Note 6: Schwach.",
            [10, 5, 0],
        ),
        ("Ratings\nRaya: 75/100\nWhite: 60/100", [7.5, 6]),
        ("Ratings\nRaya - 8½\nWhite - 6", [8.5, 6]),
        ("Einzelkritik\nNeuer: Note: 9/10\nKimmich: Note: 5/10", [9, 5]),
    ],
)
def test_other_scales_come_out_on_ten(text: str, expected: list[float]) -> None:
    assert [one.mark for one in read(text, home="Arsenal", away="FC Bayern")] == expected


def test_the_original_stays_as_it_was_written() -> None:
    assert [one.original for one in read("Ratings\nRaya - 4/5\nWhite - 2.5/5")] == ["4/5", "2.5/5"]


@pytest.mark.parametrize(
    "text",
    [
        "Raya: 7, 8\nWhite: 6, 6\nRice: 8, 9",
        "Raya – Tom 7, Jim 8\nWhite – Tom 6, Jim 6\nRice – Tom 8, Jim 9",
        "Raya 7/8\nWhite 6/6\nRice 8/9",
        "Raya (TB: 7, JK: 8) Fine.\nWhite (TB: 6, JK: 6) Fine.\nRice (TB: 8, JK: 9) Fine.",
        "David Raya\nTom: 7 Fine.\nJim: 8 Fine.\nBen White\nTom: 6 Fine.\nJim: 6 Fine.\n"
        "Declan Rice\nTom: 8 Fine.\nJim: 9 Fine.",
    ],
)
def test_two_raters_are_averaged(text: str) -> None:
    assert [one.mark for one in read(f"Ratings by Tom and Jim\n{text}")] == [7.5, 6, 8.5]


@pytest.mark.parametrize(
    "text",
    [
        "1. Illan Meslier\n6 - Safe. Photo: A Camera\n2. Sam Byram\n5 - Quiet.\n3. Joe Rodon\n8 - Solid.",
        "6 - Safe. Photo: A Camera\n1. Illan Meslier\n5 - Quiet.\n2. Sam Byram\n8 - Solid.\n3. Joe Rodon",
    ],
)
def test_marks_under_or_over_the_name_as_beside_a_picture(text: str) -> None:
    assert numbers(f"Leeds ratings\n{text}") == {"Illan Meslier": 6, "Sam Byram": 5, "Joe Rodon": 8}


def test_marks_below_the_paragraph_on_a_player() -> None:
    text = (
        "Die Noten\nRoman Bürki: Er hatte wenig zu tun (50.).\nNote: 3,5\n"
        "Mats Hummels (bis 70.): Müde.\nNote 6"
    )
    assert numbers(text) == {"Roman Bürki": 5, "Mats Hummels": 0}


@pytest.mark.parametrize("joke", ["N/A", "s.v.", "Ghost", "[asleep]", "6(?)", "A sense of longing"])
def test_what_is_no_number_is_kept_without_a_mark(joke: str) -> None:
    text = (
        f"Ratings\nMatteo Darmian: 7\nFine.\nMichael Carrick: {joke}\nSeen.\nLuke Shaw: 6\nFine.\n"
        f"Daley Blind: 6\nFine."
    )
    (said,) = [one for one in read(text) if one.player == "Michael Carrick"]
    assert (said.mark, said.original) == (None, joke)


def test_managers_are_kept_apart_and_referees_left_out() -> None:
    text = "Liverpool ratings\nAlisson: 7\nSalah: 8\nManager\nArne Slot: 6\nReferee\nMike Dean: 3"
    assert [(one.player, one.manager) for one in read(text)] == [
        ("Alisson", False),
        ("Salah", False),
        ("Arne Slot", True),
    ]
    assert [one.manager for one in read("Pagelle\nSommer 6\nBarella 7\nAll. Inzaghi 5.5")] == [
        False,
        False,
        True,
    ]


def test_every_mark_belongs_to_the_team_above_it() -> None:
    text = (
        "Ratings\nLiverpool\nAlisson – 7\nSalah – 8\nSubstitutes\nEndo – 6\nEVERTON (4-4-2):\n"
        "Pickford – 5\nBeto – 6"
    )
    assert [one.team for one in read(text)] == ["Liverpool"] * 3 + ["Everton"] * 2


def test_captions_tweets_and_other_stories_between_players_are_passed_over() -> None:
    text = (
        "Liverpool ratings\nAlisson – 7\nSafe.\nPremier League - Liverpool FC v Everton FC\n"
        "Subbed – 70 mins\n"
        "• 91% of passes complete\n• 8 tackles won\n— A Fan (@afan) April 7, 2024\n"
        "MORE LIVERPOOL STORIES\n[ MORE: 3 things ]\n"
        "Possession: 60\nLiverpool 2 Everton 1\nSalah – 8\nSuper, his 7 shots apart."
    )
    assert numbers(text) == {"Alisson": 7, "Salah": 8}


def test_numbers_of_a_report_are_no_marks() -> None:
    text = (
        "Liverpool won 2-1. Salah has 23 goals.\nSalah 9 goals\nLeading scorer Jota 7\nMarch 10, 2024\n"
        "22 Raya\n4 White\n2 Saliba\n6 Gabriel\n5 Partey\n8 Odegaard\nTop scorers: Calvert-Lewin 4; Haller 4"
    )
    assert read(text, Kind.REPORT) == []


@pytest.mark.parametrize("kind", [Kind.PREVIEW, Kind.OTHER])
def test_a_preview_and_a_season_have_no_marks(kind: Kind) -> None:
    assert (
        read("Season ratings\nAlisson – 9 out of 10\nSalah – 10 out of 10\nGomez – 8 out of 10", kind) == []
    )


def test_a_mark_points_at_its_words_and_at_the_comment() -> None:
    text = "Liverpool ratings\n\nAlisson: 7 – Safe hands.\nSalah: 8 – Super."
    first = read(text)[0]
    assert "Alisson: 7" in text[slice(*first.at)]
    assert first.comment is not None
    assert text[slice(*first.comment)] == "Safe hands."


_PIECES = st.sampled_from(
    ["Salah", " ", "7", "/10", ": ", " – ", "\n", "(8)", ", ", "N/A", "Subs ", "Liverpool", "Note ",
    "6.5", ". ", "Van Dijk",
     "(for Jota, 60)", "Dal 46' ", "Manager", "1. ", "’", "—", "|"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=60).map("".join) | st.text(max_size=200), st.sampled_from(list(Kind)))
def test_any_text_is_read_without_harm(text: str, kind: Kind) -> None:
    for one in read(text, kind):
        within = plain(text[slice(*one.at)])
        assert one.player in within
        assert all(part in within for part in one.original.split(", "))
        assert one.mark is None or 0 <= one.mark <= 10
