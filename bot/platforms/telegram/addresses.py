"""How places and messages of Telegram are written down."""

from typing import NamedTuple

PICTURE = "picture"


class Place(NamedTuple):
    """Where to post. No topic is the chat itself, in a forum its General."""

    chat: int
    topic: int | None = None


class Sent(NamedTuple):
    """A message that stands. One with a picture is changed by other calls than one of words."""

    chat: int
    message: int
    picture: bool = False


def place(address: str) -> Place:
    """The place of a channel's address, "CHAT" or "CHAT/TOPIC". Raises ValueError."""
    chat, _, topic = address.partition("/")
    return Place(int(chat), int(topic) if topic else None)


def address(chat: int, topic: int | None = None) -> str:
    return str(chat) if topic is None else f"{chat}/{topic}"


def sent(reference: str) -> Sent:
    """The message of a reference. Raises ValueError."""
    chat, message, *picture = reference.split("/")
    return Sent(int(chat), int(message), picture == [PICTURE])


def reference(chat: int, message: int, picture: bool = False) -> str:
    """ "CHAT/MESSAGE", or "CHAT/MESSAGE/picture"."""
    return f"{chat}/{message}/{PICTURE}" if picture else f"{chat}/{message}"
