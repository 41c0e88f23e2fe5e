"""The commands with which moderators set a channel up: what it follows, what it gets, who decides."""

from collections.abc import Sequence

from bot.chat import Argument, ArgumentKind, Command
from handlers import audit, dashboard, following, moderators, options, pausing, posts, settings
from handlers.entry import Entry

_ = str  # marks words for translation; they are translated where they are written out

SETTINGS: Sequence[Entry] = (
    Entry(
        Command(
            "follow",
            _("Post about a team, a competition or a match here; alone, it lists what is followed"),
            (
                Argument(
                    "what",
                    ArgumentKind.CHOICE,
                    _("A team, a competition, or both sides: Liverpool - Everton"),
                ),
            ),
            moderators_only=True,
        ),
        following.follow,
        following.complete,
    ),
    Entry(
        Command(
            "unfollow",
            _("Stop posting about a team, a competition or a match in this channel"),
            (Argument("what", ArgumentKind.CHOICE, _("What is followed here")),),
            moderators_only=True,
        ),
        following.unfollow,
        following.complete,
    ),
    Entry(
        Command(
            "posts",
            _("Which kinds of post come in this channel, and how much of a live match"),
            (
                Argument("kind", ArgumentKind.CHOICE, _("A kind of post")),
                Argument(
                    "to", ArgumentKind.CHOICE, _("on or off; for the live message: goals or everything")
                ),
            ),
            moderators_only=True,
        ),
        posts.posts,
        posts.complete,
    ),
    Entry(
        Command(
            "options",
            _("Language, time zone, spoilers, sound, threads and what else can be set here"),
            (
                Argument("option", ArgumentKind.CHOICE, _("What to set")),
                Argument("value", ArgumentKind.CHOICE, _("on or off; a language, a city or zone, a role")),
            ),
            moderators_only=True,
        ),
        options.options,
        options.complete,
    ),
    Entry(
        Command(
            "pause",
            _("Post nothing in this channel for a while"),
            (
                Argument(
                    "until",
                    ArgumentKind.WORDS,
                    _("2h, 3 days, 18:00, 8 May; until /resume if you leave it out"),
                ),
            ),
            moderators_only=True,
        ),
        pausing.pause,
    ),
    Entry(
        Command("resume", _("Go on posting in this channel"), moderators_only=True),
        pausing.resume,
    ),
    Entry(
        Command(
            "moderators",
            _("Who may give me these commands; administrators add and remove others"),
            (
                Argument("do", ArgumentKind.WORDS, _("add or remove")),
                Argument("who", ArgumentKind.WORDS, _("A role or a person")),
            ),
            moderators_only=True,
        ),
        moderators.moderators,
    ),
    Entry(
        Command(
            "audit",
            _("Who changed what here, and when"),
            (Argument("page", ArgumentKind.NUMBER, _("1 is the newest")),),
            moderators_only=True,
        ),
        audit.audit,
    ),
    Entry(
        Command(
            "settings",
            _("All settings of this channel: take them out as a file, put them in, copy them"),
            (
                Argument("do", ArgumentKind.CHOICE, _("export, import or copy"), required=True),
                Argument("settings", ArgumentKind.TEXT, _("The file's text, or the channel to copy to")),
            ),
            moderators_only=True,
        ),
        settings.settings,
        settings.complete,
    ),
    Entry(
        Command(
            "dashboard",
            _("A web page for all of this: I send you a link that opens it once"),
            (Argument("do", ArgumentKind.WORDS, _("out: sign out in every browser")),),
            moderators_only=True,
        ),
        dashboard.dashboard,
    ),
)
