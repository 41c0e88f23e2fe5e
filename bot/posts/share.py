"""Parts of a whole, as readers say them."""

from babel.numbers import format_percent

from bot.chat import Look
from bot.posts.language import locale


def percent(part: int, whole: int, look: Look) -> str:
    """ "61%", as the language writes it; a little that is not nothing is "<1%"."""
    share = part / whole if whole else 0.0
    written = format_percent(round(share, 2), locale=locale(look.language))
    if part and share < 0.005:
        return "<" + format_percent(0.01, locale=locale(look.language))
    return str(written)
