"""A message as Discord will show it: its Markdown read as Discord reads it, and safe on a page."""

from dataclasses import replace
from datetime import UTC, datetime
from gettext import NullTranslations

import pytest

from bot.chat import Action, Channel, Link, Look, Message, Paragraph, Picture, Post, Show, Text, When, Wishes
from bot.knowledge.occasion import Kind
from bot.platforms.discord.preview import preview
from bot.platforms.discord.shown import Shown
from bot.platforms.discord.where import url
from tests.platforms.hostile import KICKOFF, MARKS, NOW, TAG, hostile

LONDON = Look("en", "Europe/London")
ENGLISH = NullTranslations()


def message(post: Post, look: Look = LONDON) -> Message:
    return Message(Channel("discord", "42"), "", Kind.PREVIEW, "m", 1, post, look)


def html(written: str, look: Look = LONDON) -> str:
    return str(Shown(look, NOW, "Show spoiler", "role").html(written))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**Salah** scores", "<p><strong>Salah</strong> scores</p>"),
        ("~~20:00~~ 21:00", "<p><s>20:00</s> 21:00</p>"),
        (r"\*no\* mark, 2 \< 3", "<p>*no* mark, 2 &lt; 3</p>"),
        ("-# said by nobody", '<p class="small">said by nobody</p>'),
        ("- one\n- **two**", "<ul><li>one</li><li><strong>two</strong></li></ul>"),
        ("a\n- b\nc", "<p>a</p>\n<ul><li>b</li></ul>\n<p>c</p>"),
        ("```\n1  Salah\n```", "<pre><code>1  Salah</code></pre>"),
        ("<@&123> **Goal**", '<p><span class="mention" title="123">@role</span> <strong>Goal</strong></p>'),
        ("**5 \\** and more**", "<p><strong>5 ** and more</strong></p>"),
        ("# Loud", '<p class="heading">Loud</p>'),
        ("```not closed", "<p>```not closed</p>"),
        ("", ""),
    ],
)
def test_markdown_is_read_as_discord_reads_it(written: str, shown: str) -> None:
    assert html(written) == shown


def test_instants_stand_in_the_channels_zone_and_language() -> None:
    stamp = f"<t:{int(KICKOFF.timestamp())}:F>"
    assert ">Thursday, 18 April 2024 20:00</time>" in html(stamp)
    assert "giovedì 18 aprile 2024 21:00" in html(stamp, Look("it", "Europe/Rome"))
    assert "in 7 hours" in html(stamp.replace(":F", ":R"))
    assert "<t:99999999999999:F>" not in html("<t:99999999999999:F>")


def test_a_spoiler_is_covered_and_a_link_opens_the_web_only() -> None:
    assert 'class="cover">Show spoiler</span><span class="covered">0–3</span>' in html("||0–3||")
    assert 'href="https://paper.example/a"' in html("[Paper](https://paper.example/a)")
    assert "href" not in html("[Paper](javascript:alert)")


def test_it_is_what_would_be_sent() -> None:
    picture = Picture("abc", b"png", "The line-ups")
    post = Post(
        "Preview",
        (Paragraph((Text("Kickoff "), When(KICKOFF, Show.TIME))),),
        source=(Link("Paper", "https://paper.example"),),
        actions=tuple(Action(f"Button {n}", "tie", {"n": str(n)}) for n in range(7)),
        colour="#c8102e",
    )
    sent = replace(message(post), wishes=Wishes(ping="55"), picture=picture, silent=True)
    seen = preview(sent, NOW, ENGLISH)
    assert str(seen.text) == '<p><span class="mention" title="55">@role</span> <strong>Preview</strong></p>'
    assert "Kickoff <time" in seen.body
    assert '<p class="small">' in seen.body
    assert (seen.colour, seen.picture, seen.silent) == ("#c8102e", picture, True)
    assert [len(row) for row in seen.buttons] == [5, 2]


def test_nothing_hostile_becomes_markup() -> None:
    seen = preview(hostile("discord"), NOW, ENGLISH)
    for shown in (seen.text, seen.body):
        assert "<script" not in shown
        assert "<img" not in shown
        assert 'class="mention"' not in shown
        assert "evil.example/&quot;" not in shown
    assert 'href="javascript' not in seen.body
    assert seen.colour is None
    assert str(seen.text).count("&lt;script&gt;") == 1
    assert "**a** __b__ ~~c~~ ||d|| `e`" in seen.text.striptags()
    assert seen.buttons[0][0] == TAG[:60]


@pytest.mark.parametrize("written", [TAG, MARKS, "`" * 40, "[" * 2000, "**" * 900, "<t:1" * 400, "||" * 999])
def test_whatever_is_written_it_stays_text(written: str) -> None:
    shown = html(written)
    assert "<script" not in shown
    assert "onerror" not in shown.replace("onerror=alert", "", shown.count("&lt;img"))


def test_a_message_has_an_address() -> None:
    assert url("7", "42/99") == "https://discord.com/channels/7/42/99"
    for guild, reference in (("x", "42/99"), ("7", "42"), ("7", "../99"), ("", "42/99")):
        assert url(guild, reference) is None


def test_an_instant_that_no_clock_shows_is_left_as_it_is() -> None:
    assert datetime.fromtimestamp(0, UTC).year == 1970
    assert "&lt;t:-999999999999:F&gt;" in html("<t:-999999999999:F>")
