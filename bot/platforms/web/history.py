"""What the web channel remembers: the rooms, and what stands in them."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from bot.chat import Look, Post


class Room(NamedTuple):
    """A channel of the web. `address` is its place in the URL, `name` what people read."""

    address: str
    name: str
    look: Look = Look()


class RoomMessage(NamedTuple):
    """One revision of one message in a room. `at` is when it was said, an aware instant.

    `visitor` is whose private answer it is, None for what everybody sees; `asked` is what they typed.
    The history gives `id`, which rises with each revision (it is the id of the event); `place`, the id of the
    first revision, which tells where the message stands; and `first_at`, when that was said.
    `picture` is the width and height of the picture beside the words, in pixels, None where there is none;
    `secret` says that it is covered where the room hides spoilers.
    """

    room: str
    key: str
    revision: int
    at: datetime
    kind: str
    subject: str
    post: Post
    visitor: str | None = None
    asked: str | None = None
    id: int = 0
    place: int = 0
    first_at: datetime | None = None
    picture: tuple[int, int] | None = None
    secret: bool = False


class History(Protocol):
    """A store that outlives the process; `visitor` None sees what is meant for everybody."""

    async def keep(self, message: RoomMessage, /) -> RoomMessage:
        """Keeps a revision and gives it back with its id. The same (room, key, revision) kept again changes
        nothing: what was kept first is given back."""
        ...

    async def one(
        self, room: str, key: str, visitor: str | None, revision: int | None = None, /
    ) -> RoomMessage | None:
        """One message as it stands now, or as it stood; None if there is none that this visitor may see."""
        ...

    async def since(self, room: str, after: int, visitor: str | None, /) -> Sequence[RoomMessage]:
        """Revisions with an id above `after`, oldest first; as many as the store likes to give at once."""
        ...

    async def latest(
        self, room: str, visitor: str | None, limit: int, before: int | None, /
    ) -> Sequence[RoomMessage]:
        """The newest messages as they stand now, in the room's order; above the place `before` if given."""
        ...

    async def rooms(self) -> Sequence[Room]: ...
