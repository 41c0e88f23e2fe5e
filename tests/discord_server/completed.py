"""Components as Discord gives them back: numbered, with the defaults that the bot left out."""

from collections.abc import Sequence
from typing import Any

from tests.discord_server.component_rules import CONTAINER, FILE, GALLERY, SELECTS, SEPARATOR, THUMBNAIL
from tests.discord_server.message import Attachment, walk

Json = dict[str, Any]

DEFAULTS: dict[int, Json] = {
    CONTAINER: {"accent_color": None, "spoiler": False},
    SEPARATOR: {"spacing": 1, "divider": True},
    THUMBNAIL: {"description": None, "spoiler": False},
    **{select: {"min_values": 1, "max_values": 1} for select in SELECTS},
}


def completed(components: list[Json], attachments: Sequence[Attachment]) -> list[Json]:
    """Changes the components in place; they are a copy of what was sent."""
    every = walk(components)
    taken = {component["id"] for component in every if component.get("id")}
    following = 1
    for component in every:
        if not component.get("id"):
            while following in taken:
                following += 1
            component["id"] = following
            taken.add(following)
        for key, value in DEFAULTS.get(component["type"], {}).items():
            component.setdefault(key, value)
        _media(component, attachments)
    return components


def _media(component: Json, attachments: Sequence[Attachment]) -> None:
    if component["type"] == THUMBNAIL:
        _unfurled(component["media"], component["id"])
    elif component["type"] == GALLERY:
        for item in component["items"]:
            item.setdefault("description", None)
            item.setdefault("spoiler", False)
            _unfurled(item["media"], component["id"])
    elif component["type"] == FILE:
        _unfurled(component["file"], component["id"])
        shown = next((a for a in attachments if a.url == component["file"]["url"]), None)
        component["name"] = shown.filename if shown else ""
        component["size"] = len(shown.data) if shown else 0
        component.setdefault("spoiler", False)


def _unfurled(media: Json, number: int) -> None:
    media.setdefault("id", str(number))
    media.setdefault("proxy_url", media["url"])
