"""A post as plain text: for exports, logs and clients that know nothing else."""

from unicodedata import combining, east_asian_width

from bot.chat import Bullets, Line, Look, Paragraph, Post, Span, Table, Text, When
from bot.posts.language import moment

HIDDEN = "▮▮▮"


def as_text(post: Post, look: Look) -> str:
    """The post without its title and buttons: paragraphs, bullets, aligned tables, the source line last."""
    parts: list[str] = []
    for block in post.blocks:
        match block:
            case Paragraph(said):
                parts.append(_line(said, look))
            case Bullets(lines):
                parts += [f"• {_line(said, look)}" for said in lines]
            case Table():
                parts += ["", *_table(block)]
    if post.source:
        parts += ["", _line(post.source, look)]
    return "\n".join(parts).strip("\n")


def _line(said: Line, look: Look) -> str:
    return "".join(_span(span, look) for span in said)


def _span(span: Span, look: Look) -> str:
    if isinstance(span, When):
        return moment(span, look)
    if isinstance(span, Text) and span.secret and look.spoiler:
        return HIDDEN
    if isinstance(span, Text) and span.gone:
        return f"~{span.text}~"
    return span.text


def _table(table: Table) -> list[str]:
    """Columns side by side, two blanks apart: the first to the left, figures to the right."""
    rows = [table.head, *table.rows]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(table.head))]
    drawn = ["  ".join(_cell(row[c], widths[c], right=c > 0) for c in range(len(row))) for row in rows]
    return [table.caption, *(text.rstrip() for text in drawn)]


def _cell(text: str, width: int, *, right: bool) -> str:
    blank = " " * (width - _width(text))
    return blank + text if right else text + blank


def _width(text: str) -> int:
    """Columns on a terminal: none for an accent that stands on another letter, two for a wide character."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
