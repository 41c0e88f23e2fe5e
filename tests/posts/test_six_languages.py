"""The same things said in each language: days, numbers, names, and a few posts, as its fans write them."""

from datetime import date

import pytest

from bot.chat import Look, When
from bot.knowledge.occasion import Kind, Occasion
from bot.posts.compose import compose
from bot.posts.full_time import full_time
from bot.posts.language import country, date_of, day, mean, moment, number, short_day, spoken
from bot.posts.scoreline import stage
from bot.posts.sentence import listed, written
from bot.posts.share import percent
from bot.posts.text import as_text
from tests.builders import at
from tests.posts.real_tie import DAY_BEFORE, FULL_TIME, second_leg

THURSDAY, WEDNESDAY = date(2024, 4, 18), date(2024, 5, 8)
WORDS = {
    "en": "Thursday 18 April | Thu 18 Apr | 8 May | 14,994 | 6.3 | 33% | United Kingdom | A, B and C",
    "de": "Donnerstag, 18. April | Do, 18. Apr | 8. Mai | 14.994 | 6,3 | 33 % | Vereinigtes Königreich"
    " | A, B und C",
    "es": "jueves 18 de abril | jue 18 abr | 8 de mayo | 14.994 | 6,3 | 33 % | Reino Unido | A, B y C",
    "fr": "jeudi 18 avril | jeu. 18 avril | 8 mai | 14 994 | 6,3 | 33 % | Royaume-Uni | A, B et C",
    "it": "giovedì 18 aprile | gio 18 apr | 8 maggio | 14.994 | 6,3 | 33% | Regno Unito | A, B e C",
    "pt": "quinta-feira, 18 de abril | qui., 18/04 | 8 de maio | 14.994 | 6,3 | 33% | Reino Unido | A, B e C",
}
POSTS = {
    "en": ("Full time: Atalanta 0–1 Liverpool", "Two hours to kickoff: Atalanta v Liverpool"),
    "de": ("Abpfiff: Atalanta 0–1 Liverpool", "Zwei Stunden bis zum Anstoß: Atalanta – Liverpool"),
    "es": ("Final del partido: Atalanta 0–1 Liverpool", "Dos horas para el inicio: Atalanta - Liverpool"),
    "fr": ("Fin du match : Atalanta 0–1 Liverpool", "Coup d’envoi dans deux heures : Atalanta - Liverpool"),
    "it": ("Fischio finale: Atalanta 0–1 Liverpool", "Due ore al calcio d'inizio: Atalanta-Liverpool"),
    "pt": ("Fim de jogo: Atalanta 0–1 Liverpool", "Faltam 2 horas: Atalanta x Liverpool"),
}


def plain(text: str) -> str:
    """With blanks as they are typed: some languages have a narrow one, or one that does not break."""
    return text.replace("\u202f", " ").replace("\xa0", " ")


def test_all_are_here() -> None:
    assert set(WORDS) == set(POSTS) == set(spoken())


@pytest.mark.parametrize("language", WORDS)
def test_days_numbers_and_names(language: str) -> None:
    look = Look(language, "Europe/Rome")
    said = (
        day(THURSDAY, look),
        short_day(THURSDAY, look),
        date_of(WEDNESDAY, look),
        number(14_994, look),
        mean(6.25, look),
        percent(1, 3, look),
        country("GB", look),
        written(listed(["A", "B", "C"], look), look),
    )
    assert [*map(plain, said)] == WORDS[language].split(" | ")
    assert moment(When(at("19:00")), look).endswith("21:00 CEST")


@pytest.mark.parametrize("language", POSTS)
def test_posts(language: str) -> None:
    look = Look(language, "Europe/Rome")
    facts = {"kickoff": "2024-04-18T19:00:00+00:00", "lead": "PT7200S"}
    soon = Occasion("m", Kind.KICKOFF_REMINDER, "", at("08:00"), at("20:00"), facts=facts)
    over = full_time(second_leg(FULL_TIME), look)
    titles = (over.title, compose(soon, second_leg(DAY_BEFORE), look).title)
    assert tuple(map(plain, titles)) == POSTS[language]
    assert "14" in as_text(over, look)


@pytest.mark.parametrize("language", [one for one in WORDS if one != "en"])
def test_a_round_is_called_as_people_there_call_it(language: str) -> None:
    match = second_leg(DAY_BEFORE).match
    assert stage(match, Look("en")) == "UEFA Europa League, quarter-finals, second leg"
    said = stage(match, Look(language))
    assert said.startswith("UEFA Europa League, ")
    assert not {"quarter-finals", "second leg"} & set(said.split(", "))
