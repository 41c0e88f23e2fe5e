"""Discord's Markdown as its readers see it, in HTML that is safe on a page."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_time, format_timedelta
from markupsafe import Markup, escape

from bot.chat import Look
from bot.platforms.text import web_address

FENCE = "```"
_INLINE = re.compile(
    r"\\(?P<escaped>[^0-9A-Za-z\s])"
    r"|`(?P<code>[^`\n]+)`"
    r"|<t:(?P<instant>-?\d{1,12})(?::(?P<style>[tTdDfFR]))?>"
    r"|<@&(?P<role>\d{1,20})>"
    r"|\[(?P<words>(?:\\.|[^\[\]\\])+)\]\((?P<address>https?://[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)"
    r"|\*\*(?P<strong>(?:\\.|[^\\])+?)\*\*(?!\*)"
    r"|__(?P<underlined>(?:\\.|[^\\])+?)__(?!_)"
    r"|~~(?P<struck>(?:\\.|[^\\])+?)~~(?!~)"
    r"|\|\|(?P<secret>(?:\\.|[^\\])+?)\|\|"
    r"|\*(?P<slanted>(?![\s*])(?:\\.|[^\\*])+?)\*(?!\*)"
    r"|\b_(?P<leaning>(?:\\.|[^\\_])+?)_\b"
    r"|(?P<bare>https?://[^\s<]+[^\s<.,:;\"')\]])",
    re.DOTALL,
)
"""What means something inside a line, in the order in which Discord looks for it."""
_HEADING = re.compile(r"(#{1,3}) +(.+)")
_ITEM = re.compile(r" *[-*] +(.+)")
_STYLES = {"t": "HH:mm", "T": "HH:mm:ss"}
_TAGS = {"strong": "strong", "underlined": "u", "struck": "s", "slanted": "em", "leaning": "em"}


class Shown:
    """Reads Markdown for readers of a channel's language and zone, at the instant `now`."""

    def __init__(self, look: Look, now: datetime, spoiler: str, role: str) -> None:
        """`spoiler` is what is said on a covered spot; `role` stands for the name of one, which only Discord
        knows."""
        self._locale = _locale(look.language)
        self._zone = ZoneInfo(look.zone)
        self._now = now
        self._spoiler = spoiler
        self._role = role

    def html(self, written: str) -> Markup:
        """What a message or an embed shows of it."""
        return Markup("\n").join(self._blocks(written))

    def _blocks(self, written: str) -> Iterator[Markup]:
        pieces = written.split(FENCE)
        for place, piece in enumerate(pieces):
            if place % 2 and place < len(pieces) - 1:
                yield Markup("<pre><code>{}</code></pre>").format(piece.strip("\n"))
            elif place % 2:
                yield from self._lines(f"{FENCE}{piece}")
            elif piece.strip("\n"):
                yield from self._lines(piece.strip("\n"))

    def _lines(self, piece: str) -> Iterator[Markup]:
        items: list[Markup] = []
        for line in piece.split("\n"):
            item = _ITEM.fullmatch(line)
            if item:
                items.append(Markup("<li>{}</li>").format(self._inline(item[1])))
                continue
            yield from _list(items)
            items = []
            yield self._line(line)
        yield from _list(items)

    def _line(self, line: str) -> Markup:
        if heading := _HEADING.fullmatch(line):
            return Markup('<p class="heading">{}</p>').format(self._inline(heading[2]))
        if line.startswith("-# "):
            return Markup('<p class="small">{}</p>').format(self._inline(line[3:]))
        if line.startswith("> "):
            return Markup("<blockquote>{}</blockquote>").format(self._inline(line[2:]))
        return Markup("<p>{}</p>").format(self._inline(line))

    def _inline(self, text: str) -> Markup:
        parts: list[Markup] = []
        end = 0
        for found in _INLINE.finditer(text):
            parts += [escape(text[end : found.start()]), self._mark(found)]
            end = found.end()
        return Markup("").join([*parts, escape(text[end:])])

    def _mark(self, found: re.Match[str]) -> Markup:
        kind = found.lastgroup or ""
        inside = found[kind]
        match kind:
            case "escaped":
                return escape(inside)
            case "code":
                return Markup("<code>{}</code>").format(inside)
            case "instant" | "style":
                return self._moment(int(found["instant"]), found["style"] or "f")
            case "role":
                return Markup('<span class="mention" title="{}">@{}</span>').format(inside, self._role)
            case "words" | "address":
                return _link(self._inline(found["words"]), found["address"])
            case "bare":
                return _link(escape(inside), inside)
            case "secret":
                return _covered(self._inline(inside), self._spoiler)
            case _:
                tag = Markup(_TAGS[kind])  # noqa: S704 - one of our own
                return Markup("<{}>{}</{}>").format(tag, self._inline(inside), tag)

    def _moment(self, seconds: int, style: str) -> Markup:
        """As the reader's own client writes it."""
        try:
            instant = datetime.fromtimestamp(seconds, UTC)
        except (ValueError, OverflowError, OSError):
            return escape(f"<t:{seconds}:{style}>")
        shown = self._written(instant.astimezone(self._zone), style)
        return Markup('<time datetime="{}">{}</time>').format(f"{instant:%Y-%m-%dT%H:%M:%SZ}", shown)

    def _written(self, local: datetime, style: str) -> str:
        if style in _STYLES:
            return str(format_time(local, _STYLES[style], locale=self._locale))
        if style == "R":
            return str(format_timedelta(local - self._now, add_direction=True, locale=self._locale))
        if style in "dD":
            return str(format_date(local, "short" if style == "d" else "long", locale=self._locale))
        day = format_date(local, "full" if style == "F" else "long", locale=self._locale)
        return f"{day} {format_datetime(local, 'HH:mm', locale=self._locale)}"


def _list(items: list[Markup]) -> Iterator[Markup]:
    if items:
        yield Markup("<ul>{}</ul>").format(Markup("").join(items))


def _link(words: Markup, url: str) -> Markup:
    address = web_address(url)
    if address is None:
        return words
    return Markup('<a href="{}" rel="noopener nofollow ugc" target="_blank">{}</a>').format(address, words)


def _covered(shown: Markup, words: str) -> Markup:
    """A box to tick, which needs no script."""
    return Markup(
        '<label class="secret"><input type="checkbox"><span class="cover">{}</span>'
        '<span class="covered">{}</span></label>'
    ).format(words, shown)


def _locale(language: str) -> Locale:
    try:
        known = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale("en", "GB")
    return Locale("en", "GB") if known == Locale("en") else known
