"""What passes between the core and a platform: channels, posts, requests, answers, and how sending fails."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeAlias

from bot.cards import Card
from bot.knowledge.occasion import Kind

# --- where


@dataclass(frozen=True, slots=True)
class Channel:
    """One place to post. `address` is the platform's own: a channel id, a chat and topic, a web room."""

    platform: str
    address: str


@dataclass(frozen=True, slots=True)
class Where:
    """To whom a channel belongs: the address and the name of its server or chat, and its own name."""

    community: str
    community_name: str
    name: str


class Detail(StrEnum):
    """How much the message of a running match tells."""

    GOALS = "goals"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Look:
    """How a channel wants its posts: BCP 47 language, IANA zone for written-out times, spoilers hidden,
    pictures dark, how much of a running match is told."""

    language: str = "en"
    zone: str = "UTC"
    spoiler: bool = False
    dark: bool = False
    detail: Detail = Detail.EVERYTHING


# --- what is said


@dataclass(frozen=True, slots=True)
class Text:
    """Words. `strong` stands out; `secret` is hidden until asked for where the channel hides spoilers;
    `gone` is struck out: it was said and proved false."""

    text: str
    strong: bool = False
    secret: bool = False
    gone: bool = False


class Show(StrEnum):
    """How much of an instant a reader sees."""

    TIME = "time"
    DAY = "day"
    MOMENT = "moment"
    """Day and time."""
    RELATIVE = "relative"
    """"in two hours"."""


@dataclass(frozen=True, slots=True)
class When:
    """An aware instant that each reader sees in their own zone where the platform can do that."""

    instant: datetime
    show: Show = Show.MOMENT


@dataclass(frozen=True, slots=True)
class Name:
    """A person or a team."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    url: str


Span: TypeAlias = Text | When | Name | Link
Line: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of plain text, all rows as long as the head; `caption` says what it shows."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Action:
    """A button: pressing it issues a command with these arguments, so it still works after a restart."""

    label: str
    command: str
    arguments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Blank:
    """One line of a sheet that is to be filled in: `value` is what stands there so far, one of the sheet's
    choices; `hint` is what may help to fill it in (the press's mark). `choices` are its own, where they are
    not the sheet's."""

    name: str
    label: str
    group: str = ""
    value: str | None = None
    hint: str = ""
    choices: tuple["Choice", ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Something to fill in: a choice for each blank.

    A platform that shows a form shows all blanks, and sends `command` with `arguments` and, for each blank
    that is filled in or emptied, "blank.<name>" = the choice's value or "". A platform of buttons shows
    `keys`, exactly in these rows (at most three of at most five), above the post's actions; where it has a
    menu, the blanks can be gone to by it: that is `command` with `arguments` and "at" = the blank's name.
    """

    command: str
    arguments: Mapping[str, str]
    blanks: tuple[Blank, ...]
    choices: tuple["Choice", ...]
    """What a blank may be filled with, rising; the label is what is read."""
    keys: tuple[tuple[Action, ...], ...] = ()
    at: str | None = None
    """The name of the blank that `keys` fill in."""
    jump: str = ""
    """What the menu of blanks says while none is chosen."""
    submit: str = ""
    """What the button of the form says."""


@dataclass(frozen=True, slots=True)
class Post:
    """Platform-neutral content. `source` is the line that says who said it."""

    title: str
    blocks: tuple[Block, ...] = ()
    source: Line = ()
    actions: tuple[Action, ...] = ()
    colour: str | None = None
    """A club's colour as `#rrggbb`, where one club is at the heart of it."""
    card: Card | None = None
    """What a picture of it shows, where it has one."""
    sheet: Sheet | None = None
    """What is to be filled in, in an answer to one person."""
    brief: tuple[Block, ...] = ()
    """What is written instead of `blocks` where a chat shows the picture beside it, which tells the rest;
    empty where the picture replaces no words."""

    def beside_picture(self) -> tuple[Block, ...]:
        """What is written where the post's picture goes along."""
        return self.brief or self.blocks


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a channel asks of its platform beyond the post itself, each where the platform can do it."""

    thread: bool = False
    """A thread, or a topic, for each match."""
    event: bool = False
    """An entry in the server's own calendar for each match."""
    crosspost: bool = False
    """Published to the channels that follow this announcement channel."""
    pin: bool = False
    """The live message is pinned while the match is on."""
    ping: str | None = None
    """The role that may be called, by the platform's own id."""
    together: bool = True
    """One message for matches that kick off at one time, where it would remind of each."""


@dataclass(frozen=True, slots=True)
class Fixture:
    """The match a message is about, as far as a thread's name or a calendar needs it."""

    name: str
    competition: str
    kickoff: datetime | None
    venue: str | None
    off: bool
    """Postponed, abandoned or cancelled."""
    over: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """An image beside the words. `digest` names its content, so that a platform can use again what it has."""

    digest: str
    png: bytes
    alt: str
    """What it shows, for those who do not see it."""
    secret: bool = False
    """It tells how a match went, and the channel hides spoilers."""


@dataclass(frozen=True, slots=True)
class File:
    """Something to take away: an export. `name` is safe for any file system, `media` such as
    "application/json"."""

    name: str
    media: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """One post on its way to one channel.

    `key` is persisted and the same at each try, so that a platform which knows it can answer a repeat with
    the first message. `subject` is the match's key (or the day, or the community) it is about.
    """

    channel: Channel
    key: str
    kind: Kind
    subject: str
    revision: int
    post: Post
    look: Look = Look()
    silent: bool = False
    wishes: Wishes = Wishes()
    fixture: Fixture | None = None
    picture: Picture | None = None


# --- what is asked


class ArgumentKind(StrEnum):
    TEAM = "team"
    COMPETITION = "competition"
    PLAYER = "player"
    COMMAND = "command"
    CHOICE = "choice"
    """One of several words that the command itself offers."""
    WORDS = "words"
    TEXT = "text"
    """Many lines, as somebody wrote them, or what is in a file. Only a command's last argument is one."""
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Argument:
    name: str
    kind: ArgumentKind
    description: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A command as every platform registers it; `description` has at most 100 characters (Discord)."""

    name: str
    description: str
    arguments: tuple[Argument, ...] = ()
    moderators_only: bool = False


class MentionKind(StrEnum):
    PERSON = "person"
    ROLE = "role"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Mention:
    """Whom or what a request names: by the platform's own id, and as the platform calls it."""

    kind: MentionKind
    ref: str
    name: str


@dataclass(frozen=True, slots=True)
class Request:
    """A command or a button, from one person in one channel, with rights that the platform has verified.

    `person` is the platform's id of the asker, unique within it. `once` names a request that the platform
    may hand over twice: what it changes is changed once. `name` is what the asker is called there, and
    `since` the instant at which their account was made, each where the platform tells. `forms`: a sheet is
    seen there as one form, with all of its blanks at once. `where` is told where the platform knows it, and
    `administers`: the platform itself says that this person may decide here, nobody's list. `mentions` are
    people, roles and channels of this place that are named in it. `alone`: it is asked in the asker's private
    chat with the bot, which a post can go to later. `language` is the asker's own (BCP 47), where the
    platform tells it, and `only_asker`: nobody else sees the answer, whatever it says of itself.
    """

    command: str
    arguments: Mapping[str, str]
    channel: Channel
    person: str
    look: Look = Look()
    may_moderate: bool = False
    once: str | None = None
    name: str = ""
    since: datetime | None = None
    forms: bool = False
    where: Where | None = None
    administers: bool = False
    mentions: tuple[Mention, ...] = ()
    alone: bool = False
    language: str = ""
    only_asker: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """`private`: only the asker needs to see it; `replaces`: it takes the place of the message whose button
    was pressed. `picture` is the post's card, drawn. `look` is how it is written where that is not how the
    channel wants its posts: in the asker's own language and time zone. `done`: something was done that the
    same request, asked again, would undo or do once more."""

    post: Post
    private: bool = False
    replaces: bool = False
    picture: Picture | None = None
    file: File | None = None
    look: Look | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What somebody is typing: the argument of a command, as far as it is written; `given` are its other
    arguments, and `person` and `language` are the asker's as in a request, where the platform tells them."""

    command: str
    argument: str
    typed: str
    channel: Channel
    look: Look = Look()
    given: Mapping[str, str] = field(default_factory=dict)
    person: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    label: str
    value: str


class AlreadyAnswered(Exception):  # noqa: N818 - a reason, not an error
    """The request was handed over before, and has been dealt with."""


# --- what the bot may do


@dataclass(frozen=True, slots=True)
class Permission:
    """Something that has to be allowed to the bot in a channel, by the platform's own name for it.

    `needed`: without it nothing is posted there; otherwise only what it is of `use` for does not work.
    `advice` says who gives it and where, in the reader's language.
    """

    name: str
    granted: bool
    needed: bool
    use: str
    advice: str = ""


Permissions: TypeAlias = Callable[[Channel, Look], Awaitable[Sequence[Permission]]]
"""What the bot may and may not do in a channel. Raises DeliveryFailed where that cannot be found out."""


# --- how it travels


class Failure(StrEnum):
    """Why a message was not delivered, as far as the platform tells."""

    NOT_SENT = "not sent"
    """It certainly did not arrive; worth another try."""
    UNKNOWN = "unknown"
    """It may or may not have arrived."""
    REFUSED = "refused"
    """The platform will never take this message."""
    GONE = "gone"
    """The channel is not there, or the bot may not speak in it."""


class DeliveryFailed(Exception):  # noqa: N818 - the failure is expected, and named as people say it
    """A platform did not take a message. `retry_after` is the platform's own wish, if it told one."""

    def __init__(self, failure: Failure, reason: str, retry_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.failure = failure
        self.reason = reason
        self.retry_after = retry_after


class Platform(Protocol):
    """Where messages go. Both calls raise DeliveryFailed and nothing else that is expected."""

    @property
    def name(self) -> str: ...

    @property
    def remembers(self) -> timedelta:
        """For how long a repeated key is answered with the first message; zero where it never is."""
        ...

    @property
    def room(self) -> int:
        """How many more messages could leave within the next moment: no more are handed over, since what is
        still here when the process dies may count as sent."""
        ...

    async def send(self, message: Message) -> str:
        """Posts it; gives the platform's reference to the new message."""
        ...

    async def edit(self, reference: str, message: Message) -> None:
        """Puts new content in the place of a message sent before."""
        ...
