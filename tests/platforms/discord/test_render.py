"""A post as a Discord message: what it looks like, and what it never lets through."""

import re
import unicodedata
from datetime import UTC, datetime

import discord
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.chat import (
    Action,
    Bullets,
    Line,
    Link,
    Look,
    Name,
    Paragraph,
    Picture,
    Post,
    Show,
    Table,
    Text,
    When,
)
from bot.platforms.discord import components
from bot.platforms.discord.render import Rendered, plain, render
from bot.platforms.text import units

KICKOFF = datetime(2024, 4, 18, 19, tzinfo=UTC)
UNIX = int(KICKOFF.timestamp())
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
HOSTILE = (
    "# big\n> quoted\n- listed\n1. counted\n-# small **bold** __under__ ~~struck~~ ||spoiler|| `code` "
    "```\nblock``` @everyone @here <@1> <@!1> <@&1> <#1> <t:0:F> </next:1> <:emoji:1> <a:b:1> <id:home> "
    "[click](https://evil.example) https://evil.example <https://evil.example> https://discord.gg/x "
    "\u202egnp.exe\u202c \u2066x\u2069 \u200b\u200e\u200f\u061c\ufeff\u00ad\u3164\u2800 "
    "\x00\x07\x1b[31m \ud800 \\"
)
SPECIAL = st.sampled_from(
    [
        *("**", "||", "~~", "`", "```", "\n", "|", "*", "_", "~", " ", "\\", "#", "> ", "- ", "1. "),
        *("@everyone", "<@&1>", "<t:0:F>", "[a](b)", "https://"),
        *("\u202e", "\u200d", "\u2066", "\x00", "é", "😀", ENGLAND),
    ]
)
HOSTILE_TEXT = st.one_of(st.text(max_size=60), st.lists(SPECIAL, max_size=12).map("".join))


def everywhere(text: str) -> Post:
    """A post that says the same in each place where words can stand."""
    spans: Line = (
        Text(text), Text(text, strong=True), Text(text, secret=True), Text(text, strong=True, secret=True),
        Text(text, gone=True), Name(text), Link(text, text), Link(text, "https://good.example/a"),
    )  # fmt: skip
    table = Table(text, (text, text), ((text, text), (text, text)))
    return Post(
        text,
        (Paragraph((Text(text),)), Paragraph(spans), Bullets((spans, (Name(text),))), table),
        spans,
        (Action(text, "next", {"team": text}),),
        colour=text,
    )


def shown(post: Post, look: Look | None = None) -> str:
    rendered = render(post, look or Look())
    return "\n".join([rendered.content, *(embed.description or "" for embed in rendered.embeds)])


def line(*spans: Text | When | Name | Link, spoiler: bool = False) -> str:
    [embed] = render(Post("t", (Paragraph(spans),)), Look(spoiler=spoiler)).embeds
    return embed.description or ""


def live_markup(text: str) -> str:
    """The text without code blocks, addresses of links, and characters that a backslash makes harmless."""
    without_code = re.sub(r"(?m)^```\n[^`]*\n```$", "", text)
    without_code = re.sub(r"\]\(https?://[^()\s<>]*\)", "]", without_code, flags=re.IGNORECASE)
    return re.sub(r"\\[^A-Za-z0-9\s]", "□", without_code)


def check(rendered: Rendered) -> None:
    """Nothing of a hostile text is left that Discord would act on, and no limit is broken."""
    assert 0 < units(rendered.content) <= 2_000
    total = units(rendered.content)
    for embed in rendered.embeds:
        assert 0 < units(embed.description or "") <= 4_096
        total += units(embed.description or "")
    assert total <= 6_000
    whole = "\n".join([rendered.content, *(embed.description or "" for embed in rendered.embeds)])
    for character in whole:
        assert unicodedata.category(character) != "Cs"
        assert (
            character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff"
        )
        assert character == "\n" or unicodedata.category(character) != "Cc"
    live = live_markup(whole)
    assert not re.search(r"<[@#:a/i]|<t:(?!1713466800:)", live)
    assert not re.search(r"@(everyone|here)", live, re.IGNORECASE)
    assert not re.search(r"https?://", live, re.IGNORECASE)
    assert "`" not in live
    assert not re.search(r"(?m)^(#|>|-(?!( |# ))|\d+[.)])", live)
    assert not re.search(r"(?m)^- (#|>|-|\d+[.)])", live)
    assert not any((rendered.mentions.everyone, rendered.mentions.users, rendered.mentions.roles))


@settings(max_examples=300, deadline=None)
@given(HOSTILE_TEXT, st.booleans())
@example(HOSTILE, True)
@example(HOSTILE, False)
@example("a" * 10_000, True)
@example("é|~*_ " * 3_000, True)
@example("😀" * 5_000, False)
@example("", False)
@example("\u202e", True)
@example("   ", True)
def test_no_text_breaks_out_and_no_limit_is_broken(text: str, spoiler: bool) -> None:
    post = everywhere(text)
    check(render(post, Look(spoiler=spoiler)))
    check(plain(post, Look(spoiler=spoiler)))


@settings(max_examples=50, deadline=None)
@given(st.lists(HOSTILE_TEXT, min_size=1, max_size=80), st.booleans())
def test_however_much_there_is_to_say(texts: list[str], spoiler: bool) -> None:
    lines = tuple((Text(text), Name(text), Link(text, "https://good.example/" + "x" * 200)) for text in texts)
    many = Table("c", ("a", "b", "c"), tuple((text, text, text) for text in texts))
    post = Post("t" * 500, (Bullets(lines), *map(Paragraph, lines), many, many), lines[0])
    check(render(post, Look(spoiler=spoiler)))


@settings(max_examples=100, deadline=None)
@given(HOSTILE_TEXT)
@example(HOSTILE)
def test_buttons_bear_any_words(text: str) -> None:
    for part in components.view(everywhere(text).actions).children:
        told = part.to_component_dict()
        assert 1 <= units(told["label"]) <= 80
        assert 1 <= units(told["custom_id"]) <= 100


def test_the_headline_is_the_content_and_the_rest_an_embed() -> None:
    rendered = render(Post("Goal!", (Paragraph((Text("Salah"),)),), colour="#C8102E"), Look())
    assert rendered.content == "**Goal!**"
    [embed] = rendered.embeds
    assert embed.description == "Salah"
    assert embed.colour == discord.Colour(0xC8102E)


def test_a_headline_alone_needs_no_embed() -> None:
    assert list(render(Post("Goal!"), Look()).embeds) == []


@pytest.mark.parametrize(
    ("show", "letter"), [(Show.TIME, "t"), (Show.DAY, "D"), (Show.MOMENT, "F"), (Show.RELATIVE, "R")]
)
def test_an_instant_is_each_readers_own(show: Show, letter: str) -> None:
    assert line(Text("At "), When(KICKOFF, show)) == f"At <t:{UNIX}:{letter}>"


def test_secrets_that_follow_each_other_are_one_spoiler() -> None:
    spans = (Text("It was "), Text("Salah", secret=True), Text(", 0–1", secret=True), Text("."))
    assert line(*spans, spoiler=True) == "It was ||Salah, 0–1||."
    assert line(*spans) == "It was Salah, 0–1."


def test_styles_do_not_run_into_each_other() -> None:
    spans = (
        Text("a", strong=True),
        Text("b", strong=True),
        Text("c", gone=True),
        Text("d", strong=True, gone=True),
    )
    assert line(*spans) == "**ab**~~c~~~~**d**~~"


def test_a_mark_at_the_end_of_words_does_not_join_ours() -> None:
    assert line(Text("|", secret=True), Text("!"), spoiler=True) == "||\\|\u200b||!"


def test_the_source_is_small_print_with_its_link() -> None:
    post = Post("t", source=(Text("Source: "), Link("TIA", "https://www.thisisanfield.com/(x)")))
    assert shown(post).endswith("-# Source: [TIA](https://www.thisisanfield.com/%28x%29)")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "//evil.example/",
        "https:evil",
        "http://[broken",
        "https://good.example/\x00",
        "",
        "https://good.example/ x",
        "https://gööd.example/",
        "https://good.example/" + "x" * 2_000,
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert line(Link("read more", url)) == "read more"


def test_a_table_that_fits_a_phone_is_aligned() -> None:
    table = Table("Marks", ("Player", "Press", "Fans"), (("Salah", "6", "5.8"), ("Núñez", "–", "4.5")))
    assert shown(Post("t", (table,))).split("\n", 1)[1] == (
        "**Marks**\n```\nPlayer  Press  Fans\nSalah       6   5.8\nNúñez       –   4.5\n```"
    )


def test_a_long_name_gives_way_to_the_figures() -> None:
    row = ("Trent Alexander-Arnold of Liverpool", "7", "6.5")
    drawn = shown(Post("t", (Table("Marks", ("Player", "Press", "Fans"), (row,)),)))
    assert "Trent Alexander-Ar…      7   6.5" in drawn
    assert max(len(each) for each in drawn.splitlines()) <= 32


def test_a_table_too_wide_for_a_phone_is_told_in_lines() -> None:
    head = ("Match", "Competition", "Referee", "Attendance")
    table = Table("Meetings", head, (("3–0", "UEFA Europa League", "Halil Umut Meler", "54,321"),))
    assert shown(Post("t", (table,))).split("\n")[1:] == [
        "**Meetings**",
        "- **3–0** – Competition UEFA Europa League · Referee Halil Umut Meler · Attendance 54,321",
    ]


def test_a_long_text_is_cut_at_a_word() -> None:
    text = "Liverpool " * 600
    [embed] = render(Post("t", (Paragraph((Text(text),)),)), Look()).embeds
    assert embed.description is not None
    assert embed.description.endswith("Liverpool…")


def test_a_cut_never_opens_what_it_does_not_close() -> None:
    [embed] = render(
        Post("t", (Paragraph((Text("secret " * 900, secret=True),)),)), Look(spoiler=True)
    ).embeds
    assert embed.description is not None
    assert embed.description.count("||") == 2
    assert embed.description.endswith("…||")


def test_flags_joined_emoji_and_accents_stay() -> None:
    family = "👨\u200d👩\u200d👧"
    assert line(Text(f"{ENGLAND} {family} Núñez صلاح می\u200cشود ⚽️")) == (
        f"{ENGLAND} {family} Núñez صلاح می\u200cشود ⚽️"
    )


def test_only_the_one_role_is_called() -> None:
    rendered = render(Post("<@&5> @everyone"), Look(), ping="42")
    assert rendered.content.startswith("<@&42> **\\<@&5>")
    assert isinstance(rendered.mentions.roles, list)
    assert [role.id for role in rendered.mentions.roles] == [42]
    assert not rendered.mentions.everyone
    assert not rendered.mentions.users


@pytest.mark.parametrize("role", ["", "everyone", "1> @everyone", "²"])
def test_a_role_is_an_id(role: str) -> None:
    assert render(Post("t"), Look(), ping=role).content == "**t**"


@pytest.mark.parametrize("colour", ["red", "#c8102", "#c8102e\n", None])
def test_a_colour_is_a_colour_or_none(colour: str | None) -> None:
    [embed] = render(Post("t", (Paragraph((Text("x"),)),), colour=colour), Look()).embeds
    assert embed.colour is None


def test_beside_its_picture_a_post_is_brief_and_alone_it_says_all() -> None:
    post = Post("Ratings", (Paragraph((Text("Everything"),)),), brief=(Paragraph((Text("The best"),)),))
    picture = Picture("0" * 64, b"", "Everything")
    assert render(post, Look(), picture=picture).embeds[0].description == "The best"
    assert render(post, Look()).embeds[0].description == "Everything"
    assert plain(post, Look(), picture=picture).content == "**Ratings**\nThe best"
    assert plain(post, Look()).content == "**Ratings**\nEverything"
    pictured_only = Post("Line-ups", post.blocks)
    assert render(pictured_only, Look(), picture=picture).embeds[0].description == "Everything"
