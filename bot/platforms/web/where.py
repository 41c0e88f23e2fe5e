"""Where people see a message of this site's rooms."""

from urllib.parse import quote


def url(room: str, key: str) -> str:
    """The path of a room's page, at one message."""
    return f"/rooms/{quote(room, safe='')}#m-{quote(key, safe='')}"
