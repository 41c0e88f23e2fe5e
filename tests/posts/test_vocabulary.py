"""Words of sources in the reader's language."""

import pytest

from bot.chat import Look
from bot.knowledge.match import Status
from bot.posts.vocabulary import landmark_word, note_word, reason_word, status_word

ENGLISH, SPANISH, FRENCH = Look("en"), Look("es"), Look("fr")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("ankle", "tobillo"),
        ("Ankle injury", "tobillo"),
        ("hamstring problem", "isquiotibiales"),
        ("illness", "enfermedad"),
        ("ill", "enfermedad"),
        ("a fall from his bicycle", "a fall from his bicycle"),
        ("bicycle injury", "bicycle injury"),
    ],
)
def test_why_somebody_is_absent(written: str, told: str) -> None:
    assert reason_word(written, SPANISH) == told
    assert reason_word(written, ENGLISH) == written


def test_what_is_added_to_an_event() -> None:
    assert note_word("Offside", FRENCH) == "hors-jeu"
    assert note_word("Offside", ENGLISH) == "Offside"
    assert note_word("one-on-one, put wide", FRENCH) == "one-on-one, put wide"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("European goals for Liverpool", "goles europeos con Liverpool"),
        ("appearances", "partidos"),
        ("games", "partidos"),
        ("goals from outside the box for Liverpool", "goals from outside the box for Liverpool"),
    ],
)
def test_what_counts_towards_a_milestone(written: str, told: str) -> None:
    assert landmark_word(written, SPANISH) == told
    assert landmark_word(written, ENGLISH) == written


@pytest.mark.parametrize("status", Status)
def test_every_status_has_its_word(status: Status) -> None:
    assert status_word(status, ENGLISH) == status.value
    assert status_word(status, SPANISH) != status.value
