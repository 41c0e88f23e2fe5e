"""A message as this Discord keeps it: what was posted, every edit, and whom it would have pinged."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.discord_server.world import User

Json = dict[str, Any]

CROSSPOSTED = 1 << 0
SUPPRESS_EMBEDS = 1 << 2
HAS_THREAD = 1 << 5
EPHEMERAL = 1 << 6
LOADING = 1 << 7
SUPPRESS_NOTIFICATIONS = 1 << 12
COMPONENTS_V2 = 1 << 15

MENTION = re.compile(r"<@(?P<role>&)?!?(?P<id>\d+)>|@(?P<all>everyone|here)")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a message; `description` is its text alternative."""

    id: int
    filename: str
    data: bytes
    description: str | None
    url: str
    spoiler: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: when, what the bot sent, and what a reader sees since."""

    at: float
    body: Json
    text: str


@dataclass(slots=True, eq=False)
class Message:
    """One message in one channel; `at` is on the server's rising clock, `posted_at` in ISO 8601."""

    id: int
    channel_id: int
    author: User
    at: float
    posted_at: str
    body: Json
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: int = 0
    nonce: str | int | None = None
    allowed_mentions: Json | None = None
    reference: Json | None = None
    edits: list[Edit] = field(default_factory=list)
    edited_at: str | None = None
    pinned: bool = False
    deleted: bool = False
    asked_by: User | None = None
    interaction_id: int | None = None
    thread_id: int | None = None

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    @property
    def silent(self) -> bool:
        """Posted without a notification."""
        return bool(self.flags & SUPPRESS_NOTIFICATIONS)

    @property
    def crossposted(self) -> bool:
        return bool(self.flags & CROSSPOSTED)

    @property
    def text(self) -> str:
        """All that a reader can read, line by line: content, embeds, components, text alternatives."""
        alternatives = (a.description for a in self.attachments if a.description)
        return "\n".join((*self._parts(), *alternatives))

    def _parts(self) -> Iterator[str]:
        if self.content:
            yield self.content
        for embed in self.embeds:
            yield from embed_texts(embed)
        for component in walk(self.components):
            yield from (
                str(component[key]) for key in ("content", "label", "placeholder") if component.get(key)
            )

    @property
    def custom_ids(self) -> list[str]:
        """Of the buttons and selects, top to bottom."""
        return [c["custom_id"] for c in walk(self.components) if c.get("custom_id")]

    @property
    def pings(self) -> list[str]:
        """Whom it notifies by mention, as written: `@everyone`, `<@&5>`; embeds never ping."""
        texts = [self.content, *(str(c["content"]) for c in walk(self.components) if c.get("type") == 10)]
        found = (match for text in texts for match in MENTION.finditer(text))
        return [match[0] for match in found if _rings(match, self.allowed_mentions)]


def _rings(match: re.Match[str], allowed: Json | None) -> bool:
    if allowed is None:
        return True
    parse = allowed.get("parse") or ()
    if match["all"]:
        return "everyone" in parse
    kind = "roles" if match["role"] else "users"
    named = {str(each) for each in allowed.get(kind) or ()}
    return kind in parse or match["id"] in named


def embed_texts(embed: Mapping[str, Any]) -> Iterator[str]:
    """The texts that count against 6,000 characters, in reading order."""
    if author := (embed.get("author") or {}).get("name"):
        yield str(author)
    for key in ("title", "description"):
        if embed.get(key):
            yield str(embed[key])
    for each in embed.get("fields") or ():
        yield from (str(each.get("name") or ""), str(each.get("value") or ""))
    if footer := (embed.get("footer") or {}).get("text"):
        yield str(footer)


def walk(components: Sequence[Json]) -> list[Json]:
    """Every component, nested ones after the one that holds them."""
    found: list[Json] = []
    for component in components:
        found.append(component)
        if inside := component.get("components"):
            found += walk(inside)
        if beside := component.get("accessory") or component.get("component"):
            found += walk([beside])
    return found
