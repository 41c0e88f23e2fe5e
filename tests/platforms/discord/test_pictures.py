"""A picture's name and its description, as Discord takes them."""

from hypothesis import given
from hypothesis import strategies as st

from bot.chat import Look, Picture, Post
from bot.platforms.discord import pictures
from bot.platforms.discord.render import render
from bot.platforms.text import units
from tests.platforms.discord.stage import a_picture


def test_the_name_is_the_pictures_own_and_safe() -> None:
    assert pictures.name(a_picture("a")) == pictures.name(a_picture("a", alt="other words"))
    assert pictures.name(a_picture("a")) != pictures.name(a_picture("b"))
    assert pictures.name(Picture("../a b/ü:1", b"", "")) == "matchday-ab1.png"
    assert pictures.name(Picture("ab", b"", "", secret=True)) == "SPOILER_matchday-ab.png"


def test_a_long_description_ends_with_a_sentence() -> None:
    told = pictures.alt(a_picture(alt="Goalkeeper Alisson. " * 80))
    assert told is not None
    assert told.endswith("Alisson.")
    assert 900 < len(told) <= 1024


def test_one_long_sentence_ends_at_a_word() -> None:
    told = pictures.alt(a_picture(alt="Short. " + "Alisson, " * 300))
    assert told is not None
    assert told.endswith("Alisson,…")
    assert 900 < len(told) <= 1024


@given(st.text(), st.integers(1, 60))
def test_it_is_never_longer_than_there_is_room(text: str, room: int) -> None:
    assert units(pictures.shortened(text, room)) <= room


def test_the_embed_shows_it() -> None:
    [embed] = render(Post("Line-ups"), Look(), picture=a_picture()).embeds
    assert embed.image.url == f"attachment://{pictures.name(a_picture())}"
    assert render(Post("Line-ups"), Look(), picture=a_picture(secret=True)).embeds == []
