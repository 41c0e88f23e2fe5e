"""What this Telegram knows: people, chats, topics, messages. Plain values that the methods change."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from typing import TYPE_CHECKING, Any

from tests.telegram_server.journal import Journal
from tests.telegram_server.standing import LEFT, MEMBER_MAY, Standing, Status

if TYPE_CHECKING:
    from tests.telegram_server.documents import Document
    from tests.telegram_server.message import Message
    from tests.telegram_server.photos import Photo
    from tests.telegram_server.queries import Inline, Press

Json = dict[str, Any]


class Kind(Enum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


@dataclass(slots=True, eq=False)
class Person:
    """A user, or the bot itself."""

    id: int
    name: str
    language: str | None = None
    username: str | None = None
    is_bot: bool = False
    started: bool = False
    blocked: bool = False
    deactivated: bool = False


@dataclass(slots=True, eq=False)
class Topic:
    """A topic of a forum; its id is the message id of the note that created it."""

    id: int
    name: str
    colour: int = 0x6FB9F0
    icon: str | None = None
    closed: bool = False
    deleted: bool = False


@dataclass(slots=True, eq=False)
class Chat:
    """Where messages are. A private chat has the id of its person."""

    id: int
    kind: Kind
    title: str
    person: Person | None = None
    owner: Person | None = None
    username: str | None = None
    forum: bool = False
    members: dict[int, Standing] = field(default_factory=dict)
    permissions: frozenset[str] = MEMBER_MAY
    """What every member may do."""
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, "Message"] = field(default_factory=dict)
    pins: list[int] = field(default_factory=list)
    migrated_to: int | None = None
    own_numbers: bool = False
    """Supergroups and channels number their messages themselves; all other chats share one count."""
    last_message_id: int = 0

    @property
    def private(self) -> bool:
        return self.kind is Kind.PRIVATE

    def standing(self, person: Person) -> Standing:
        return self.members.get(person.id, LEFT)

    def may(self, person: Person, right: str) -> bool:
        """Whether someone inside may do this, by their own rights or as every member may."""
        standing = self.standing(person)
        if standing.status is Status.CREATOR:
            return True
        if standing.status is Status.ADMINISTRATOR:
            return right in standing.rights or (
                right.startswith("can_send_") and self.kind is not Kind.CHANNEL
            )
        if standing.status is Status.RESTRICTED:
            return right in standing.rights and right in self.permissions
        return standing.status is Status.MEMBER and right in self.permissions

    def topic(self, name: str) -> Topic:
        """The topic of this name; LookupError if there is none."""
        for topic in self.topics.values():
            if topic.name == name and not topic.deleted:
                return topic
        raise LookupError(f"{self.title} has no topic called {name!r}")


class World:
    """The state behind the methods, and its clock."""

    def __init__(self, *, token: str, username: str) -> None:
        self.token = token
        self.bot = Person(int(token.partition(":")[0]), "Matchday", username=username, is_bot=True)
        self.people: dict[int, Person] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.photos: dict[str, Photo] = {}
        self.documents: dict[str, Document] = {}
        """By the path at which they are fetched."""
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.presses: dict[str, Press] = {}
        self.inline: dict[str, Inline] = {}
        self.journal = Journal()
        self.origin = ""
        self.knows_times = True
        self.adds_media = True
        """Whether a text can be replaced by a photo; servers before Bot API 7.11 cannot do that."""
        self.answer_seconds = 10.0
        self.query_seconds = 15.0
        """After this a press or an inline query can no longer be answered."""
        self.ahead = 0.0
        self.numbers = count(1)
        self._person_ids = count(700_000_001)
        self._group_ids = count(4_000_000_001)
        self._supergroup_ids = count(1_002_000_000_001)
        self._messages = count(1)
        self.tell: Callable[[str, Json], None] = lambda kind, facts: None
        """Queues an update."""
        self.noted: Callable[[Message], None] = lambda message: None
        """Hears of each message of the bot's that is new, changed or deleted."""

    def now(self) -> float:
        """Seconds on a clock that only rises; tests move it ahead by `ahead`."""
        return time.monotonic() + self.ahead

    def new_person_id(self) -> int:
        return next(self._person_ids)

    def new_chat_id(self, kind: Kind) -> int:
        """Negative for everything but private chats; -100… for supergroups and channels."""
        return -next(self._group_ids if kind is Kind.GROUP else self._supergroup_ids)

    def new_message_id(self, chat: Chat) -> int:
        chat.last_message_id = chat.last_message_id + 1 if chat.own_numbers else next(self._messages)
        return chat.last_message_id
