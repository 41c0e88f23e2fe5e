"""The language and the time zone of one fan, and what everybody sees."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.chat import Answer, Channel, Look, Request, Unfinished
from bot.posts.language import translations
from storage import channel_options, channels, forgetting, linking, readers
from storage.fans import Account, fan_of
from storage.readers import Reader
from tests.handlers.matchday import FULL_TIME, LONDON, REDS, Matchday

GERMAN = replace(LONDON, language="de")
PAGE = "Your language"


async def asks(
    told: Matchday,
    command: str,
    arguments: Mapping[str, str] | None = None,
    *,
    language: str = "",
    only: bool = False,
    look: Look = LONDON,
    channel: Channel = REDS,
    alone: bool = False,
) -> Answer:
    request = Request(
        command, arguments or {}, channel, "fan", look, language=language, only_asker=only, alone=alone
    )
    return await told.desk.answer(request)


def said(language: str, english: str) -> str:
    """A sentence in a language, which must have another for it than English."""
    found = translations(language).gettext(english)
    assert found != english
    return found


async def test_what_only_the_asker_sees_is_in_the_language_that_their_platform_tells(told: Matchday) -> None:
    answer = await asks(told, "help", language="de")
    assert answer.private
    assert answer.look == GERMAN
    assert answer.post.title == said("de", "What you can ask")


async def test_what_everybody_sees_is_in_the_channels_language(told: Matchday) -> None:
    english = await asks(told, "next")
    assert not english.private
    assert await asks(told, "next", language="de") == english
    assert (await asks(told, "next", language="de", only=True)).post.title != english.post.title


async def test_a_chosen_language_stands_above_the_platforms(told: Matchday) -> None:
    done = await asks(told, "me", {"do": "language", "value": "Italiano"}, language="de")
    assert done.look == replace(LONDON, language="it")
    assert done.post.title == said("it", PAGE)
    assert (await asks(told, "help", language="de")).post.title == said("it", "What you can ask")
    back = await asks(told, "me", {"do": "language", "value": "auto"}, language="de")
    assert back.post.title == said("de", PAGE)


@pytest.mark.parametrize(
    ("language", "answered"),
    [("pt-PT", "pt-PT"), ("es-419", "es-419"), ("de-AT", "de-AT"), ("en-US", "en"), ("fi", "en"), ("", "en")],
)
async def test_a_kind_of_a_language_is_that_language_and_an_unknown_one_the_channels(
    told: Matchday, language: str, answered: str
) -> None:
    answer = await asks(told, "help", language=language)
    assert (answer.look or LONDON).language == answered
    assert answer.post.title == translations(answered).gettext("What you can ask")


async def test_somebody_who_reads_english_is_answered_in_it_in_a_german_channel(told: Matchday) -> None:
    assert (await asks(told, "help", language="en-GB", look=GERMAN)).post.title == "What you can ask"
    assert (await asks(told, "help", look=GERMAN)).post.title == said("de", "What you can ask")


async def test_each_language_is_a_button_by_its_own_name(told: Matchday) -> None:
    page = await asks(told, "me", {"do": "language"})
    labels = [action.label for action in page.post.actions]
    assert [one for one in labels if one.endswith(("English", "Deutsch", "Español", "Português"))] == [
        "☑ English", "Deutsch", "Español", "Português"
    ] or labels[:6] == ["English", "Deutsch", "Español", "Français", "Italiano", "Português"]  # fmt: skip


async def test_a_language_that_nobody_has_translated_is_not_taken(told: Matchday) -> None:
    answer = await asks(told, "me", {"do": "language", "value": "finnish"})
    assert answer.post.title == "I do not speak that yet"
    assert (await asks(told, "help")).look is None


async def test_ones_own_zone_is_for_oneself(told: Matchday) -> None:
    done = await asks(told, "me", {"do": "zone", "value": "tokyo"})
    assert done.look == replace(LONDON, zone="Asia/Tokyo")
    assert (await asks(told, "next")).look is None
    assert (await asks(told, "next", only=True)).look == replace(LONDON, zone="Asia/Tokyo")
    assert (await asks(told, "me", {"do": "zone", "value": "narnia"})).post.title == "That is not clear"


async def test_what_is_offered_are_the_languages_then_the_zones(told: Matchday) -> None:
    async def offered(argument: str, typed: str, **given: str) -> list[str]:
        asked = Unfinished("me", argument, typed, REDS, LONDON, given)
        return [choice.label for choice in await told.desk.complete(asked)]

    assert await offered("do", "") == ["language", "zone", "export", "forget"]
    languages = ["English", "Deutsch", "Español", "Français", "Italiano", "Português"]
    assert await offered("value", "", do="language") == languages
    assert "Deutsch" in await offered("value", "germ", do="language")
    assert "Europe/Rome" in await offered("value", "rom", do="zone")


async def test_reminders_in_the_private_chat_come_in_the_language_chosen_there(told: Matchday) -> None:
    own = Channel("telegram", "77")
    async with told.database.write() as conn:
        community = await channels.open_community(conn, "personal", "telegram:77", "")
        number = await channels.open_channel(conn, community, own, "", LONDON, told.clock.instant)
        await channel_options.set_language(conn, number, "en")
    await asks(told, "me", {"do": "language", "value": "fr"}, channel=own, alone=True)
    await asks(told, "me", {"do": "zone", "value": "paris"}, channel=own, alone=True)
    async with told.database.read() as conn:
        kept = await channels.settings(conn, own)
    assert kept is not None
    assert kept.look == Look("fr", "Europe/Paris")


async def test_it_is_told_in_ones_file_and_forgotten_with_oneself(told: Matchday) -> None:
    await asks(told, "me", {"do": "language", "value": "de"})
    account = Account("web", "fan")
    async with told.database.write() as conn:
        fan = await fan_of(conn, account)
        assert fan is not None
        assert (await forgetting.export(conn, fan))["language"] == "de"
        await forgetting.forget(conn, account)
    async with told.database.read() as conn:
        assert await readers.reader(conn, account) == Reader()


async def test_of_two_accounts_that_become_one_fan_the_choices_of_both_stand(told: Matchday) -> None:
    one, other = Account("web", "a"), Account("telegram", "b")
    async with told.database.write() as conn:
        await readers.set_language(conn, one, "it", FULL_TIME)
        await readers.set_zone(conn, other, "Europe/Rome", FULL_TIME)
        code = await linking.offer_link(conn, one, FULL_TIME)
        await linking.take_link(conn, other, code, FULL_TIME)
        assert await readers.reader(conn, one) == Reader("it", "Europe/Rome")
        assert await readers.reader(conn, other) == Reader("it", "Europe/Rome")
