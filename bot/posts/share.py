"""Parts of a whole, as readers say them."""

from collections.abc import Sequence

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


def percents(parts: Sequence[int], look: Look) -> list[str]:
    """All parts of a whole, so that they make a hundred together: each rounded down, and what is left goes to
    those that lost most by that (Hare's quota with the largest remainders)."""
    whole = sum(parts) or 1
    points = [part * 100 // whole for part in parts]
    lost = sorted(range(len(parts)), key=lambda n: (-(parts[n] * 100 % whole), n))
    for n in lost[: 100 - sum(points)] if any(parts) else ():
        points[n] += 1
    return [
        percent(1, 1000, look) if part and not point else percent(point, 100, look)
        for part, point in zip(parts, points, strict=True)
    ]
