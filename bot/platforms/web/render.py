"""A post as HTML. Pure; every word is escaped, and nothing but http(s) becomes a link."""

import re
from collections.abc import Iterator, Sequence
from gettext import NullTranslations
from itertools import groupby
from urllib.parse import urlsplit

from markupsafe import Markup

from bot.chat import Block, Bullets, Line, Link, Look, Name, Paragraph, Post, Span, Table, Text, When
from bot.platforms.web.moments import machine, written

LONGEST = 4_000
"""Characters of one run of words; what is longer is cut, so that one post cannot fill the page."""

_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")
"""What has no business in text: controls, and the overrides that make words read backwards."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FIGURE = re.compile(r"[\d.,:–−+\-%'’ ()/]*\d[\d.,:–+\-%'’ ()/]*|[–-]?")


def words(text: str) -> str:
    """Text that may stand on the page, still to be escaped."""
    clean = _HARMFUL.sub("", text)
    return clean if len(clean) <= LONGEST else f"{clean[:LONGEST]}…"


def colour(post: Post) -> str | None:
    """The club's colour, if it is one."""
    return post.colour if post.colour and _COLOUR.fullmatch(post.colour) else None


def blocks(post: Post, look: Look, translations: NullTranslations) -> Markup:
    """What the post says under its title."""
    return Markup("\n").join(_block(block, look, translations) for block in post.blocks)


def line(spans: Line, look: Look, translations: NullTranslations) -> Markup:
    """A line of text. Secrets that follow each other are one thing to reveal."""
    parts: list[Markup] = []
    for secret, run in groupby(spans, key=lambda span: look.spoiler and _is_secret(span)):
        shown = Markup("").join(_span(span, look, translations) for span in run)
        parts.append(_covered(shown, translations) if secret else shown)
    return Markup("").join(parts)


def moment(when: When, look: Look) -> Markup:
    """An instant: written out in the channel's zone, for the script to put into the reader's own."""
    return Markup('<time datetime="{}" data-show="{}">{}</time>').format(
        machine(when.instant), when.show.value, written(when, look)
    )


def _block(block: Block, look: Look, translations: NullTranslations) -> Markup:
    match block:
        case Paragraph(spans):
            return Markup('<p dir="auto">{}</p>').format(line(spans, look, translations))
        case Bullets(lines):
            items = Markup("").join(
                Markup('<li dir="auto">{}</li>').format(line(spans, look, translations)) for spans in lines
            )
            return Markup("<ul>{}</ul>").format(items)
        case Table():
            return _table(block)


def _table(table: Table) -> Markup:
    """The first cell of a row is its head. It scrolls by itself where it is wider than a phone."""
    figures = [_is_figures(column) for column in _columns(table)]
    head = Markup("").join(
        _cell("th", text, n, ' scope="col"') for text, n in zip(table.head, figures, strict=True)
    )
    rows = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(_row(row, figures))) for row in table.rows
    )
    caption = words(table.caption)
    return Markup(
        '<div class="scroll" role="region" tabindex="0" aria-label="{}"><table class="{}">'
        '<caption dir="auto">{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(caption, "figures" if any(figures) else "plain", caption, head, rows)


def _columns(table: Table) -> Iterator[Sequence[str]]:
    for place in range(len(table.head)):
        yield [row[place] for row in table.rows]


def _is_figures(column: Sequence[str]) -> bool:
    """Whether a column counts or measures, and so stands to the right."""
    return any(column) and all(_FIGURE.fullmatch(cell) for cell in column)


def _row(row: Sequence[str], figures: Sequence[bool]) -> Iterator[Markup]:
    for place, (text, numeric) in enumerate(zip(row, figures, strict=True)):
        yield _cell("td", text, numeric) if place else _cell("th", text, numeric, ' scope="row"')


def _cell(tag: str, text: str, numeric: bool, scope: str = "") -> Markup:
    figure = ' class="figure"' if numeric else ""
    return Markup('<{}{}{} dir="auto">{}</{}>').format(tag, Markup(scope), Markup(figure), words(text), tag)  # noqa: S704 - our own literals


def _span(span: Span, look: Look, translations: NullTranslations) -> Markup:
    match span:
        case Text():
            return _text(span, translations)
        case When():
            return moment(span, look)
        case Name(text):
            return Markup("<bdi>{}</bdi>").format(words(text))
        case Link(text, url):
            return _link(text, url)


def _text(span: Text, translations: NullTranslations) -> Markup:
    shown = Markup("{}").format(words(span.text))
    if span.strong:
        shown = Markup("<strong>{}</strong>").format(shown)
    if span.gone:
        aloud = translations.gettext("No longer so:")
        shown = Markup('<span class="aloud">{} </span><s>{}</s>').format(aloud, shown)
    return shown


def _link(text: str, url: str) -> Markup:
    """A link that opens http(s) only; any other address is left out, its words stay."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or _HARMFUL.search(url):
        return Markup("<bdi>{}</bdi>").format(words(text))
    return Markup('<a href="{}" rel="noopener nofollow ugc" target="_blank"><bdi>{}</bdi></a>').format(
        url, words(text)
    )


def _is_secret(span: Span) -> bool:
    return isinstance(span, Text) and span.secret


def _covered(shown: Markup, translations: NullTranslations) -> Markup:
    """A spoiler: a box to tick, which needs no script, and may stand in the middle of a sentence."""
    return Markup(
        '<label class="secret"><input type="checkbox"><span class="cover">{}</span>'
        '<span class="covered">{}</span></label>'
    ).format(translations.gettext("Show spoiler"), shown)
