"""A message as Telegram will show it: its HTML made safe, its buttons in the rows that a phone has."""

from dataclasses import replace
from gettext import NullTranslations

import pytest

from bot.chat import Action, Channel, Look, Message, Paragraph, Picture, Post, Text, When
from bot.knowledge.occasion import Kind
from bot.platforms.telegram.preview import preview
from bot.platforms.telegram.shown import html
from bot.platforms.telegram.where import url
from tests.platforms.hostile import KICKOFF, TAG, hostile

ENGLISH = NullTranslations()
LONDON = Look("en", "Europe/London")


def message(post: Post, picture: Picture | None = None) -> Message:
    return Message(Channel("telegram", "-100"), "", Kind.PREVIEW, "m", 1, post, LONDON, picture=picture)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<b>Salah</b> &amp; Co", "<strong>Salah</strong> &amp; Co"),
        ("<i>who</i> <s>was</s> <code>/tie</code>", "<em>who</em> <s>was</s> <code>/tie</code>"),
        ('<tg-time unix="1" format="t">20:00 BST</tg-time>', "<time>20:00 BST</time>"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("<b>open", "<strong>open</strong>"),
        ('a</b> <b onclick="x">c</b>', "a <strong>c</strong>"),
        ("&lt;b&gt;", "&lt;b&gt;"),
    ],
)
def test_only_telegrams_own_tags_count(written: str, shown: str) -> None:
    assert str(html(written, "Show spoiler")) == shown


def test_a_spoiler_is_covered_and_a_link_opens_the_web() -> None:
    covered = str(html("<tg-spoiler><b>0–3</b></tg-spoiler>", "Show spoiler"))
    assert covered.endswith('<span class="covered"><strong>0–3</strong></span></label>')
    assert 'href="https://paper.example/a"' in html('<a href="https://paper.example/a">Paper</a>', "")


async def test_it_is_what_would_be_sent() -> None:
    post = Post(
        "Preview",
        (Paragraph((Text("Kickoff "), When(KICKOFF))),),
        actions=(Action("Tie", "tie"), Action("A long label that has a row for itself", "help")),
    )
    seen = await preview(message(post), ENGLISH)
    assert str(seen.text) == ("<strong>Preview</strong>\n\nKickoff <time>Thu 18 Apr, 20:00 BST</time>")
    assert seen.buttons == (("Tie",), ("A long label that has a row for itself",))
    assert not seen.more


async def test_under_a_picture_there_is_less_room_and_the_rest_is_behind_a_button() -> None:
    long = Post("Preview", tuple(Paragraph((Text("word " * 40),)) for _ in range(12)))
    alone = await preview(message(long), ENGLISH)
    under = await preview(message(long, Picture("d", b"png", "alt")), ENGLISH)
    assert (alone.more, under.more) == (False, True)
    assert len(under.buttons) == 1
    brief = replace(long, brief=(Paragraph((Text("In short."),)),))
    assert "In short." in (await preview(message(brief, Picture("d", b"png", "alt")), ENGLISH)).text


async def test_nothing_hostile_becomes_markup() -> None:
    seen = await preview(hostile("telegram"), ENGLISH)
    assert "<script" not in seen.text
    assert "<img" not in seen.text
    assert "javascript:" not in seen.text
    assert "&lt;script&gt;" in seen.text
    assert seen.buttons[0][0].startswith(TAG[:20])


def test_only_messages_of_supergroups_have_an_address() -> None:
    assert url("-1001234567/99/picture") == "https://t.me/c/1234567/99"
    for reference in ("-42/99", "42/99", "-1001234567/0", "nonsense", "-100/5"):
        assert url(reference) is None
