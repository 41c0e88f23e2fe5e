"""What comes out of a page is what its reader sees, line by line."""

import json
import time
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.article import Article, CannotRead, Why
from bot.sources.pages import page_article

HTML = "text/html; charset=utf-8"
AT = "https://www.paper.example/2024/04/11/liverpool"
AROUND = (
    "<header><nav><ul><li><a href=/>Home</a></li><li><a href=/f>Football</a></li></ul></nav></header>",
    "<aside><p>Most read this week</p></aside><div id='cookie-banner'>We use cookies. Accept all</div>"
    "<footer><p>All rights reserved</p></footer>",
)
INTRO = (
    "<p>Liverpool go to Bergamo on Thursday with three goals to make up, and with Salah back from injury.</p>"
)


def article(inside: str, head: str = "", url: str | None = AT, title: str = "Team news") -> Article:
    top = f"<html lang=en-GB><head>{head}</head><body>{AROUND[0]}"
    page = f"{top}<article><h1>{title}</h1>{inside}</article>{AROUND[1]}"
    return page_article(page.encode(), HTML, url)


def lines(inside: str, **more: str) -> list[str]:
    return [line for line in article(inside, **more).text.split("\n") if line]


def why(body: bytes | str, content_type: str = HTML, url: str = AT) -> Why:
    with pytest.raises(CannotRead) as error:
        page_article(body.encode() if isinstance(body, str) else body, content_type, url)
    assert error.value.words.endswith(".")
    return error.value.why


def linked(**said: object) -> str:
    told = {"@context": "https://schema.org", "@type": "NewsArticle", **said}
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


# Lines


def test_headings_paragraphs_items_and_rows_are_lines_of_their_own() -> None:
    assert lines(
        INTRO
        + "<h2>Predicted Liverpool XI</h2><p>Alisson; Bradley, Konate, Van Dijk, Robertson</p>"
        + "<ul><li>Out: Bajcetic (calf)</li><li>Doubt: Jota (knee)</li></ul>"
        + "<table><tr><th>Referee</th><td>Francois Letexier</td></tr>"
        + "<tr><th>Venue</th><td>Gewiss Stadium</td></tr></table>"
    )[2:] == [
        "Predicted Liverpool XI",
        "Alisson; Bradley, Konate, Van Dijk, Robertson",
        "Out: Bajcetic (calf)",
        "Doubt: Jota (knee)",
        "Referee: Francois Letexier",
        "Venue: Gewiss Stadium",
    ]


def test_rows_of_many_cells_are_lines_with_their_cells_apart() -> None:
    said = lines(INTRO + "<table><tr><td>Salah</td><td>4</td><td>Poor</td></tr><tr><td></td></tr></table>")
    assert said[2:] == ["Salah | 4 | Poor"]


def test_a_break_is_a_new_line() -> None:
    said = lines(
        INTRO + "<p><strong>R Madrid:</strong><br />Lunin; Vazquez, Militao<br>Rodrygo</p><p>4-3-3</p>"
    )
    assert said[2:] == ["R Madrid:", "Lunin; Vazquez, Militao", "Rodrygo", "4-3-3"]


def test_lists_have_the_numbers_and_terms_that_readers_see() -> None:
    said = lines(
        INTRO + "<ol><li>Alisson</li><li>Gomez</li><li>5 Konate</li></ol><dl><dt>Venue</dt><dd>Anfield</dd>"
        "<dt>Kick-off:</dt><dd>8pm</dd></dl>"
    )
    assert said[2:] == ["1. Alisson", "2. Gomez", "5 Konate", "Venue: Anfield", "Kick-off: 8pm"]


def test_a_list_in_a_list_is_lines_too() -> None:
    said = lines(
        INTRO + "<ul><li>Out<ul><li>Matip (knee)</li><li>Thiago (hip)</li></ul></li><li>Fit: Salah</li></ul>"
    )
    assert [line for line in said if "(" in line] == ["Matip (knee)", "Thiago (hip)"]


def test_marks_stay_apart() -> None:
    rated = [("Caoimhin Kelleher", 7), ("Joe Gomez", 5), ("Virgil van Dijk", 6), ("Darwin Nunez", 3)]
    said = lines("".join(f"<h3>{name} – {mark}</h3><p>Did his best.</p>" for name, mark in rated))
    assert [line for line in said if "–" in line] == [f"{name} – {mark}" for name, mark in rated]


def test_names_that_are_links_are_no_menu() -> None:
    said = lines(
        INTRO
        + "".join(f"<p><a href=/p/{n}>{n}</a> – 7</p>" for n in ("Kelleher", "Gomez", "Mac Allister"))
        + "<p><a href=/1>Kelleher</a>; <a href=/2>Gomez</a>, <a href=/3>Konate</a>; <a href=/4>Endo</a></p>"
    )
    assert said[2:] == ["Kelleher – 7", "Gomez – 7", "Mac Allister – 7", "Kelleher; Gomez, Konate; Endo"]


def test_a_table_in_a_figure_is_a_table_and_a_caption_is_none_of_the_text() -> None:
    said = lines(
        INTRO + "<figure><img src=a><figcaption>Salah looks on</figcaption></figure>"
        "<figure class='wp-block-table'><table><tr><td>Referee</td><td>Umut Meler</td></tr></table></figure>"
    )
    assert said[-1] == "Referee: Umut Meler"
    assert not any("looks on" in line for line in said)


def test_a_kickoff_in_the_middle_of_a_sentence_stays_there() -> None:
    said = lines(
        INTRO + "<p>Kick-off is at <time>8pm</time> on TNT.</p><div>Es geht um <time>21 Uhr</time> los.</div>"
    )
    assert said[2:] == ["Kick-off is at 8pm on TNT.", "Es geht um 21 Uhr los."]


def test_a_byline_is_no_kickoff() -> None:
    assert not any("9am" in line for line in lines("<p>Published: <time>9am</time></p>" + INTRO))


def test_what_is_around_an_article_is_left_out() -> None:
    said = article(
        INTRO
        + "<p>Read more: Klopp reacts</p><p>Advertisement</p><div class='related-posts'><h4>More stories</h4>"
        "<ul><li><a href=/1>Arsenal want a striker</a></li></ul></div><p>Robertson is fit, says Klopp.</p>"
        "<p>MORE SPURS STORIES</p><p style='display:none'>hidden words</p>"
    ).text
    for left_out in (
        "Home",
        "Most read",
        "cookies",
        "rights",
        "Arsenal",
        "reacts",
        "Adver",
        "SPURS",
        "hidden",
    ):
        assert left_out not in said
    assert "Robertson is fit" in said


def test_a_page_of_divs_is_read() -> None:
    page = (
        f"<html><body>{AROUND[0]}<div><div>Voraussichtliche Aufstellung</div>"
        f"<div>Bayern: Neuer - Kimmich, Dier - Kane"
        f"</div><div>Es fehlen: Coman (Muskelriss), Gnabry (Sehnenriss)</div></div>{AROUND[1]}"
    )
    said = page_article(page.encode(), HTML, AT).text
    assert "Bayern: Neuer - Kimmich, Dier - Kane\n" in said
    assert "Aufstellung" in said.split("\n")[0]


def test_an_article_of_one_sentence_is_one() -> None:
    said = lines("<p>Salah (ankle) is out of Thursday's match at Anfield, Klopp said.</p>")
    assert said == ["Team news", "Salah (ankle) is out of Thursday's match at Anfield, Klopp said."]


def test_the_headline_stands_in_front_once() -> None:
    assert article(INTRO).text.count("Team news") == 1
    page = f"<html><head><meta property='og:title' content='How they rated'></head><body>{INTRO}"
    assert page_article(page.encode(), HTML, AT).text.startswith("How they rated\n\nLiverpool go")


# What it says of itself


def test_title_publisher_day_and_language_are_told() -> None:
    told = article(
        INTRO,
        head="<meta property='og:site_name' content='The Paper'>"
        "<meta property='article:published_time' content='2024-04-11T21:30:00+01:00'>",
    )
    assert (told.title, told.publisher, told.published) == ("Team news", "The Paper", date(2024, 4, 11))
    assert (told.language, told.address) == ("en-GB", AT)


def test_linked_data_tells_them_too() -> None:
    told = article(
        INTRO,
        head=linked(headline="Who plays?", datePublished="2024-04-10", publisher=[{"name": "The Paper"}]),
    )
    assert (told.title, told.publisher, told.published) == ("Who plays?", "The Paper", date(2024, 4, 10))


def test_linked_data_may_be_a_graph_and_point_to_the_publisher() -> None:
    graph = {
        "@graph": [
            {"@type": "WebPage", "name": "Page"},
            {
                "@type": ["Article", "ReportageNewsArticle"],
                "headline": "Who plays?",
                "publisher": {"@id": "#us"},
            },
            {"@type": "Organization", "@id": "#us", "name": "The Paper"},
        ]
    }
    told = article(INTRO, head=f'<script type="application/ld+json">[{json.dumps(graph)}]</script>')
    assert (told.title, told.publisher) == ("Who plays?", "The Paper")


def test_without_a_name_the_publisher_is_its_host() -> None:
    assert article(INTRO).publisher == "paper.example"


def test_what_is_for_machines_stands_in_for_a_page_that_shows_little() -> None:
    told = (
        "Salah is out.\n\nPredicted XI: Alisson; Bradley, Konate\n\nReferee: Letexier. " + "More words. " * 20
    )
    page = (
        f"<html><head>{linked(headline='Team news', articleBody=told)}</head><body><div id=app>Loading</div>"
    )
    assert page_article(page.encode(), HTML, AT).text.split("\n")[2] == "Salah is out."


def test_the_page_has_the_lines_where_the_text_for_machines_has_none() -> None:
    shown = INTRO + "<h2>Predicted XI</h2><p>Alisson; Bradley, Konate</p>"
    flat = "Liverpool go to Bergamo with three goals to make up. Predicted XI Alisson; Bradley, Konate"
    assert "Predicted XI" in lines(shown, head=linked(headline="Team news", articleBody=flat))


def test_markup_in_the_text_for_machines_is_taken_off() -> None:
    told = (
        "<p>Salah is out of it with an ankle injury.</p><p>Robertson is fit again, says his manager.</p>" * 3
    )
    page = f"<html><head>{linked(headline='News', articleBody=told)}</head><body>Loading"
    said = page_article(page.encode(), HTML, AT).text
    assert "<" not in said
    assert "Robertson is fit again, says his manager.\n" in said


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[" * 50_000,
        "null",
        '"x"',
        "[1, 2]",
        '{"@type": 5}',
        '{"@type": "NewsArticle", "publisher": 7, "datePublished": {}, "articleBody": [1]}',
    ],
)
def test_broken_linked_data_is_passed_over(broken: str) -> None:
    assert (
        article(INTRO, head=f'<script type="application/ld+json">{broken}</script>').publisher
        == "paper.example"
    )


# Encodings

BODY = (
    "<html><head>%s</head><body><article><h1>Kader</h1>"
    "<p>Müller und Šeško fehlen, Çalhanoğlu spielt in Köln wieder mit.</p>"
)


@pytest.mark.parametrize(
    ("encoding", "content_type", "head"),
    [
        ("utf-8", "text/html", ""),
        ("utf-8-sig", "text/html; charset=iso-8859-1", ""),
        ("utf-8", "text/html; charset=iso-8859-1", ""),
        ("utf-16", "text/html", ""),
        ("cp1254", "text/html; charset=windows-1254", ""),
        ("iso8859-9", 'text/html; charset="ISO-8859-9"', ""),
        ("cp1254", "text/html", "<meta charset=windows-1254>"),
        ("cp1254", "text/html", "<meta http-equiv=Content-Type content='text/html; charset=windows-1254'>"),
    ],
)
def test_encodings_are_understood(encoding: str, content_type: str, head: str) -> None:
    text = (BODY % head).replace("Šeško", "Sané")
    assert "Müller und Sané fehlen, Çalhanoğlu" in page_article(text.encode(encoding), content_type, AT).text


def test_what_is_not_what_it_says_is_read_as_browsers_do() -> None:
    body = (BODY % "<meta charset=utf-8>").replace("Šeško", "Sané").replace("ğ", "g").encode("cp1252")
    assert "Müller und Sané" in page_article(body, "text/html", AT).text


@pytest.mark.parametrize(
    "name", ["zlib", "rot13", "unicode_escape", "idna", "punycode", "utf-7", "base64", "nonsense", "x" * 300]
)
def test_an_encoding_of_no_page_is_not_tried(name: str) -> None:
    assert "Kader" in page_article((BODY % "").encode(), f"text/html; charset={name}", AT).text


def test_characters_that_nobody_sees_are_taken_out() -> None:
    said = lines("<p>Salah\0 is\x01 out\x85 of Thursday's\ufeff match at Anfield, his manager\x7f said.</p>")[
        1
    ]
    assert said == "Salah is out of Thursday's match at Anfield, his manager said."


# Plain text


def test_a_text_is_an_article_whose_first_line_is_its_title() -> None:
    told = page_article(
        b"Team news\r\n\r\nOut: Salah (ankle), Jota (knee), Matip (knee), Thiago (hip)", "text/plain", None
    )
    assert told.text == "Team news\n\nOut: Salah (ankle), Jota (knee), Matip (knee), Thiago (hip)"
    assert (told.title, told.publisher, told.address) == ("Team news", "", None)


def test_markdown_loses_its_marks() -> None:
    told = page_article(
        b"# Ratings\n\n**Alisson** - 7\n[Salah](https://x.example) 6\n\n"
        b"| Player | Mark |\n|---|---|\n| Nunez | 3 |\n\n- Jota 5\n\n2. Gomez - 5\n",
        "text/markdown",
        AT,
    )
    assert told.text.split("\n") == [
        "Ratings",
        "",
        "Alisson - 7",
        "Salah 6",
        "",
        "Player | Mark",
        "Nunez | 3",
        "",
        "- Jota 5",
        "",
        "2. Gomez - 5",
    ]


@pytest.mark.parametrize(
    ("written", "title"),
    [("# Ratings #", "Ratings"), ("## Ratings ###  ", "Ratings"), ("# Group F#", "Group F#"), ("#", "#")],
)
def test_a_heading_may_be_closed(written: str, title: str) -> None:
    told = page_article(
        f"{written}\n\nOut: Salah (ankle), Jota (knee), Matip (knee)".encode(), "text/markdown", AT
    )
    assert told.title == title


# What is no article


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"%PDF-1.7 ...", "text/html"),
        (b"x", "application/pdf"),
        (b"\x89PNG\r\n", ""),
        (b"x", "image/jpeg"),
        (b"PK\x03\x04", "application/zip"),
        (b"{}", "application/json"),
        (b"", "text/html"),
        (b"   ", "text/plain"),
        (b"<html><body></body></html>", "text/html"),
        (b"<html><body><p>Hello</p>", "text/html"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel>', "text/xml"),
        (b"<feed xmlns='a'>", "application/atom+xml"),
    ],
)
def test_what_is_no_article_is_none(body: bytes, content_type: str) -> None:
    assert why(body, content_type) is Why.NOT_AN_ARTICLE


@pytest.mark.parametrize(
    "words",
    [
        "Subscribe to continue reading this story and get unlimited access.",
        "Already a subscriber? Log in here.",
        "Contenuto riservato agli abbonati. Accedi o abbonati.",
        "Jetzt mit Plus weiterlesen: der ganze Sport.",
        "Suscríbete para seguir leyendo este contenido.",
        "Article réservé aux abonnés. Il vous reste 80% de cet article.",
        "Conteúdo exclusivo para assinantes do jornal.",
    ],
)
def test_a_paywall_is_one(words: str) -> None:
    assert (
        why(f"<html><body><article><h1>Team news</h1><p>Liverpool go to Bergamo.</p><p>{words}</p>")
        is Why.PAYWALL
    )


def test_a_page_that_says_it_is_not_free_and_shows_little_is_a_paywall() -> None:
    told = linked(headline="Team news", isAccessibleForFree="False", articleBody="The whole of it. " * 200)
    assert why(f"<html><head>{told}</head><body><article>{INTRO}</article>") is Why.PAYWALL


def test_a_page_that_says_it_is_not_free_but_shows_all_is_read() -> None:
    told = linked(headline="Team news", isAccessibleForFree=False)
    long = "".join(
        f"<p>Liverpool have player number {n} fit for Thursday's match in Bergamo, we hear.</p>"
        for n in range(40)
    )
    assert len(article(long, head=told).text) > 1_500


@pytest.mark.parametrize(
    "words",
    [
        "We value your privacy. We and our 842 partners store information. Accept all.",
        "Before you continue to the site, please manage your preferences for cookies.",
        "Mit Werbung weiterlesen oder im Abo: Wir und unsere Partner verarbeiten Daten. Alle akzeptieren.",
        "Noi e i nostri partner archiviamo informazioni su un dispositivo. Accetta e continua.",
        "Nous et nos 200 partenaires stockons des informations. Tout accepter.",
    ],
)
def test_a_question_about_cookies_is_no_article(words: str) -> None:
    assert why(f"<html><body><div><h1>Welcome</h1><p>{words}</p></div>") is Why.CONSENT


def test_a_house_of_consent_is_known_by_its_address() -> None:
    assert (
        why(f"<html><body><p>{'Some words about data. ' * 10}</p>", url="https://consent.paper.example/x")
        is Why.CONSENT
    )


@pytest.mark.parametrize(
    "words",
    [
        "Just a moment... Enable JavaScript and cookies to continue",
        "Please verify you are a human",
        "Access denied: you have been blocked",
    ],
)
def test_a_guard_is_no_article(words: str) -> None:
    assert (
        why(f"<html><head><title>Site</title></head><body><p>{words}</p><p>Reference number 1234567890</p>")
        is Why.REFUSED
    )


def test_a_page_that_is_gone_is_no_article() -> None:
    gone = "<html><head><title>Page not found</title></head><body><p>Sorry, what you asked for is not here. "
    assert why(gone + "Try our front page instead for the latest.</p>") is Why.NOT_AN_ARTICLE


def test_an_article_that_speaks_of_cookies_in_passing_is_read() -> None:
    long = "".join(
        f"<p>Liverpool have player number {n} fit for Thursday's match in Bergamo, we hear.</p>"
        for n in range(40)
    )
    assert article(long + "<p>We use cookies. Subscribe to continue reading.</p>")


# Hostile pages

MANY = 300_000


def fill(piece: bytes) -> bytes:
    return (piece * (MANY // len(piece)))[:MANY]


@pytest.mark.parametrize(
    "body",
    [
        fill(b"<div>"),
        fill(b"<p>"),
        fill(b"<p>a</p>"),
        fill(b"<table><tr><td>a"),
        fill(b"<ul><li>a <a href=/>x</a>"),
        fill(b"<"),
        fill(b"<!--"),
        fill(b"<![CDATA["),
        fill(b"&amp;"),
        fill(b"\0<p>\0"),
        fill(b"<meta name=a content=b>"),
        b"<p>a" + fill(b" \t"),
        b"<p>word " + fill(b"<a href=/>x</a> "),
        b"<p>word " + fill(b"word <script></script> "),
        b"<div>" + fill(b"word <b hidden></b>"),
        b'<p class="' + fill(b"comment ") + b'">x',
        b"<p>" + fill(b"a<br>"),
        b'<script type="application/ld+json">' + fill(b"[") + b"</script>",
        b'<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"'
        + fill(b"<p ")
        + b'"}</script>',
        b"<title>" + fill(b" - ") + b"</title>",
        fill(b"<form><input>a</form>"),
        fill(b"<figure><b>x</b></figure>"),
    ],
)
def test_no_page_takes_long(body: bytes) -> None:
    began = time.process_time()
    with suppress(CannotRead):
        page_article(body, HTML, AT)
    assert time.process_time() - began < 4  # a second at most, on a machine that does nothing else


def test_entities_are_not_followed(tmp_path: object) -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        f"<html><body><article>{INTRO}<p>Here: &b; and &f; in the text of it.</p></article>"
    )
    said = page_article(bomb.encode(), HTML, AT).text
    assert "boom" not in said.replace("&a;", "")
    assert "root:" not in said


def test_scripts_are_no_text() -> None:
    said = article(
        INTRO + "<script>alert('Salah is out')</script><p onclick='x()'>Robertson plays on the left.</p>"
    ).text
    assert "alert" not in said
    assert "onclick" not in said


@given(
    st.binary(max_size=300),
    st.sampled_from([HTML, "text/plain", "", "text/html; charset=utf-16", "application/xml"]),
)
@settings(max_examples=60)
def test_any_bytes_are_an_article_or_a_refusal(body: bytes, content_type: str) -> None:
    with suppress(CannotRead):
        page_article(body, content_type, AT)


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<ul>",
                "<li>",
                "<table>",
                "<tr>",
                "<td>",
                "<dl>",
                "<dt>",
                "<dd>",
                "<br>",
                "<article>",
                "</article>",
                "<h2>",
                "Salah out ",
                "<a href=x>",
                "</a>",
                "<blockquote>",
                "<figure>",
                "<time>",
                "&nbsp;",
                "<pre>",
                "<!--",
                "]]>",
            ]
        ),
        max_size=40,
    )
)
@settings(max_examples=60)
def test_any_nesting_is_an_article_or_a_refusal(pieces: list[str]) -> None:
    try:
        told = page_article("".join(pieces).encode(), HTML, AT)
    except CannotRead:
        return
    assert "<" not in told.text.replace("<!--", "")


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ('<link rel="canonical" href="https://www.paper.example/news">', "https://www.paper.example/news"),
        (
            '<meta property="og:url" content="https://www.paper.example/news">',
            "https://www.paper.example/news",
        ),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="/news">', None),
        ("", None),
    ],
)
def test_a_saved_page_tells_where_it_is_from(said: str, address: str | None) -> None:
    page = f"<html><head>{said}</head><body><article><h1>Team news</h1>{INTRO}</article></body></html>"
    found = page_article(page.encode(), HTML, None)
    assert found.address == address
    assert found.publisher == ("paper.example" if address else "")
    assert page_article(page.encode(), HTML, AT).address == AT
