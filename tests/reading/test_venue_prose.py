"""The ground in a sentence."""

import pytest

from bot.reading.venue import venue
from tests.reading.builders_of_articles import a_part


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("The match takes place on Saturday at the Riverbank Stadium.", "Riverbank Stadium"),
        ("El partido se jugará desde las 21:00 en el estadio Jardines del Sur.", "estadio Jardines del Sur"),
        ("O jogo acontece neste domingo no Estádio das Palmeiras.", "Estádio das Palmeiras"),
        ("Ce match se jouera au Stade du Lac.", "Stade du Lac"),
        ("Am Samstag empfängt Liverpool im Sonnen-Park Chelsea.", "Sonnen-Park"),
        ("Liverpool host Chelsea at Anfield on Saturday.", "Anfield"),
    ],
)
def test_where_it_is_played(text: str, ground: str) -> None:
    found = venue(a_part(text))
    assert found is not None
    assert found.text == ground
    assert text[slice(*found.at)] == ground


@pytest.mark.parametrize(
    "text",
    [
        "Chelsea lost at the Riverbank Stadium last week.",
        "Chelsea won 2-1 at the Riverbank Stadium on Saturday.",
        "Scotland play at Hampden Park this evening, too, at 7.45pm.",
        "Where and when: Kickoff is at 12 p.m. on Sunday.",
    ],
)
def test_where_it_is_not(text: str) -> None:
    assert venue(a_part(text)) is None


def test_a_stadium_before_a_town() -> None:
    found = venue(a_part("Ort: Dortmund\nStadion: Sonnen-Park"))
    assert found is not None
    assert found.text == "Sonnen-Park"
