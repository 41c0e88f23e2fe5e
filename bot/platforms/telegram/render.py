"""A post as a Telegram message in HTML: its title, what it says, who said so. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from bot.chat import Block, Bullets, Line, Link, Look, Paragraph, Post, Span, Table, Text, When
from bot.platforms.telegram.html import escaped, harmless, inert, length, link, stamp, styled
from bot.platforms.telegram.moments import written
from bot.platforms.telegram.pages import fit, shortened
from bot.platforms.telegram.tables import table
from bot.platforms.text import ELLIPSIS, clean, cut

MESSAGE = 4_096
CAPTION = 1_024
"""Units of visible text that Telegram takes under a picture."""
FRAME = 250
"""Units that the title may take, and the source line again; of a short message each gets a quarter."""
LONGEST = 32_000
"""Units of all pages of a post; what is beyond is left out, so that nobody can fill the store with one."""
LONGEST_RAW = 2_000
"""Characters of a title or of a link's words that are looked at, so that a huge one costs no time."""
LONGEST_LINK = 150
"""Units of a link's words, which are shown whole or not at all."""
SHORT = 70
"""Units of a paragraph that stands close to the next one: two lines on a phone."""

_COMMAND = re.compile(r"/[a-z]")


@dataclass(frozen=True, slots=True)
class Rendered:
    """HTML that fits, and `rest`, what did not: as long as it likes, its first line the title again."""

    html: str
    rest: str | None = None


def render(
    post: Post, look: Look, *, room: int = MESSAGE, times: bool = True, pictured: bool = False
) -> Rendered:
    """The post within `room` UTF-16 units of visible text, whatever is in it. `pictured`: its picture goes
    along, and what that tells is not written again.

    The source line is on the first page always. Without `times`, instants are written out in the channel's
    zone, for a server that knows no others.
    """
    frame = min(FRAME, room // 4)
    title = shortened(styled(inert(post.title[:LONGEST_RAW]), "b"), frame) or ELLIPSIS
    source = styled(shortened(line(post.source, look, times), frame), "i")
    blocks = post.beside_picture() if pictured else post.blocks
    body = "\n".join(_pieces(blocks, look, times))
    if length(body) > LONGEST:
        body, _ = fit(body, LONGEST, tags=LONGEST)
    return _page(title, body, source, room)


def rest_of(rest: str, room: int = MESSAGE) -> Rendered:
    """The next page of what had no room on the one before."""
    title, _, body = rest.partition("\n")
    return _page(title, body, "", room)


def line(spans: Line, look: Look, times: bool = True) -> str:
    """Spans as one line. Secrets that follow each other are one spoiler."""
    runs = list(_runs(spans, look))
    shown: list[str] = []
    for code, same in groupby(runs, key=lambda run: run.code):
        words = [run.words for run in same]
        shown += map(escaped, words) if code else harmless(words)
    parts = []
    for secret, group in groupby(zip(runs, shown, strict=True), key=lambda pair: pair[0].secret):
        said = "".join(_marked(run, words, look, times) for run, words in group)
        parts.append(styled(said, "tg-spoiler") if secret else said)
    return "".join(parts).strip()


def _page(title: str, body: str, source: str, room: int) -> Rendered:
    foot = f"\n\n{source}" if source else ""
    first, rest = fit(body, room - length(title) - length(foot) - 2)
    head = f"{title}\n\n{first}" if first else title
    return Rendered(head + foot, f"{title}\n{rest}" if rest else None)


def _pieces(blocks: Sequence[Block], look: Look, times: bool) -> Iterator[str]:
    """Lines and tables, with a blank line where a reader's eye wants one."""
    before: Block | None = None
    said = 0
    for block in blocks:
        first = True
        for shown in filter(None, _lines(block, look, times)):
            if first and before and not _close(before, block):
                yield ""
            yield shown
            first, before = False, block
            if (said := said + length(shown)) > LONGEST:
                return


def _lines(block: Block, look: Look, times: bool) -> Iterator[str]:
    match block:
        case Paragraph(spans):
            yield line(spans, look, times)
        case Bullets(lines):
            for spans in lines:
                if said := line(spans, look, times):
                    yield f"• {said}"
        case Table():
            yield from table(block)


def _close(before: Block, block: Block) -> bool:
    """Whether they belong together: what a heading stands over, and facts of a line each."""
    if not isinstance(before, Paragraph) or isinstance(block, Table):
        return False
    strong = [isinstance(span, Text) and span.strong for span in before.line]
    if all(strong) or (strong[0] and isinstance(block, Bullets) and _width(before.line) <= SHORT):
        return True
    return isinstance(block, Paragraph) and all(_width(p.line) <= SHORT for p in (before, block))


def _width(spans: Line) -> int:
    return sum(20 if isinstance(span, When) else len(span.text) for span in spans)


class _Run(NamedTuple):
    """Clean words of one style. With `whole`, an instant or a link, which is shown whole or not at all."""

    words: str
    whole: When | Link | None = None
    strong: bool = False
    gone: bool = False
    secret: bool = False

    @property
    def code(self) -> bool:
        """Whether it is a command to type: as code it is no link, and a tap copies it whole."""
        return self.strong and not (self.gone or self.secret) and _COMMAND.match(self.words) is not None


def _runs(spans: Line, look: Look) -> Iterator[_Run]:
    """Spans with their style; neighbours of one style are one run."""
    for style, same in groupby(spans, key=lambda span: _style(span, look)):
        if style is None:
            yield from (_whole(span, look) for span in same)
        elif words := _clean_inside(_text(same)):
            strong, gone, secret = style
            yield _Run(words, None, strong, gone, secret)


def _style(span: Span, look: Look) -> tuple[bool, bool, bool] | None:
    if isinstance(span, When | Link):
        return None
    if isinstance(span, Text):
        return span.strong, span.gone, span.secret and look.spoiler
    return False, False, False


def _whole(span: Span, look: Look) -> _Run:
    if isinstance(span, When):
        return _Run(written(span, look), span)
    return _Run(cut(clean(span.text[:LONGEST_RAW]), LONGEST_LINK), span if isinstance(span, Link) else None)


def _marked(run: _Run, shown: str, look: Look, times: bool) -> str:
    if isinstance(run.whole, When):
        return stamp(run.whole, look, shown) if times else shown
    if isinstance(run.whole, Link):
        return link(shown, run.whole.url)
    if run.code:
        return styled(shown, "code")
    if run.strong:
        shown = styled(shown, "b")
    return styled(shown, "s") if run.gone else shown


def _text(spans: Iterable[Span]) -> str:
    """What they say; of more than could ever be shown, the beginning."""
    return "".join(span.text[:LONGEST] for span in spans if not isinstance(span, When))[:LONGEST]


def _clean_inside(text: str) -> str:
    """Clean words that keep the blank before and after them: they stand in the middle of a sentence."""
    words = clean(text)
    if not words:
        return " " if text else ""
    return f"{' ' * text[:1].isspace()}{words}{' ' * text[-1:].isspace()}"
