"""Permission bits, and what a bot or a member may do in a channel."""

from typing import Final, Protocol

ADMINISTRATOR: Final = 1 << 3
MANAGE_CHANNELS: Final = 1 << 4
MANAGE_GUILD: Final = 1 << 5
VIEW_CHANNEL: Final = 1 << 10
SEND_MESSAGES: Final = 1 << 11
MANAGE_MESSAGES: Final = 1 << 13
EMBED_LINKS: Final = 1 << 14
ATTACH_FILES: Final = 1 << 15
READ_MESSAGE_HISTORY: Final = 1 << 16
MENTION_EVERYONE: Final = 1 << 17
MANAGE_EVENTS: Final = 1 << 33
MANAGE_THREADS: Final = 1 << 34
CREATE_PUBLIC_THREADS: Final = 1 << 35
CREATE_PRIVATE_THREADS: Final = 1 << 36
SEND_MESSAGES_IN_THREADS: Final = 1 << 38
CREATE_EVENTS: Final = 1 << 44
PIN_MESSAGES: Final = 1 << 51

EVERYTHING: Final = (1 << 53) - 1

USUAL: Final = (
    VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | MENTION_EVERYONE
    | CREATE_PUBLIC_THREADS
    | SEND_MESSAGES_IN_THREADS
    | MANAGE_THREADS
    | CREATE_EVENTS
    | MANAGE_EVENTS
    | PIN_MESSAGES
    | MANAGE_MESSAGES
)
"""What a bot has here unless told otherwise; never Administrator."""


class HasValue(Protocol):
    """Such as `discord.Permissions`."""

    @property
    def value(self) -> int: ...


Rights = int | HasValue


def bits(rights: Rights) -> int:
    return rights if isinstance(rights, int) else rights.value


def within(base: int, *, allow: int, deny: int) -> int:
    """The rights in a channel whose overwrites allow and deny these."""
    if base & ADMINISTRATOR:
        return EVERYTHING
    return (base & ~deny) | allow
