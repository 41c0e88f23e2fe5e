"""In which language an adapter speaks to one person."""

from bot.chat import Look
from bot.platforms.spoken import spoken, to_one
from bot.posts.language import translations


def test_the_first_language_that_we_speak_is_taken() -> None:
    assert spoken(["fi", "pt-BR", "de"], translations) == "pt-BR"
    assert spoken(["fi", "EN-gb", "de"], translations) == "EN-gb"
    assert spoken(["fi", "", "tlh"], translations) == ""


def test_a_language_that_nobody_has_translated_leaves_the_channels() -> None:
    channel = Look("it", "Europe/Rome", spoiler=True)
    assert to_one(channel, "fi", translations) == channel
    assert to_one(channel, "", translations) == channel
    assert to_one(channel, "de", translations) == Look("de", "Europe/Rome", spoiler=True)
