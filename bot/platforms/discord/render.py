"""A post as a Discord message: a headline in the content, the rest in an embed. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

import discord

from bot.chat import (
    Block,
    Bullets,
    Line,
    Link,
    Look,
    Paragraph,
    Picture,
    Post,
    Show,
    Span,
    Table,
    Text,
    When,
)
from bot.platforms.discord import pictures
from bot.platforms.discord.markdown import begins, escaped, link, styled
from bot.platforms.discord.tables import table
from bot.platforms.text import ELLIPSIS, clean, cut, units

HEADLINE = 256
"""Units of a headline, as long as an embed's own title may be."""
DESCRIPTION = 4_096
CONTENT = 2_000
SOURCE = 600
"""Units that the source line may take of the description."""
LITTLE = 8
"""Units of room in which nothing worth reading can be said."""

_STAMP = {Show.TIME: "t", Show.DAY: "D", Show.MOMENT: "F", Show.RELATIVE: "R"}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Rendered:
    """`content` is what a push notification says, and what is left where embeds are not shown. `picture` is
    to be attached; an embed shows it, unless it is secret."""

    content: str
    embeds: Sequence[discord.Embed]
    mentions: discord.AllowedMentions = field(default_factory=discord.AllowedMentions.none)
    picture: Picture | None = None


def render(post: Post, look: Look, ping: str | None = None, picture: Picture | None = None) -> Rendered:
    """The post within Discord's limits, whatever is in it, briefly where its picture tells the rest. `ping`
    is the id of the one role to call."""
    body = description(_beside(post, picture), look)
    image = pictures.address(picture) if picture else None
    embeds: list[discord.Embed] = []
    if body or image:
        embeds.append(discord.Embed(description=body or None, colour=colour(post)).set_image(url=image))
    return _called(Rendered(_headline(post, look), embeds, picture=picture), ping)


def plain(post: Post, look: Look, ping: str | None = None, picture: Picture | None = None) -> Rendered:
    """The same without an embed, for a channel in which the bot may not show one."""
    headline = _headline(post, look)
    room = CONTENT - units(headline) - 30  # the role takes up to 25
    body = description(_beside(post, picture), look, room)
    return _called(Rendered(f"{headline}\n{body}".strip(), [], picture=picture), ping)


def _beside(post: Post, picture: Picture | None) -> Post:
    return replace(post, blocks=post.beside_picture()) if picture else post


def _headline(post: Post, look: Look) -> str:
    return styled(_fit((Text(post.title),), look, HEADLINE), "**") or ELLIPSIS


def _called(shown: Rendered, ping: str | None) -> Rendered:
    if ping is None or not re.fullmatch(r"[0-9]{1,20}", ping):
        return shown
    roles = discord.AllowedMentions(
        everyone=False, users=False, roles=[discord.Object(int(ping))], replied_user=False
    )
    return replace(shown, content=f"<@&{ping}> {shown.content}", mentions=roles)


def colour(post: Post) -> int | None:
    """The club's colour, if it is one."""
    return int(post.colour[1:], 16) if post.colour and _COLOUR.fullmatch(post.colour) else None


def description(post: Post, look: Look, room: int = DESCRIPTION) -> str:
    """What the post says under its headline; the source line last, small."""
    said_by = f"-# {source}" if (source := begins(_fit(post.source, look, SOURCE))) else ""
    room -= units(said_by) + 1
    parts: list[str] = []
    for part in _parts(post.blocks, look, room):
        if units(part) + 1 > room - LITTLE:
            parts.append(ELLIPSIS)
            break
        parts.append(part)
        room -= units(part) + 1
    return "\n".join([*parts, *([said_by] if said_by else [])])


def stamp(instant: datetime, show: Show) -> str:
    """An instant that each reader sees in their own zone and language."""
    return f"<t:{int(instant.timestamp())}:{_STAMP[show]}>"


def _parts(blocks: Sequence[Block], look: Look, room: int) -> Iterator[str]:
    """Blocks as text; none is longer than a whole description with its ellipsis."""
    longest = room - 2 * LITTLE
    for block in blocks:
        match block:
            case Paragraph(line):
                if text := begins(_fit(line, look, longest)):
                    yield text
            case Bullets(lines):
                for line in lines:
                    if text := begins(_fit(line, look, longest)):
                        yield f"- {text}"
            case Table():
                yield table(block, longest // 2)


def _fit(line: Line, look: Look, room: int) -> str:
    """A line within `room` units: cut inside a run of words, never inside a link, a time or a mark."""
    written: list[str] = []
    for run in _runs(line, look):
        whole = run.whole()
        if units(whole) + 1 > room:
            written.append(run.shortened(room))
            break
        written.append(whole)
        room -= units(whole)
    return "".join(written).strip()


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of one style; or, with `fixed`, something that is shown whole or not at all."""

    words: str = ""
    fixed: str = ""
    strong: bool = False
    gone: bool = False
    secret: bool = False

    def whole(self) -> str:
        return self.fixed or self._written(self.words)

    def shortened(self, room: int) -> str:
        if self.fixed:
            return ELLIPSIS
        length = room
        while length > 1:
            shown = self._written(cut(self.words, length))
            over = units(shown) - room
            if over <= 0:
                return shown
            length -= max(1, over // 2)
        return ELLIPSIS

    def _written(self, words: str) -> str:
        shown = escaped(words)
        if self.strong:
            shown = styled(shown, "**")
        if self.gone:
            shown = styled(shown, "~~")
        return styled(shown, "||") if self.secret else shown


def _runs(line: Line, look: Look) -> Iterator[_Run]:
    """Spans with their style; neighbours of one style are one run, so that their marks do not collide."""
    for style, spans in groupby(line, key=lambda span: _style(span, look)):
        if style is None:
            for span in spans:
                yield _Run(fixed=_fixed(span))
            continue
        strong, gone, secret = style
        words = _clean_inside("".join(span.text for span in spans if not isinstance(span, When)))
        if words:
            yield _Run(words, strong=strong, gone=gone, secret=secret)


def _style(span: Span, look: Look) -> tuple[bool, bool, bool] | None:
    if isinstance(span, When | Link):
        return None
    if isinstance(span, Text):
        return span.strong, span.gone, span.secret and look.spoiler
    return False, False, False


def _fixed(span: Span) -> str:
    return stamp(span.instant, span.show) if isinstance(span, When) else link(span.text, _url(span))


def _url(span: Span) -> str:
    return span.url if isinstance(span, Link) else ""


def _clean_inside(text: str) -> str:
    """Clean words that keep the blank before and after them: they stand in the middle of a sentence."""
    words = clean(text)
    if not words:
        return " " if text else ""
    return f"{' ' * text[:1].isspace()}{words}{' ' * text[-1:].isspace()}"
