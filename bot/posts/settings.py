"""A channel's settings as a file: taken out, put in, copied, for its moderators."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from bot.chat import Action, Block, Bullets, Line, Look, Name, Paragraph, Post
from bot.posts.language import translations
from bot.posts.once_more import once_more
from bot.posts.sentence import labelled, line, listed, strong

SHOWN = 12
"""Differences that are told one by one."""
LONGEST = 60
BUTTONS = 20


class What(Enum):
    """What is wrong with a file of settings."""

    NO_JSON = "no JSON"
    TOO_LONG = "too long"
    SOMETHING_ELSE = "something else"
    OTHER_VERSION = "other version"
    UNKNOWN = "unknown"
    VALUE = "value"
    NOT_KNOWN_HERE = "not known here"
    EVERYBODY = "everybody"


class Problem(Exception):  # noqa: N818 - somebody else's file is no error of ours
    """Settings that cannot be taken: what is wrong, where ("posts 3 lead"), and what stands there."""

    def __init__(self, what: What, place: str = "", value: str = "") -> None:
        super().__init__(f"{what.value} {place} {value}")
        self.what = what
        self.place = place
        self.value = value


def wrong(problem: Problem, look: Look) -> Post:
    """What is wrong with the file, and that nothing was changed."""
    _ = translations(look.language).gettext
    said = {
        What.NO_JSON: _("That is no JSON: see line {place}."),
        What.TOO_LONG: _("That is far longer than settings are."),
        What.SOMETHING_ELSE: _(
            "Those are no settings of mine. /settings export gives you a file that I can read."
        ),
        What.OTHER_VERSION: _("Those settings are of another version of mine: {value}."),
        What.UNKNOWN: _("I do not know any setting “{place}”."),
        What.VALUE: _("At “{place}” I cannot read “{value}”."),
        What.NOT_KNOWN_HERE: _("“{value}” cannot be followed here: I do not know it."),
        What.EVERYBODY: _("The role at “{place}” is everybody. I never ping everybody."),
    }[problem.what]
    told = line(said, place=problem.place, value=problem.value)
    return Post(
        _("These settings cannot be used"),
        (Paragraph(told), Paragraph(line(_("Nothing was changed.")))),
        actions=(Action(_("Settings"), "settings"),),
    )


def settings(channel: str, others: Sequence[tuple[int, str]], look: Look) -> Post:
    """What can be done, and a button for each other channel to copy to."""
    _ = translations(look.language).gettext
    lines: list[Line] = [
        line(
            _("{how}: all settings of {channel} as a file"), how=strong("/settings export"), channel=channel
        ),
        line(_("{how}, with such a file or its text: put them in here"), how=strong("/settings import")),
        line(_("{how}: give another channel the same settings"), how=strong("/settings copy CHANNEL")),
    ]
    return Post(
        _("Settings of {channel}").format(channel=channel),
        (Bullets(tuple(lines)),),
        actions=(
            Action(_("Export"), "settings", {"do": "export"}),
            *(
                Action(
                    _("Copy to {channel}").format(channel=name), "settings", {"do": "copy", "to": str(number)}
                )
                for number, name in others[:BUTTONS]
            ),
            Action(_("Which posts"), "posts"),
            Action(_("Options"), "options"),
        ),
    )


def exported(channel: str, look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _(
        "All settings of {channel}. Send the file with /settings import to put them in, here or elsewhere."
    )
    return Post(_("Settings"), (Paragraph(line(said, channel=strong(channel))),))


def bring_it(look: Look) -> Post:
    """Import without anything to import."""
    _ = translations(look.language).gettext
    return Post(
        _("Which settings?"),
        (Paragraph(line(_("Send /settings import together with the file, or with its text behind it."))),),
        actions=(Action(_("Export"), "settings", {"do": "export"}),),
    )


def which_channel(others: Sequence[tuple[int, str]], look: Look) -> Post:
    """Copying, to a channel that nobody can tell."""
    _ = translations(look.language).gettext
    if not others:
        said = line(_("I post in no other channel of this place. Send /follow there first."))
    else:
        names = listed([Name(name) for _number, name in others], look)
        said = line(_("I also post in {channels}."), channels=names)
    return Post(
        _("To which channel?"),
        (Paragraph(said),),
        actions=tuple(
            Action(name, "settings", {"do": "copy", "to": str(number)}) for number, name in others[:BUTTONS]
        ),
    )


def the_same(channel: str, look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("{channel} has just these settings already.")
    return Post(_("Nothing to change"), (Paragraph(line(said, channel=strong(channel))),))


def really(
    channel: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    arguments: Mapping[str, str],
    look: Look,
) -> Post:
    """What would change in a channel, before it does."""
    _ = translations(look.language).gettext
    changes = [
        (name, before.get(name), after.get(name)) for name in after if before.get(name) != after.get(name)
    ]
    lines = [_difference(name, old, new, look) for name, old, new in changes]
    asking = once_more(
        _("Change the settings of {channel}?").format(channel=channel),
        [line(_("This takes the place of what is set there:"))],
        _("Yes, change them"),
        "settings",
        arguments,
        look,
    )
    blocks: list[Block] = [*asking.blocks, Bullets(tuple(lines[:SHOWN]))]
    return Post(asking.title, tuple(blocks), actions=asking.actions)


def done(channel: str, look: Look) -> Post:
    _ = translations(look.language).gettext
    return Post(
        _("Changed"),
        (Paragraph(line(_("{channel} has the new settings."), channel=strong(channel))),),
        actions=(Action(_("What comes next"), "upcoming"), Action(_("What is followed"), "follow")),
    )


def out_of_date(look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("Other settings were brought since. Send /settings import once more.")
    return Post(_("That is out of date"), (Paragraph(line(said)),))


def _difference(name: str, old: Any, new: Any, look: Look) -> Line:
    """ "follows: + team:everton, − team:liverpool"; "zone: UTC → Europe/Rome"."""
    _ = translations(look.language).gettext
    if isinstance(old, list) and isinstance(new, list):
        changes = [f"+ {_short(one, look)}" for one in new if one not in old]
        changes += [f"− {_short(one, look)}" for one in old if one not in new]
        return labelled(strong(name), ", ".join(changes) or _("another order"), look)
    return labelled(strong(name), f"{_short(old, look)} → {_short(new, look)}", look)


def _short(value: Any, look: Look) -> str:
    _ = translations(look.language).gettext
    match value:
        case None | "":
            return "–"
        case bool():
            return _("on") if value else _("off")
        case dict():
            told = " ".join(_short(one, look) for one in value.values() if one not in (False, None))
        case _:
            told = str(value)
    told = told or "–"
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1]}…"
