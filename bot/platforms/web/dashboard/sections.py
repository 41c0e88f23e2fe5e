"""The sections of a channel's settings: what each is called, and which commands lead to which. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import NullTranslations

from bot.chat import Action
from bot.platforms.web.dashboard.house import Moderated
from bot.platforms.web.dashboard.shell import Place, path

SETTINGS = "settings"
"""The piece of the address before a section's name."""
STATE: Mapping[str, str] = {"state": "1"}
"""With this, /pause says how it stands, and asks nothing."""


@dataclass(frozen=True, slots=True)
class Section:
    """One page of settings. `command` with each of the arguments in `looks` shows how it stands, and changes
    nothing; there is none where only something is done. `typing`: what is to be typed in the chat is told,
    since no form here can do it."""

    name: str
    title: str
    about: str
    command: str = ""
    looks: tuple[Mapping[str, str], ...] = ({},)
    typing: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    sections: tuple[Section, ...]


_OF_COMMAND = {
    "follow": "follow",
    "unfollow": "follow",
    "posts": "posts",
    "ballots": "ballots",
    "reminders": "reminders",
    "quiet": "quiet",
    "digest": "digest",
    "pause": "pause",
    "resume": "pause",
    "stop": "pause",
    "options": "options",
    "correct": "correct",
    "undo": "correct",
    "moderators": "moderators",
    "settings": "file",
    "testpost": "test",
}
"""Where a command's answer is shown."""
_PLACES = {
    "upcoming": Place.CALENDAR,
    "missed": Place.LOG,
    "why": Place.LOG,
    "article": Place.REVIEW,
    "articles": Place.REVIEW,
    "news": Place.REVIEW,
    "health": Place.HEALTH,
    "feeds": Place.HEALTH,
    "audit": Place.AUDIT,
}
_LOOKED_AT = frozenset(_OF_COMMAND) - {"unfollow", "resume", "stop", "undo", "testpost", "pause"}
"""Commands that, alone, show how things stand: a link does instead of a button."""
_PAGES = frozenset({"upcoming", "missed", "articles", "health", "audit"})


def groups(translations: NullTranslations) -> tuple[Group, ...]:
    """All sections, under the headings that they stand beneath."""
    _ = translations.gettext
    return (
        Group(_("What is posted"), _what(translations)),
        Group(_("When it is posted"), _when(translations)),
        Group(_("How it is posted"), _how(translations)),
    )


def _what(translations: NullTranslations) -> tuple[Section, ...]:
    _ = translations.gettext
    return (
        Section("follow", _("Follows"), _("The teams, competitions and matches of this channel."), "follow"),
        Section(
            "posts",
            _("Kinds of post"),
            _("Which posts come before, during and after a match."),
            "posts",
            tuple({"group": group} for group in ("before", "live", "after", "digest")),
        ),
        Section("ballots", _("Fan ratings"), _("Whom fans rate at full time, and how it goes."), "ballots"),
        Section(
            "correct", _("Corrections"), _("Put right what is known of a match; posts are edited."), "correct"
        ),
    )


def _when(translations: NullTranslations) -> tuple[Section, ...]:
    _ = translations.gettext
    return (
        Section("reminders", _("Reminders"), _("How long before kickoff a reminder comes."), "reminders"),
        Section("quiet", _("Quiet hours"), _("Hours in which nothing disturbs this channel."), "quiet"),
        Section("digest", _("Weekly digest"), _("The matches of the week in one post."), "digest"),
        Section(
            "pause",
            _("Pause"),
            _("Post nothing for a while, or nothing about one match."),
            "pause",
            (STATE,),
        ),
    )


def _how(translations: NullTranslations) -> tuple[Section, ...]:
    _ = translations.gettext
    return (
        Section("options", _("Options"), _("Language, time zone, spoilers, sound and threads."), "options"),
        Section("moderators", _("Moderators"), _("Who else may change all this."), "moderators", typing=True),
        Section(
            "file",
            _("Export and import"),
            _("All settings as a file, or for another channel."),
            "settings",
            looks=(),
        ),
        Section("test", _("Test post"), _("What I may do in this channel, and a real post."), looks=()),
    )


def section(name: str, translations: NullTranslations) -> Section | None:
    return next((one for group in groups(translations) for one in group.sections if one.name == name), None)


def note(name: str, platform: str, translations: NullTranslations) -> str:
    """What of a section can be done in the chat alone: only Discord can tell which role is meant."""
    _ = translations.gettext
    if platform != "discord":
        return ""
    return {
        "options": _("A role to ping is chosen in Discord: send /options role there, and name it with @."),
        "reminders": _("A reminder that pings a role is added in Discord: /reminders add 2h ping, then @."),
    }.get(name, "")


def of_command(command: str) -> str:
    """The name of the section that shows a command's answer; empty where none does."""
    return _OF_COMMAND.get(command, "")


def place_of(command: str) -> Place:
    """The part of the pages that a command without a section belongs to."""
    return _PLACES.get(command, Place.SETTINGS)


def link(action: Action, channel: Moderated) -> str | None:
    """The page that a button leads to, where all it does is show one; None where it asks for something."""
    if action.command == "pause" and action.arguments in ({}, STATE):
        return section_path(channel, "pause")
    if action.command == "posts" and set(action.arguments) == {"group"}:
        return section_path(channel, "posts")
    if action.arguments:
        return None
    if action.command in _LOOKED_AT:
        return section_path(channel, _OF_COMMAND[action.command])
    return path(channel, _PLACES[action.command]) if action.command in _PAGES else None


def section_path(channel: Moderated, name: str) -> str:
    return path(channel, f"{SETTINGS}/{name}")
