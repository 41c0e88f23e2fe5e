"""What happened in a match."""

from hypothesis import given
from hypothesis import strategies as st

from bot.reading.context import Part
from bot.reading.facts import Event, Happening, Kind
from bot.reading.page import page
from bot.reading.teams import Sides
from bot.reading.timeline import timeline

SIDES = Sides("Liverpool", "Atalanta", (0, 0))


def told(text: str, kind: Kind = Kind.REPORT) -> list[Event]:
    return timeline(Part(page(text), kind, SIDES))


def goals(text: str) -> list[tuple[int | None, str]]:
    scored = (Happening.GOAL, Happening.PENALTY_GOAL, Happening.OWN_GOAL)
    return [(one.minute, one.player) for one in told(text) if one.kind in scored]


def test_a_goal_with_its_minute() -> None:
    assert goals("Mohamed Salah headed home a cross in the 12th minute to give Liverpool the lead.") == [
        (12, "Mohamed Salah")
    ]


def test_the_scorer_may_come_a_sentence_later() -> None:
    text = (
        "And nine minutes before half-time, Liverpool were punished. A long ball was pulled back for "
        "Gianluca Scamacca whose effort squirmed under the keeper."
    )
    [one] = told(text)
    assert (one.minute, one.player, one.team) == (36, "Gianluca Scamacca", "Atalanta")


def test_he_is_who_was_named_last() -> None:
    text = (
        "Atalanta doubled their lead on the hour mark. Teun Koopmeiners beat two men and picked out"
        " Gianluca Scamacca, "
        "and he slotted home into the bottom corner."
    )
    assert goals(text) == [(60, "Gianluca Scamacca")]


def test_chances_are_no_goals() -> None:
    text = (
        "Darwin Nunez almost scored on 15 minutes. In the 26th minute, Harvey Elliott bent a shot towards"
        " goal but found "
        "the woodwork. Mohamed Salah must have thought he had given Liverpool the lead, but his effort was"
        " saved."
    )
    assert goals(text) == []


def test_through_says_who_scored() -> None:
    assert goals("Atalanta levelled in the 63rd minute through Mario Pasalic, to general surprise.") == [
        (63, "Mario Pasalic")
    ]


def test_lists_of_goals() -> None:
    text = (
        "Goals: Mac Allister pen 50'; Salah 45+2; Scamacca (60), Ruggeri og 80\nBooked: Endo 23\nSent"
        " off: Jota 70"
    )
    assert [(one.minute, one.added, one.kind.value, one.player) for one in told(text)] == [
        (23, None, "yellow_card", "Endo"),
        (45, 2, "goal", "Salah"),
        (50, None, "penalty_goal", "Mac Allister"),
        (60, None, "goal", "Scamacca"),
        (70, None, "red_card", "Jota"),
        (80, None, "own_goal", "Ruggeri"),
    ]


def test_what_the_ratings_say_of_players_is_no_report() -> None:
    text = (
        "1. Alisson - 5 Scored in the 12th minute.\n2. Joe Gomez - 4 Ibrahima Konate scored in the 80th"
        " minute."
    )
    assert told(text, Kind.RATINGS) == []


def test_a_preview_has_no_timeline() -> None:
    assert told("Mohamed Salah scored in the 12th minute.", Kind.PREVIEW) == []


def test_each_points_into_the_text() -> None:
    text = (
        "Early on it was dull.\n\nMohamed Salah slotted home in the 12th minute, and Wataru Endo was booked."
    )
    for one in told(text):
        assert one.player in text[slice(*one.at)]


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    for one in told(text):
        assert 0 <= one.at[0] <= one.at[1] <= len(text)


_WORDS = st.sampled_from(
    [
        "Salah",
        "Endo",
        "scored",
        "in",
        "the",
        "12th",
        "minute",
        ".",
        ",",
        "and",
        "he",
        "on",
        "stoppage",
        "time",
        "Goals:",
        "23'",
        "(pen)",
        "Liverpool",
        "booked",
        "\n",
        "for",
    ]
)


@given(st.lists(_WORDS, max_size=60))
def test_any_order_of_its_own_words_can_be_read(words: list[str]) -> None:
    told(" ".join(words))
