"""HTML as the service reads it: what becomes an entity, where it lies, and what is refused."""

import html
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.telegram_server.entities import arranged
from tests.telegram_server.markup import parsed
from tests.telegram_server.refusals import Refused
from tests.telegram_server.texts import cleaned, cut, units


def read(source: str, **options: Any) -> tuple[str, list[tuple[str, str]]]:
    """The text, and each entity as (type, what it covers)."""
    parser = parsed(source, **options)
    text = "".join(parser.text)
    return text, [(one.type, cut(text, one.offset, one.length)) for one in arranged(parser.entities)]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        *(("b", "bold"), ("strong", "bold"), ("i", "italic"), ("em", "italic"), ("u", "underline")),
        *(("ins", "underline"), ("s", "strikethrough"), ("strike", "strikethrough")),
        *(("del", "strikethrough"), ("tg-spoiler", "spoiler"), ("code", "code"), ("pre", "pre")),
        *(("blockquote", "blockquote"), ("B", "bold")),
    ],
)
def test_each_plain_tag_is_an_entity(tag: str, kind: str) -> None:
    assert read(f"a <{tag}>goal</{tag}>!") == ("a goal!", [(kind, "goal")])


def test_tags_with_attributes() -> None:
    assert read('<span class="tg-spoiler">Salah</span>')[1] == [("spoiler", "Salah")]
    assert read("<blockquote expandable>long</blockquote>")[1] == [("expandable_blockquote", "long")]
    [emoji] = parsed('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>').entities
    assert (emoji.type, emoji.custom_emoji_id) == ("custom_emoji", "5368324170671202286")
    [block] = parsed('<pre><code class="language-python">x = 1</code></pre>').entities
    assert (block.type, block.language) == ("pre", "python")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://example.com/a?b=1&amp;c=2", "https://example.com/a?b=1&c=2"),
        ("http://example.com", "http://example.com/"),
        ("example.com", "http://example.com/"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
    ],
)
def test_links(address: str, told: str) -> None:
    [link] = parsed(f'<a href="{address}">table</a>').entities
    assert (link.type, link.url) == ("text_link", told)


@pytest.mark.parametrize("address", ["", "javascript:alert(1)", "ftp://x", "nonsense", "https://", "a b.com"])
def test_a_link_to_nowhere_is_plain_text(address: str) -> None:
    assert read(f'<a href="{address}">table</a>') == ("table", [])


def test_a_link_to_a_person_is_a_mention() -> None:
    [mention] = parsed('<a href="tg://user?id=123456789">Ann</a>').entities
    assert (mention.type, mention.user_id) == ("text_mention", 123456789)


@pytest.mark.parametrize("shape", ["", "r", "w", "wDT", "dt", "T", "wd", "D"])
def test_times(shape: str) -> None:
    [time] = parsed(f'<tg-time unix="1647531900" format="{shape}">20:45</tg-time>').entities
    assert (time.type, time.unix_time, time.date_time_format) == ("date_time", 1647531900, shape or None)


@pytest.mark.parametrize(
    "attributes",
    [
        *('unix="1647531900" format="x"', 'unix="1647531900" format="Tw"', 'unix="1647531900" format="rT"'),
        *('unix="soon"', 'format="wDT"', 'unix="1647531900" format="dD"', 'unix="-5"', 'unix="١٢"'),
    ],
)
def test_times_that_are_none(attributes: str) -> None:
    with pytest.raises(Refused, match="Invalid"):
        parsed(f"<tg-time {attributes}>20:45</tg-time>")


def test_an_older_server_knows_no_times() -> None:
    with pytest.raises(Refused) as caught:
        parsed('⚽ <b>x</b> <tg-time unix="1">y</tg-time>', knows_times=False)
    assert caught.value.description == (
        'Bad Request: can\'t parse entities: Unsupported start tag "tg-time" at byte offset 13'
    )
    assert not caught.value.mistake


def test_offsets_count_utf16_units() -> None:
    [bold] = parsed("⚽👩‍👩‍👧 𝔊 <b>Tor 🎉</b>").entities
    assert (bold.offset, bold.length) == (13, 6)
    assert read("👍<b>👍</b>👍<i>é</i>") == ("👍👍👍é", [("bold", "👍"), ("italic", "é")])


def test_references() -> None:
    assert read("&lt;b&gt; &amp;amp; &quot;&#39;&#x2019;&#128512;") == ("<b> &amp; \"'’😀", [])
    assert read("&nbsp;&copy;&#0;&#xD800;&#;&&lt") == ("&nbsp;&copy;&#0;&#xD800;&#;&<", [])


def test_nesting() -> None:
    assert read("<b>one <i>two</i></b>") == ("one two", [("bold", "one two"), ("italic", "two")])
    assert read("<b>a<code>b</code>c</b>")[1] == [("bold", "a"), ("code", "b"), ("bold", "c")]
    assert read("<pre>a<b>b</b></pre>")[1] == [("pre", "ab")]
    assert read("<b>a<b>b</b></b><b>c</b>")[1] == [("bold", "abc")]
    quotes = "<blockquote>a<blockquote>b</blockquote><pre>c</pre></blockquote>"
    assert read(quotes)[1] == [("blockquote", "abc"), ("pre", "c")]
    links = '<a href="https://a.com">a<a href="https://b.com">b</a></a>'
    assert read(links)[1] == [("text_link", "ab")]
    assert read("<i></i><b></b>x") == ("x", [])
    assert read("<b>x</>") == ("x", [("bold", "x")])


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("é<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("<script>x</script>", 'Unsupported start tag "script" at byte offset 0'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<b =1>x</b>", 'Empty attribute name in the tag "b" at byte offset 0'),
    ],
)
def test_what_cannot_be_read(source: str, words: str) -> None:
    with pytest.raises(Refused) as caught:
        parsed(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {words}"
    assert caught.value.mistake


@given(st.text())
def test_what_is_escaped_is_only_text(text: str) -> None:
    parser = parsed(html.escape(text))
    assert "".join(parser.text) == cleaned(text)
    assert parser.entities == []


PIECES = st.sampled_from(
    [
        *(
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<code>",
            "</code>",
            "<pre>",
            "</pre>",
            "<blockquote>",
            "</blockquote>",
        ),
        *(
            "<a href='https://a.com'>",
            "</a>",
            "</>",
            "<",
            ">",
            "&",
            "&amp;",
            "&#128512;",
            "😀",
            "x",
            " ",
            '"',
        ),
    ]
)


@given(st.lists(PIECES, max_size=30))
def test_anything_is_read_or_refused(pieces: list[str]) -> None:
    try:
        parser = parsed("".join(pieces))
    except Refused:
        return
    text = "".join(parser.text)
    kept = arranged(parser.entities)
    assert all(one.offset >= 0 and one.length > 0 and one.end <= units(text) for one in kept)
    code = [one for one in kept if one.type in ("code", "pre")]
    for one in kept:
        inside = [
            hole for hole in code if hole is not one and one.offset < hole.end and hole.offset < one.end
        ]
        assert one.type == "blockquote" or not inside
    for kind in ("bold", "italic", "blockquote", "text_link"):
        same = [one for one in kept if one.type == kind]
        assert all(a.end <= b.offset for a, b in pairwise(same))
