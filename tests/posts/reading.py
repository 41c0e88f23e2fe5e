"""How the tests read a post."""

from bot.chat import Look, Post
from bot.posts.text import as_text
from tests.posts.real_tie import LONDON


def read(post: Post, look: Look = LONDON) -> list[str]:
    """The lines of a post: its title first, blank ones left out."""
    return [post.title, *(text for text in as_text(post, look).splitlines() if text)]


def says(post: Post, text: str, look: Look = LONDON) -> bool:
    return text in "\n".join(read(post, look))
