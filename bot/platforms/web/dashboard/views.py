"""What moderators read of a channel on their page, as the application that runs it tells. Nothing here
changes anything; what is pressed is a command, and goes to `House.ask`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat import Action, Choice, Line, Permission, Picture, Post
from bot.platforms.preview import Preview
from bot.platforms.web.dashboard.house import Moderated, Moderator


@dataclass(frozen=True, slots=True)
class Planned:
    """One coming post. `code` names it for `/upcoming post=<code>`; `kind` and `match` are as shown, `match`
    is empty for a digest, and `subject` is the match's key. `sure`: its hour is certain, else `at` is about
    when. `note` says what there is to say of its hour ("after quiet hours"), `why` what brings it here.
    `held`: quiet hours make it later; `dropped`: they leave it out; `skipped`: a moderator did."""

    code: str
    at: datetime
    sure: bool
    kind: str
    match: str
    subject: str
    why: Line
    note: str = ""
    lead: str = ""
    held: bool = False
    dropped: bool = False
    skipped: bool = False

    @property
    def comes(self) -> bool:
        return not (self.dropped or self.skipped)


@dataclass(frozen=True, slots=True)
class Coming:
    """The posts to come in a channel, soonest first, and the kinds (as shown) that may come at any time."""

    posts: tuple[Planned, ...] = ()
    anytime: tuple[str, ...] = ()
    stopped: tuple[tuple[str, str], ...] = ()
    """Matches that moderators stopped: key, name."""
    follows: bool = True
    """Whether the channel follows anything at all."""


@dataclass(frozen=True, slots=True)
class Beforehand:
    """A coming post, how it will look on each platform, the channel's own first, and what can be done with
    it. `words` says why there is nothing to see yet."""

    post: Planned
    previews: tuple[Preview, ...] = ()
    actions: tuple[Action, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Delivered:
    """One line of the delivery log. `state` is the store's word (pending, sending, sent, skipped, failed,
    unknown), empty for what never became a delivery here; `state_shown` is what is read. `said` tells in
    words what became of it and why, `advice` what to do, with `action` for a button. `url` is where the
    message can be seen, where the platform has an address for it."""

    number: int
    at: datetime
    kind: str
    match: str
    subject: str
    state: str
    state_shown: str
    said: Line = ()
    advice: str = ""
    action: Action | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class LogWanted:
    """Which lines of the log: each empty where all are wanted. `days` is how far back it goes, `before` the
    number of the oldest line seen."""

    match: str = ""
    kind: str = ""
    state: str = ""
    days: int | None = None
    before: int | None = None

    @property
    def everything(self) -> bool:
        return not (self.match or self.kind or self.state or self.days)


@dataclass(frozen=True, slots=True)
class Log:
    """A page of the log, the newest first. `kinds`, `states`, `matches` and `spans` (days) are what can be
    chosen."""

    lines: tuple[Delivered, ...] = ()
    older: int | None = None
    """The `before` of the next page; None where this is the last."""
    kinds: tuple[Choice, ...] = ()
    states: tuple[Choice, ...] = ()
    matches: tuple[Choice, ...] = ()
    spans: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of an article's text. `about` are the numbers of the facts that were read there."""

    text: str
    about: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of an article: `group` is under which heading it stands, `said` how it reads, `decided` what
    became of it, in words, empty while nothing did. `at` are the words around the place where it was read;
    empty where the text is not kept any more. `doubt` says why it is not certain."""

    number: int
    group: str
    said: Line
    decided: str = ""
    at: tuple[Stretch, ...] = ()
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Queued:
    """An article in the queue of those to review, or one that was decided on."""

    number: int
    title: str
    publisher: str
    url: str | None
    at: datetime
    match: str
    waiting: bool


@dataclass(frozen=True, slots=True)
class Part:
    """What an article says about one match. `post` is what `/article article=<number>` shows of it, with the
    buttons by which it is decided."""

    number: int
    match: str
    facts: tuple[Fact, ...]
    post: Post


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One article as its reviewer sees it."""

    article: Queued
    parts: tuple[Part, ...]
    text: tuple[Stretch, ...] = ()
    """All of it, in pieces; empty where it is not kept any more."""


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """How one provider or feed does: `well` None where nothing was asked of it yet. `about` is what it gives;
    `actions` what can be done with a feed."""

    name: str
    well: bool | None
    answered: datetime | None = None
    problem: str = ""
    rests_until: datetime | None = None
    left: str = ""
    about: str = ""
    url: str | None = None
    feed: bool = False
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Health:
    """How the sources do, and what the bot may do in the channel; `permissions` None where the platform did
    not say, or knows of none."""

    sources: tuple[SourceHealth, ...]
    permissions: tuple[Permission, ...] | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that was changed, as people read it: what it is, what it was and what it is since."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Audited:
    """One entry of the audit. `what` is what was changed, in words; `channel` empty where it was all of
    them."""

    number: int
    at: datetime
    who: str
    channel: str
    what: str
    differences: tuple[Difference, ...]
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Audit:
    """A page of the audit, the newest first; `older` as in Log."""

    lines: tuple[Audited, ...]
    older: int | None = None


class Views(Protocol):
    """What is read of a channel."""

    async def coming(self, who: Moderator, channel: Moderated) -> Coming: ...

    async def beforehand(self, who: Moderator, channel: Moderated, code: str) -> Beforehand | None:
        """One coming post; None for one that is not coming any more."""
        ...

    async def picture(self, who: Moderator, channel: Moderated, code: str, *, dark: bool) -> Picture | None:
        """The picture of a coming post; None where it has none."""
        ...

    async def log(self, who: Moderator, channel: Moderated, wanted: LogWanted) -> Log: ...

    async def queue(self, who: Moderator, channel: Moderated) -> Sequence[Queued]:
        """Waiting articles first, then those decided on lately."""
        ...

    async def article(self, who: Moderator, channel: Moderated, number: int) -> Reviewed | None: ...

    async def health(self, who: Moderator, channel: Moderated) -> Health: ...

    async def audit(self, who: Moderator, channel: Moderated, before: int | None) -> Audit: ...
