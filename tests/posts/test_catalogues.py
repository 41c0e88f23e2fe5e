"""Every language is complete: each sentence of the program, with all that is filled into it, as long as the
platforms take it."""

import re
from collections.abc import Sequence
from functools import cache
from io import BytesIO

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.platforms.telegram.commands import SETUP
from bot.posts.language import CATALOGUES, DOMAIN, own_name, speaks, spoken, told_in, translations
from handlers.table import TABLE
from tests.sentences import Words, sentences, unmarked

LANGUAGES = sorted(path.parent.parent.name for path in CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
FILLED_IN = re.compile(r"\{[^{}]*\}|%\([a-z_]+\)[a-z]|%[a-z%]")
LONGEST_DESCRIPTION, LONGEST_LABEL = 100, 80
"""Characters that Discord takes of a command's description, and of what a button says."""
each_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def catalogue(language: str) -> Catalog:
    with (CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def translated(language: str) -> list[Message]:
    return [message for message in messages(language) if all(forms(message.string))]


def forms(words: str | Sequence[str] | None) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())


def places(text: str) -> list[str]:
    return sorted(FILLED_IN.findall(text))


def written_in(template: Catalog) -> set[tuple[str | None, Words]]:
    found = (message for message in template if message.id)
    return {(one.context, one.id if isinstance(one.id, str) else tuple(one.id)) for one in found}


def test_these_are_the_languages() -> None:
    assert LANGUAGES == ["de", "es", "fr", "it", "pt"]
    assert spoken() == ("en", *LANGUAGES)


def test_the_template_has_each_sentence_of_the_program_and_no_other() -> None:
    with (CATALOGUES / f"{DOMAIN}.pot").open("rb") as file:
        template = written_in(read_po(file))
    said = {(one.context, one.words) for one in sentences()}
    assert said - template == set(), "run: make messages"
    assert template - said == set(), "run: make messages"


def test_no_sentence_hides_inside_of_a_string_that_is_put_together() -> None:
    """Python 3.11 and 3.12 read such strings differently, and so does the extraction."""
    assert [one for one in sentences() if one.inside] == []


def test_nothing_is_shown_that_nobody_can_translate() -> None:
    assert unmarked() == ()


@each_language
def test_every_sentence_is_translated(language: str) -> None:
    told = written_in(catalogue(language))
    assert {(one.context, one.words) for one in sentences()} - told == set(), "run: make messages"
    missing = [one.id for one in messages(language) if one.fuzzy or not all(forms(one.string))]
    assert missing == []


@each_language
def test_what_is_filled_in_is_in_every_form_of_a_translation(language: str) -> None:
    """The form for one may leave the number out, as a person would."""
    wrong = []
    for one in translated(language):
        wanted, (first, *more) = places(forms(one.id)[-1]), forms(one.string)
        fits = places(first) == wanted or (more and set(places(first)) < set(wanted))
        if not fits or any(places(form) != wanted for form in more):
            wrong.append((one.id, one.string))
    assert wrong == []


@each_language
def test_there_is_a_form_for_each_number_that_the_language_tells_apart(language: str) -> None:
    small = {Locale.parse(language).plural_form(number) for number in range(20)}
    many = [one for one in translated(language) if one.pluralizable]
    assert [one.id for one in many if len(forms(one.string)) != len(small)] == []
    assert catalogue(language).num_plurals == len(small)


@each_language
def test_a_translation_begins_and_ends_as_its_sentence_does(language: str) -> None:
    """Where a sentence is one part of another, the blank between them belongs to it."""
    wrong = [
        (one.id, one.string)
        for one in translated(language)
        for form in forms(one.string)
        if [form[:1].isspace(), form[-1:].isspace()]
        != [forms(one.id)[0][:1].isspace(), forms(one.id)[0][-1:].isspace()]
    ]
    assert wrong == []


@each_language
def test_descriptions_of_commands_fit_every_platform(language: str) -> None:
    _ = translations(language).gettext
    commands = [*(entry.command for entry in TABLE), SETUP]
    said = [command.description for command in commands]
    said += [argument.description for command in commands for argument in command.arguments]
    assert [(_(one), len(_(one))) for one in said if len(_(one)) > LONGEST_DESCRIPTION] == []


@each_language
def test_what_a_button_says_fits_on_it(language: str) -> None:
    _ = translations(language).gettext
    labels = {one.words for one in sentences() if one.button and isinstance(one.words, str)}
    assert len(labels) > 50
    assert [(_(one), len(_(one))) for one in labels if len(_(one)) > LONGEST_LABEL] == []


@each_language
def test_the_compiled_catalogue_is_that_of_the_sentences(language: str) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue(language))
    there = CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    assert there.read_bytes() == compiled.getvalue(), "it is older than its sentences: run make messages"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("pt-PT", "pt"),
        ("pt_BR", "pt"),
        ("es-419", "es"),
        ("de-AT", "de"),
        ("DE-ch", "de"),
        ("en-US", "en"),
        ("zh-Hant-TW", None),
        ("", None),
        ("../de", None),
    ],
)
def test_a_kind_of_a_language_is_told_in_that_language(asked: str, found: str | None) -> None:
    assert speaks(asked) == found


def test_a_place_whose_language_nobody_speaks_is_told_everything_in_english() -> None:
    assert [told_in(one) for one in ("es-419", "pt-BR", "fi", "")] == ["es-419", "pt-BR", "en", "en"]


def test_languages_are_called_by_their_own_names() -> None:
    own = ["English", "Deutsch", "Español", "Français", "Italiano", "Português"]
    assert [own_name(language) for language in spoken()] == own
