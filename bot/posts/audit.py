"""Who changed what, for moderators: the newest first."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.chat import Action, Bullets, Line, Look, Name, Paragraph, Post, When
from bot.knowledge.occasion import Kind
from bot.knowledge.weekly import Weekly
from bot.posts.kinds import kind_name
from bot.posts.language import moment, translations
from bot.posts.leads import lead_words
from bot.posts.options import SWITCHES, switch_name
from bot.posts.reasons import reason_in_words
from bot.posts.sentence import Part, apart, between, labelled, line, strong, written
from bot.posts.weekly import hour_words

LONGEST, PART = 160, 60
"""Characters of what was changed that are shown, and of one value: an entry is a line, not a page."""
_LEAD = re.compile(r"PT\d+S$|P\d+D\d\d:\d\d ")
_WEEKLY = re.compile(r"W\d \d\d:\d\d ")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)")
_KINDS = frozenset(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True)
class Change:
    """One change: when, by whom, in which channel (its name; None for the whole community), what, and the
    values before and after as JSON. `undone`: it was taken back since."""

    at: datetime
    who: str
    channel: str | None
    what: str
    before: Any
    after: Any
    undone: bool = False


def audit(changes: Sequence[Change], page: int, more: bool, look: Look) -> Post:
    """One page of changes, with buttons for what is older and newer."""
    _ = translations(look.language).gettext
    actions = []
    if more:
        actions.append(Action(_("Older"), "audit", {"page": str(page + 1)}))
    if page > 1:
        actions.append(Action(_("Newer"), "audit", {"page": str(page - 1)}))
    if not changes:
        said = (
            _("Nobody has changed anything in the last year.")
            if page == 1
            else _("Nothing is older than that.")
        )
        return Post(_("What was changed"), (Paragraph(line(said)),), actions=tuple(actions))
    return Post(
        _("What was changed"),
        (Bullets(tuple(_told(change, look) for change in changes)),),
        source=line(_("Kept for a year.")),
        actions=tuple(actions),
    )


def _told(change: Change, look: Look) -> Line:
    """ "Sat 21 Apr, 18:00, Ann in #matchday: which posts: Goals: on → off"."""
    _ = translations(look.language).gettext
    where = line(_("{who} in {channel}"), who=Name(change.who), channel=change.channel or "")
    said = (
        _("{when}, {who}: {what}: {difference} (taken back)")
        if change.undone
        else _("{when}, {who}: {what}: {difference}")
    )
    return line(
        said,
        when=When(change.at),
        who=where if change.channel else Name(change.who),
        what=strong(what_name(change.what, look)),
        difference=_cut(_difference(change.before, change.after, look)),
    )


def differences(before: Any, after: Any, look: Look) -> list[tuple[str, str, str]]:
    """What is other than before, in words: what it is, what it was, what it is since. Of two objects only the
    parts that differ, each with its name; else the name is empty. Of two lists only what one of them has."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        return [
            (_name(name, look), _plain(before.get(name), look), _plain(after.get(name), look))
            for name in names
        ]
    if isinstance(before, list) and isinstance(after, list):
        gone, new = [one for one in before if one not in after], [one for one in after if one not in before]
        return [("", _plain(gone, look), _plain(new, look))]
    return [("", _plain(before, look), _plain(after, look))]


def _difference(before: Any, after: Any, look: Look) -> str:
    told: list[Part] = []
    for name, was, now in differences(before, after, look):
        change = f"{_cut(was, PART)} → {_cut(now, PART)}"
        told.append(labelled(name, change, look) if name else change)
    return written(apart(told, look), look)


def what_name(what: str, look: Look) -> str:
    """What was changed, in words; the word itself where it has no other."""
    _ = translations(look.language).gettext
    return {
        "follow": _("what is followed"),
        "posts": _("which posts"),
        "options": _("options"),
        "reminders": _("reminders"),
        "quiet": _("quiet hours"),
        "pause": _("pause"),
        "moderators": _("who moderates"),
        "settings": _("all settings"),
        "correct": _("correction"),
        "skip": _("one post"),
        "stop": _("one match"),
        "send now": _("one post"),
        "undo": _("correction"),
        "digest": _("digest"),
        "news": _("team news"),
        "feeds": _("Feeds"),
        "testpost": _("Test post"),
        "ballots": _("ballots"),
        "sign in": _("sign-in to the moderators' page"),
    }.get(what, what)


def _plain(value: Any, look: Look) -> str:
    """A small JSON value as people read it: "on", "Goals: off", "–" for nothing."""
    _ = translations(look.language).gettext
    match value:
        case None | "" | []:
            return "–"
        case bool():
            return _("on") if value else _("off")
        case Mapping():
            if "name" in value:
                return str(value["name"])
            parts: list[Part] = [_plain(value["lead"], look)] if "lead" in value else []
            others = [(name, one) for name, one in value.items() if name != "lead"]
            parts += [labelled(_name(name, look), _plain(one, look), look) for name, one in others]
            return written(between(", ", parts), look)
        case list():
            return ", ".join(_plain(one, look) for one in value)
        case str():
            return _word(value, look)
        case _:
            return str(value)


def _word(written: str, look: Look) -> str:
    """A text; a lead time or an instant in words."""
    _ = translations(look.language).gettext
    if written in ("on", "off"):
        return _("on") if written == "on" else _("off")
    if _LEAD.match(written):
        try:
            return lead_words(written, look)
        except ValueError:
            return written
    if _WEEKLY.match(written):
        try:
            return hour_words(Weekly.parse(written), look)
        except ValueError:
            return written
    if _INSTANT.fullmatch(written):
        return moment(When(datetime.fromisoformat(written)), look)
    return reason_in_words(written, look)


def _name(name: str, look: Look) -> str:
    """What a part is called: a kind of post or an option by its name."""
    if name in _KINDS:
        return kind_name(Kind(name), look)
    if name in SWITCHES:
        return switch_name(name, look)
    _ = translations(look.language).gettext
    return {
        "reason": _("reason"),
        "until": _("until"),
        "language": _("language"),
        "zone": _("time zone"),
        "role": _("role to ping"),
    }.get(name, name)


def _cut(said: str, longest: int = LONGEST) -> str:
    return said if len(said) <= longest else f"{said[: longest - 1]}…"
