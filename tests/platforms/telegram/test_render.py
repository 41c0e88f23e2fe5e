"""A post as a Telegram message: what it looks like, and what it never lets through."""

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.chat import Action, Bullets, Line, Link, Look, Name, Paragraph, Post, Show, Span, Table, Text, When
from bot.platforms.telegram.html import visible
from bot.platforms.telegram.render import CAPTION, MESSAGE, render, rest_of
from bot.platforms.text import units
from bot.posts.ballot import ballot
from bot.posts.full_time import full_time
from bot.posts.preview import preview
from bot.posts.ratings import ratings
from tests.posts.real_tie import DAY_BEFORE, FULL_TIME, LONDON, MORNING_AFTER, second_leg
from tests.telegram_server.formatted import Formatted, formatted, needs_text
from tests.telegram_server.journal import Journal
from tests.telegram_server.texts import cut

KICKOFF = datetime(2024, 4, 18, 19, tzinfo=UTC)
UNIX = int(KICKOFF.timestamp())
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
HOSTILE = (
    '<b>bold</b> <a href="https://evil.example">click</a> <tg-spoiler> <pre> </pre> &lt;b&gt; &#60;b&#62; '
    '<tg-time unix="1">x</tg-time> \' " & @admin @everyone /stop /stop@other_bot #lfc $USD a@evil.example '
    "evil.example https://evil.example t.me/joinchat/x tg://user?id=1 *b* _i_ `c` [a](https://evil.example) "
    "+1-212-555-0123 4242 4242 4242 4242 10.0.0.1 "
    "\u202egnp.exe\u202c \u2066x\u2069 \u200b\u200e\u200f\u061c\ufeff\u00ad\u3164\u2800 "
    "\x00\x07\x1b[31m \ud800 \\ \r\n\u2028 end"
)
SPECIAL = st.sampled_from(
    [
        *("<", ">", "</b>", "<b>", "<pre>", "</pre>", "&", "&lt;", "&#60;", '"', "'", "\n", " ", "<a href="),
        *(
            "@admin",
            "@",
            "/stop",
            "/",
            "#a",
            "#",
            "$USD",
            "$",
            ".com",
            ".",
            "evil",
            ":",
            "//",
            "https://",
            "+",
            "1",
        ),
        *("\u202e", "\u200d", "\u2066", "\x00", "é", "😀", "a", ENGLAND),
    ]
)
HOSTILE_TEXT = st.one_of(st.text(max_size=60), st.lists(SPECIAL, max_size=12).map("".join))
ROOMS = st.sampled_from([MESSAGE, CAPTION, 200])


def everywhere(text: str) -> Post:
    """A post that says the same in each place where words can stand."""
    spans: Line = (
        Text(text), Text(text, strong=True), Text(text, secret=True), Text(text, strong=True, secret=True),
        Text(text, gone=True), Name(text), When(KICKOFF), Link(text, text), Link(text, "https://good.example"),
    )  # fmt: skip
    table = Table(text, (text, text), ((text, text), (text, text)))
    return Post(
        text,
        (Paragraph((Text(text),)), Paragraph(spans), Bullets((spans, (Name(text),))), table),
        spans,
        (Action(text, "next", {"team": text}),),
        colour=text,
    )


def sent(html: str, room: int = MESSAGE, *, knows_times: bool = True) -> Formatted:
    """As Telegram takes it. Nothing in it can be tapped that was not meant to be."""
    journal = Journal()
    read = needs_text(formatted(html, "HTML", None, journal, "post", knows_times=knows_times), room)
    assert journal.violations == []
    assert read.found == []
    assert read.text == visible(html).strip()
    return read


def pages(post: Post, look: Look, room: int = MESSAGE) -> list[str]:
    page = render(post, look, room=room)
    found = [page.html]
    while page.rest is not None:
        page = rest_of(page.rest, room)
        found.append(page.html)
    return found


def check(post: Post, look: Look, room: int) -> None:
    for html in pages(post, look, room):
        read = sent(html, room)
        assert units(visible(html)) <= room
        for entity in read.entities:
            assert entity.type in (
                "bold",
                "italic",
                "strikethrough",
                "spoiler",
                "pre",
                "code",
                "text_link",
                "date_time",
            )
            assert entity.url is None or entity.url.startswith(("http://", "https://"))
            assert entity.unix_time in (None, UNIX)
        for character in read.text:
            assert character == "\n" or unicodedata.category(character) not in ("Cc", "Cs")
            assert (
                character
                not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff"
            )
    plain = render(post, look, room=room, times=False).html
    assert sent(plain, room, knows_times=False)


@settings(max_examples=300, deadline=None)
@given(HOSTILE_TEXT, st.booleans(), ROOMS)
@example(HOSTILE, True, MESSAGE)
@example(HOSTILE, False, CAPTION)
@example(HOSTILE, False, 200)
@example("a" * 10_000, True, MESSAGE)
@example("é<&@x " * 3_000, True, CAPTION)
@example("😀" * 5_000, False, MESSAGE)
@example("$A:0" + 2 * ("🏴" + 5 * "\U000e0061" + "\U000e007f"), False, 200)
@example("", False, MESSAGE)
@example("\u202e", True, MESSAGE)
@example("   ", True, CAPTION)
def test_no_text_breaks_out_and_no_limit_is_broken(text: str, spoiler: bool, room: int) -> None:
    check(everywhere(text), Look(spoiler=spoiler), room)


@settings(max_examples=50, deadline=None)
@given(st.lists(HOSTILE_TEXT, min_size=1, max_size=80), st.booleans(), ROOMS)
def test_however_much_there_is_to_say(texts: list[str], spoiler: bool, room: int) -> None:
    lines = tuple((Text(text), Name(text), Link(text, "https://good.example/" + "x" * 200)) for text in texts)
    many = Table("c", ("a", "b", "c"), tuple((text, text, text) for text in texts))
    post = Post("t" * 500, (Bullets(lines), *map(Paragraph, lines), many, many), lines[0])
    check(post, Look(spoiler=spoiler), room)


def shown(*spans: Span, spoiler: bool = False, **options: bool) -> str:
    """The HTML of one line."""
    html = render(Post("t", (Paragraph(spans),)), Look(zone="Europe/London", spoiler=spoiler), **options).html
    return html.removeprefix("<b>t</b>").strip()


def test_a_post_reads_from_the_headline_to_who_said_so() -> None:
    post = Post(
        "Full time: Atalanta 0–1 Liverpool",
        (
            Paragraph((Text("Half time 0–1"),)),
            Paragraph((Text("Liverpool: "), Name("Mohamed Salah"), Text(" 7' (pen)"))),
            Bullets(((Text("Attendance: 14,994"),), (Text("Referee: François Letexier"),))),
        ),
        (Text("Source: "), Link("TIA", "https://www.thisisanfield.com/(x)")),
    )
    assert render(post, Look()).html.split("\n") == [
        "<b>Full time: Atalanta 0–1 Liverpool</b>",
        "",
        "Half time 0–1",
        "Liverpool: Mohamed Salah 7' (pen)",
        "",
        "• Attendance: 14,994",
        "• Referee: François Letexier",
        "",
        '<i>Source: <a href="https://www.thisisanfield.com/%28x%29">TIA</a></i>',
    ]


def test_a_headline_alone_is_a_message() -> None:
    assert render(Post("Goal!"), Look()).html == "<b>Goal!</b>"
    assert render(Post(""), Look()).html == "…"


def test_a_heading_stands_close_to_its_list() -> None:
    post = Post("t", (Paragraph((Text("Liverpool", strong=True),)), Bullets(((Text("Out: Ben Doak"),),))))
    assert render(post, Look()).html == "<b>t</b>\n\n<b>Liverpool</b>\n• Out: Ben Doak"
    said = Paragraph((Text("Liverpool", strong=True), Text(", after 4 days of rest")))
    html = render(Post("t", (said, *post.blocks[1:], said)), Look()).html
    assert html.count("rest\n• Out: Ben Doak\n\n<b>Liverpool</b>, after") == 1


def test_an_instant_is_each_readers_own() -> None:
    assert shown(Text("Kickoff "), When(KICKOFF, Show.TIME), Text(".")) == (
        f'Kickoff <tg-time unix="{UNIX}" format="t">20:00 BST</tg-time>.'
    )


def test_for_an_older_server_it_is_written_out() -> None:
    assert shown(Text("Kickoff "), When(KICKOFF), times=False) == "Kickoff Thu 18 Apr, 20:00 BST"


def test_secrets_that_follow_each_other_are_one_spoiler() -> None:
    spans = (Text("It was "), Text("Salah", strong=True, secret=True), Text(", 0–1", secret=True), Text("."))
    assert shown(*spans, spoiler=True) == "It was <tg-spoiler><b>Salah</b>, 0–1</tg-spoiler>."
    assert shown(*spans) == "It was <b>Salah</b>, 0–1."


def test_styles_lie_in_each_other() -> None:
    spans = (
        Text("a", strong=True),
        Text("b", strong=True),
        Text("c", gone=True),
        Text("d", strong=True, gone=True),
    )
    assert shown(*spans) == "<b>ab</b><s>c</s><s><b>d</b></s>"


def test_a_command_to_type_is_copied_by_a_tap_and_no_link() -> None:
    html = shown(Text("For example "), Text("/rate Salah 7.5", strong=True), Text("; or /help."))
    assert html == "For example <code>/rate Salah 7.5</code>; or /\u2060help."
    assert [entity.type for entity in sent(html).entities] == ["code"]


def test_words_of_several_spans_are_no_address_together() -> None:
    html = shown(
        Text("exam"),
        Text("ple", strong=True),
        Name(".com @"),
        Text("admin", gone=True),
        Text("/"),
        Name("stop"),
    )
    assert sent(html).found == []


def test_flags_joined_emoji_and_accents_stay() -> None:
    text = f"{ENGLAND} 👨\u200d👩\u200d👧 Núñez صلاح می\u200cشود ⚽️"
    assert shown(Text(text)) == text


def test_a_table_that_fits_a_phone_is_aligned() -> None:
    table = Table("Marks", ("Player", "Press", "Fans"), (("Salah", "6", "5.8"), ("N<ñez", "–", "4.5")))
    assert render(Post("t", (table,)), Look()).html.split("\n\n", 1)[1] == (
        "<b>Marks</b>\n<pre>Player  Press  Fans\nSalah       6   5.8\nN&lt;ñez       –   4.5</pre>"
    )


def test_long_heads_over_narrow_figures_become_letters() -> None:
    table = Table(
        "Atalanta", ("Player", "Bergamo e Sport", "Sportface", "Press"), (("Éderson", "7", "6.5", "6.8"),)
    )
    assert visible(render(Post("t", (table,)), Look()).html).split("\n")[2:] == [
        "Atalanta · A Bergamo e Sport, B Sportface",
        "Player   A    B  Press",
        "Éderson  7  6.5    6.8",
    ]


def test_a_table_too_wide_for_a_phone_is_told_in_lines() -> None:
    head = ("Match", "Competition", "Referee", "Attendance")
    table = Table("Meetings", head, (("3–0", "UEFA Europa League", "Halil Umut Meler", "54,321"),))
    assert render(Post("t", (table,)), Look()).html.split("\n")[2:] == [
        "<b>Meetings</b>",
        "• <b>3–0</b> – Competition UEFA Europa League · Referee Halil Umut Meler · Attendance 54,321",
    ]


def test_the_source_is_named_however_long_the_post_is() -> None:
    post = Post("t", (Paragraph((Text("Liverpool " * 600),)),), (Text("Source: TIA"),))
    first, second = pages(post, Look())
    assert first.endswith("Liverpool\n…\n\n<i>Source: TIA</i>")
    assert units(visible(first)) > MESSAGE - 15
    assert second.startswith("<b>t</b>\n\nLiverpool Liverpool")
    assert f"{first} {second}".count("Liverpool") == 600


def test_a_post_without_end_has_one() -> None:
    post = Post("t", (Bullets(tuple((Text(f"{n} " * 50),) for n in range(5_000))),))
    found = pages(post, Look())
    assert len(found) < 12
    assert found[-1].endswith("…")


def test_a_spoiler_that_is_cut_stays_hidden_on_both_pages() -> None:
    post = Post("t", (Paragraph((Text("secret " * 900, secret=True),)),))
    for html in pages(post, Look(spoiler=True)):
        [_title, spoiler] = sent(html).entities
        assert spoiler.type == "spoiler"
        assert cut(sent(html).text, spoiler.offset, spoiler.length).strip("secrt ") == ""


@pytest.mark.parametrize("room", [MESSAGE, CAPTION])
def test_the_posts_of_a_real_match_fit_and_say_everything(room: int) -> None:
    before, after, marks = second_leg(DAY_BEFORE), second_leg(FULL_TIME), second_leg(MORNING_AFTER)
    for post in (
        preview(before, LONDON),
        full_time(after, LONDON),
        ballot(after, LONDON),
        ratings(marks, LONDON),
    ):
        found = pages(post, LONDON, room)
        assert len(found) == 1 or room == CAPTION
        assert all(sent(html, room) for html in found)


def test_marks_under_a_picture_are_a_table_a_page() -> None:
    first, second = pages(ratings(second_leg(MORNING_AFTER), LONDON), LONDON, CAPTION)
    assert "Berat Djimsiti" in first
    assert first.count("<pre>") == second.count("<pre>") == 1
    assert second.startswith("<b>Ratings: Atalanta v Liverpool</b>\n\n<b>Liverpool</b> · A Bergamo e Sport")


def test_the_same_post_is_the_same_message() -> None:
    post = everywhere("Salah")
    assert render(post, LONDON) == render(replace(post), LONDON)
