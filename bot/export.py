"""What was posted, as JSON lines: for whoever wants to check a rehearsal, or to keep it."""

import json
from typing import Any

from bot.chat import Post
from bot.platforms.web.history import History, Room, RoomMessage
from bot.posts.text import as_text


async def posts_said(history: History) -> str:
    """Every revision of every post in every room, in the order they were said; one JSON object a line.

    `at` is in UTC, `text` in the zone of the channel. The same posts give the same text, byte for byte.
    """
    said = [_line(room, message) for room in await history.rooms() for message in await _all(history, room)]
    said.sort(key=lambda line: (line["at"], line["channel"]))  # stable: a channel keeps its own order
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in said)


async def _all(history: History, room: Room) -> list[RoomMessage]:
    found: list[RoomMessage] = []
    while more := await history.since(room.address, found[-1].id if found else 0, None):
        found += more
    return found


def _line(room: Room, message: RoomMessage) -> dict[str, Any]:
    post: Post = message.post
    return {
        "at": f"{message.at:%Y-%m-%dT%H:%M:%SZ}",
        "channel": room.address,
        "kind": message.kind,
        "match": message.subject,
        "title": post.title,
        "text": as_text(post, room.look),
        "picture": None,  # this version posts none
        "actions": [
            {"label": a.label, "command": a.command, "arguments": dict(a.arguments)} for a in post.actions
        ],
        "revision": message.revision,
    }
