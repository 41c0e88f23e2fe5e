"""What posts say of typing commands, which a page of forms need not say. Pure."""

import re
from collections.abc import Sequence

from bot.chat import Block, Bullets, Line, Paragraph, Span, Text

_COMMAND = re.compile(r"(?<![\w/.:])/[a-z]{2,}\b")
_IN_BRACKETS = re.compile(r"\s*[(（]/[a-z]{2,}[^)）]*[)）]")
"""As in "English (/options language …)"."""


def without_commands(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """A post's blocks without the lines that tell what to type, nor the words that announce those."""
    kept: list[Block] = []
    for block in blocks:
        match block:
            case Paragraph(line):
                kept += [Paragraph(left)] if (left := _left(line)) else []
            case Bullets(lines):
                rest = tuple(left for line in lines if (left := _left(line)))
                if rest:
                    kept.append(Bullets(rest))
                elif kept and _announces(kept[-1]):
                    kept.pop()
            case _:
                kept.append(block)
    return tuple(kept)


def _left(line: Line) -> Line:
    """The line without what stands in brackets; nothing where it names a command all the same."""
    short = tuple(_short(span) if isinstance(span, Text) else span for span in _joined(line))
    return () if _COMMAND.search("".join(map(_words, short))) else short


def _joined(line: Line) -> Line:
    """The line with plain words that follow each other as one."""
    joined: list[Span] = []
    for span in line:
        last = joined[-1] if joined else None
        if isinstance(span, Text) and isinstance(last, Text) and _is_plain(span) and _is_plain(last):
            joined[-1] = Text(last.text + span.text)
        else:
            joined.append(span)
    return tuple(joined)


def _short(text: Text) -> Text:
    return Text(_IN_BRACKETS.sub("", text.text), text.strong, text.secret, text.gone)


def _is_plain(text: Text) -> bool:
    return text == Text(text.text)


def _words(span: Span) -> str:
    """What somebody is called names no command, nor does an address."""
    return span.text if isinstance(span, Text) else ""


def _announces(block: Block) -> bool:
    return isinstance(block, Paragraph) and "".join(map(_words, block.line)).rstrip().endswith((":", "："))
