"""In which language somebody reads a page: the one their browser asks for, where we speak it, else the
room's."""

from dataclasses import replace

from starlette.requests import Request

from bot.platforms.asks import Translations
from bot.platforms.spoken import SOURCE, spoken
from bot.platforms.web.history import Room

MOST = 20
"""Languages of one header that are looked at."""


def read_by(room: Room, request: Request, translations: Translations) -> Room:
    """The room in the words of who reads it; what was said there stays in the channel's language."""
    return room._replace(
        look=replace(room.look, language=language(request, translations, room.look.language))
    )


def language(request: Request, translations: Translations, otherwise: str = SOURCE) -> str:
    """The reader's language, BCP 47."""
    return spoken(preferred(request.headers.get("accept-language", "")), translations) or otherwise


def preferred(header: str) -> list[str]:
    """The languages of an Accept-Language header (RFC 9110), the most wanted first."""
    wanted = []
    for one in header.split(",")[:MOST]:
        tag, _, quality = one.partition(";q=")
        try:
            wanted.append((-float(quality or 1), tag.strip()))
        except ValueError:
            continue
    return [
        tag for rank, tag in sorted(wanted, key=lambda found: found[0]) if rank < 0 and tag not in ("", "*")
    ]
