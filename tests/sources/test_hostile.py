"""Pages, feeds and answers that somebody wrote to do harm are refused, or what is bad in them is inert."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import fuzz_targets
from bench.fuzz_inputs import made
from bot.sources.feed_items import Feed, NoFeed, feed_of
from bot.sources.page_tree import parsed, without_the_unseen
from bot.sources.pages import page_article

HTML = "text/html; charset=utf-8"
XML = "application/rss+xml"
ON_DISK = "the-content-of-a-file"
INERT = "words-that-nobody-sees"
NEWS = "Salah is out of the match on Thursday with an ankle injury, his manager says."
SEEDS = st.integers(0, 2**32)


def page(body: str, head: str = "") -> str:
    """The text of a page."""
    whole = f"<html><head>{head}</head><body><article><h1>Team news</h1><p>{NEWS}</p>{body}</article>"
    return page_article(whole.encode(), HTML, None).text


def rss(item: str, before: str = "", encoding: str = "utf-8") -> Feed:
    whole = (
        f'<?xml version="1.0" encoding="{encoding}"?>{before}<rss version="2.0"><channel><title>P</title>'
        f"<item><title>T</title><link>https://paper.example/1</link>{item}</item></channel></rss>"
    )
    return feed_of(whole.encode(encoding), XML)


# Any input


@pytest.mark.parametrize("target", ["html", "feed", "answer"])
@given(seed=SEEDS)
@settings(max_examples=40)
def test_anything_is_understood_or_refused(target: str, seed: int) -> None:
    fuzz_targets.TARGETS[target](made(target, seed, 0))


# Scripts

_UNSEEN = st.sampled_from(
    [
        "<script>{}</script>",
        "<SCRIPT type='text/javascript'>if (a < b) {{ '{}' }}</SCRIPT>",
        "<script><!-- {} --></script>",
        "<script>'<p>{}</p>'</script>",
        "<style>p::after {{ content: '{}' }}</style>",
        "<style media=print>/* <b>{}</b> */</style >",
        "<svg><style>{}</style></svg>",
        "<template><p>{}</p></template>",
        "<!-- <p>{}</p> -->",
        "<p hidden>{}</p>",
        "<iframe srcdoc='{}'></iframe>",
    ]
).map(lambda form: form.format(INERT))
_SEEN = st.sampled_from(
    ["<p>Robertson plays.</p>", "<ul><li>Out: Jota</ul>", "<p>Nunez", "<div><b>A</b> – 7</div>"]
)


@given(st.lists(_UNSEEN | _SEEN, min_size=1, max_size=8).map("".join))
@settings(max_examples=50)
def test_nothing_of_a_script_or_a_style_is_text(body: str) -> None:
    assert INERT not in page(body, head=f"<style>{INERT}</style><script>{INERT}</script>")


@given(st.lists(_UNSEEN | _SEEN, min_size=1, max_size=8).map("".join), st.sampled_from(["escaped", "cdata"]))
@settings(max_examples=50)
def test_nor_is_it_a_summary(body: str, written: str) -> None:
    inner = body.replace("&", "&amp;").replace("<", "&lt;") if written == "escaped" else f"<![CDATA[{body}]]>"
    (item,) = rss(f"<description>{inner}</description>").items
    assert INERT not in item.summary


def test_a_script_without_an_end_takes_the_rest_of_the_page_with_it() -> None:
    assert INERT not in page(f"<script>x = '{INERT}'<p>{INERT}</p>")


# Entities


def entities(inner: str) -> str:
    return f'<!DOCTYPE x [<!ENTITY a "{INERT}">{inner}]>'


_BOMB = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in ("ab", "bc", "cd", "de", "ef", "fg")
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "shift_jis"])
@pytest.mark.parametrize("inner", ["", _BOMB, '<!ENTITY % p "&#60;!ENTITY q &#39;x&#39;&#62;">%p;'])
def test_a_feed_with_entities_of_its_own_is_refused(inner: str, encoding: str) -> None:
    with pytest.raises(NoFeed):
        rss("<description>&a;&g;</description>", entities(inner), encoding)


def test_a_bomb_in_a_page_does_not_go_off() -> None:
    whole = f"{entities(_BOMB)}<html><body><article><p>{NEWS}</p><p>Here it is: &g;&a;</p></article>"
    text = page_article(whole.encode(), HTML, None).text
    assert INERT not in text
    assert text.endswith("Here it is: &g;&a;")


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """The address of a file that nobody who sends a page should see."""
    (tmp_path / "secret").write_text(ON_DISK)
    return (tmp_path / "secret").as_uri()


@pytest.mark.parametrize(
    "asked",
    [
        '<!DOCTYPE x [<!ENTITY a SYSTEM "{}">]>',
        '<!DOCTYPE x [<!ENTITY % a SYSTEM "{}"> %a;]>',
        '<!DOCTYPE x SYSTEM "{}">',
        '<!DOCTYPE x PUBLIC "-//a" "{}">',
        '<?xml-stylesheet type="text/xsl" href="{}"?>',
    ],
)
def test_no_file_is_read_for_a_page_or_a_feed(asked: str, secret: str) -> None:
    before = asked.format(secret)
    xi = f'<i:include xmlns:i="http://www.w3.org/2001/XInclude" parse="text" href="{secret}"/>'
    whole = f"{before}<html><body><article><p>{NEWS}</p><p>Here: &a; {xi}</p></article>"
    assert ON_DISK not in page_article(whole.encode(), HTML, None).text
    try:
        found = rss(f"<description>&a;{xi}</description>", before)
    except NoFeed:
        return
    assert ON_DISK not in repr(found)


# What broke it once


@pytest.mark.parametrize("name", ["{}", "{}a", "{", ":", "x:", "=", '"'])
def test_an_attribute_of_any_name_is_taken_away(name: str) -> None:
    tree = parsed(f"<html><body><p {name}=1 id=a>{NEWS}</p>")
    assert tree is not None
    without_the_unseen(tree)
    assert dict(tree.find(".//p").attrib) == {"id": "a"}


def test_an_attribute_may_hold_any_character() -> None:
    tree = parsed(f"<html><body><p class='a&#31;b&#1;\f c' onclick=x>{NEWS}</p>")
    assert tree is not None
    without_the_unseen(tree)
    assert dict(tree.find(".//p").attrib) == {"class": "ab c"}


@pytest.mark.parametrize("unkeepable", ["\\u0000", "\\ud800", "\\u001b"])
def test_what_no_database_takes_is_no_part_of_what_a_page_says_in_json(unkeepable: str) -> None:
    told = (
        f'"@type": "Article", "headline": "Te{unkeepable}am", "articleBody": "{NEWS} {unkeepable}It is so."'
    )
    whole = f'<html><head><script type="application/ld+json">{{{told}}}</script></head><body>Loading</body>'
    found = page_article(whole.encode(), HTML, None)
    assert (found.title, found.text) == ("Team", f"Team\n\n{NEWS} It is so.")


def json_feed(item: str) -> Feed:
    whole = f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{{{item}}}]}}'
    return feed_of(whole.encode(), "application/feed+json")


@pytest.mark.parametrize("unkeepable", ["\\u0000", "\\ud800", "\\u001b"])
def test_nor_of_what_a_feed_says_in_json(unkeepable: str) -> None:
    told = f'"id": "1{unkeepable}", "title": "T{unkeepable}", "summary": "S{unkeepable}"'
    (item,) = json_feed(f'"url": "https://paper.example/1", {told}').items
    assert (item.id, item.title, item.summary) == ("1", "T", "S")


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-01:00"])
def test_a_moment_beyond_all_time_is_none(moment: str) -> None:
    (item,) = json_feed(f'"url": "https://paper.example/1", "date_published": "{moment}"').items
    assert item.published is None


LONG = 200_000


@pytest.mark.parametrize("line", ["{}", "# a{}b", "|{}x", "- {}-", "**{}a", "[{}"])
@pytest.mark.parametrize("filler", [" ", "-", "#", "**"])
def test_a_line_as_long_as_an_article_is_read_in_one_go(line: str, filler: str) -> None:
    text = f"Team news\n\n{NEWS}\n{line.format(filler * (LONG // len(filler)))}"
    assert page_article(text.encode(), "text/plain", None).text.startswith(f"Team news\n\n{NEWS}")


@pytest.mark.parametrize("blank", ["\n", "\t", "\u2028"])
def test_nor_do_blanks_make_a_feed_slow(blank: str) -> None:
    item = f"<link>https://paper.example/1</link><description>{blank * LONG}Salah is out.</description>"
    whole = f'<rss version="2.0"><channel><item>{item}</item></channel></rss>'
    assert len(feed_of(whole.encode(), XML).items) == 1
