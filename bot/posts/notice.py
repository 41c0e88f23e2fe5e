"""Something that moderators must know."""

from collections.abc import Sequence

from bot.chat import Look, Paragraph, Post, Text


def notice(title: str, lines: Sequence[str], look: Look) -> Post:
    """A title and its lines, as whoever noticed it wrote them; they arrive in the moderators' language."""
    return Post(title=title, blocks=tuple(Paragraph((Text(text),)) for text in lines))
