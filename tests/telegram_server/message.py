"""A message in a chat, as a test reads it."""

import time
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_server.documents import Document
from tests.telegram_server.entities import Entity
from tests.telegram_server.photos import Photo
from tests.telegram_server.world import Chat, Person, Topic

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Button:
    """One key of an inline keyboard."""

    label: str
    data: str | None = None
    url: str | None = None
    raw: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edit:
    """What a message became, and when."""

    at: float
    text: str
    html: str


@dataclass(slots=True, eq=False)
class Message:
    """`text` is what a reader sees (a photo's or a file's caption too); `html` is the text as it was sent."""

    id: int
    chat: Chat
    text: str = ""
    html: str = ""
    sender: Person | None = None
    sender_chat: Chat | None = None
    entities: list[Entity] = field(default_factory=list)
    """Those the sender asked for."""
    auto_entities: list[Entity] = field(default_factory=list)
    """Those the service found in the text: mentions, addresses, tags, commands."""
    photo: Photo | None = None
    covered: bool = False
    """Whether the photo is hidden until it is tapped."""
    document: Document | None = None
    markup: Json | None = None
    preview: Json | None = None
    topic: Topic | None = None
    reply_to: "Message | None" = None
    silent: bool = False
    protected: bool = False
    edits: list[Edit] = field(default_factory=list)
    pinned: bool = False
    deleted: bool = False
    by_person: bool = False
    """Whether a person wrote it, and not the bot."""
    reactions: list[str] = field(default_factory=list)
    service: Json = field(default_factory=dict)
    """The fields of a service message, such as {"migrate_to_chat_id": -100…}."""
    at: float = 0.0
    date: int = field(default_factory=lambda: int(time.time()))
    edit_date: int | None = None

    @property
    def buttons(self) -> list[list[Button]]:
        """The inline keyboard's rows; none where there is no such keyboard."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [[_button(key) for key in row] for row in rows]

    @property
    def media(self) -> bool:
        """Whether its text is a caption."""
        return self.photo is not None or self.document is not None

    @property
    def keyboard(self) -> list[list[Json]]:
        """The rows of a keyboard below the text field, as they were sent."""
        return list((self.markup or {}).get("keyboard", []))

    @property
    def by_bot(self) -> bool:
        """A post of the bot's; no note such as that of a new topic."""
        return not self.by_person and not self.service

    def button(self, wanted: str) -> Button:
        """The button with these data, or else this label. Raises LookupError."""
        every = [button for row in self.buttons for button in row]
        for button in every:
            if wanted == button.data:
                return button
        for button in every:
            if wanted == button.label:
                return button
        raise LookupError(f"no button {wanted!r} among {[button.label for button in every]}")

    @property
    def all_entities(self) -> list[Entity]:
        """In the order in which the service tells them."""
        return sorted([*self.entities, *self.auto_entities], key=lambda one: (one.offset, -one.length))


def _button(key: Json) -> Button:
    return Button(key["text"], key.get("callback_data"), key.get("url"), key)
