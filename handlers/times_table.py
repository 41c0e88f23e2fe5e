"""The commands with which moderators decide when posts come."""

from collections.abc import Sequence

from bot.chat import Argument, ArgumentKind, Command
from handlers import quiet, reminders, weekly
from handlers.entry import Entry

_ = str  # marks words for translation; they are translated where they are written out

TIMES: Sequence[Entry] = (
    Entry(
        Command(
            "reminders",
            _("When a reminder comes before kickoff; add one, remove one"),
            (
                Argument(
                    "change",
                    ArgumentKind.WORDS,
                    _("add 90m, 2h or 1d 18:00, then for, home, away, ping, say; or remove 2h"),
                ),
            ),
            moderators_only=True,
        ),
        reminders.reminders_,
    ),
    Entry(
        Command(
            "quiet",
            _("Hours in which nothing is posted here, and what becomes of posts then"),
            (
                Argument(
                    "hours",
                    ArgumentKind.WORDS,
                    _("23:00 8:00, or off; or a kind of post and hold, drop, post"),
                ),
            ),
            moderators_only=True,
        ),
        quiet.quiet,
    ),
    Entry(
        Command(
            "digest",
            _("The matches of the week in one post: when it comes"),
            (Argument("when", ArgumentKind.WORDS, _("weekly monday 9:00, or off")),),
            moderators_only=True,
        ),
        weekly.digest,
    ),
)
