"""How a channel wants its posts, for its moderators: a line and a button for each option."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat import Action, Bullets, Line, Look, Paragraph, Post, Text, Wishes
from bot.posts.language import locale, translations
from bot.posts.sentence import line, strong

ON, OFF = "☑", "☐"
SWITCHES = ("spoiler", "silent", "dark", "together", "thread", "pin", "crosspost", "event")
"""Options that are on or off."""
EVERYWHERE = frozenset({"spoiler", "dark", "together"})
KNOWS = {
    "discord": EVERYWHERE | {"silent", "thread", "pin", "crosspost", "event", "role"},
    "telegram": EVERYWHERE | {"silent", "thread", "pin"},
}
"""What each platform can do beyond language and zone."""


@dataclass(frozen=True, slots=True)
class Options:
    """A channel's options as its moderators see them; `zone` and `language` are in its `look`."""

    channel: str
    platform: str
    look: Look
    silent: bool
    wishes: Wishes
    quiet: tuple[str, str] | None

    def known(self) -> frozenset[str]:
        """The options that its platform can do."""
        return KNOWS.get(self.platform, EVERYWHERE)

    def on(self, switch: str) -> bool:
        own = {"spoiler": self.look.spoiler, "dark": self.look.dark, "silent": self.silent}
        return own[switch] if switch in own else bool(getattr(self.wishes, switch))


def options(here: Options, look: Look, note: str = "") -> Post:
    """Everything that can be set, and how; `note` is what there is to say about the last change."""
    _ = translations(look.language).gettext
    lines = [
        _told(_("Language"), language_name(here.look.language, look), "/options language …", look),
        _told(_("Time zone"), here.look.zone, "/options zone …", look),
        _told(_("Quiet hours"), _quiet(here, look), "/quiet", look),
    ]
    if "role" in here.known():
        lines.append(_told(_("Role to ping"), _role(here, look), "/options role @…", look))
    known = [switch for switch in SWITCHES if switch in here.known()]
    lines += [_switch(switch, here.on(switch), look) for switch in known]
    actions = [
        Action(
            f"{ON if here.on(switch) else OFF} {switch_name(switch, look)}",
            "options",
            {"option": switch, "value": "off" if here.on(switch) else "on"},
        )
        for switch in known
    ]
    if here.wishes.ping is not None and "role" in here.known():
        actions.append(Action(_("No role"), "options", {"option": "role", "value": "none"}))
    return Post(
        _("Options of {channel}").format(channel=here.channel),
        (*((Paragraph((Text(note),)),) if note else ()), Bullets(tuple(lines))),
        actions=(*actions, Action(_("Quiet hours"), "quiet"), Action(_("Which posts"), "posts")),
    )


def which(option: str, nearest: Sequence[str], look: Look) -> Post:
    """What was written does not fit the option, or there is no such option."""
    _ = translations(look.language).gettext
    hints = {
        "zone": _("Write a city or a zone: /options zone Rome, or /options zone Europe/Rome."),
        "language": _("Write a language: /options language German, or /options language de."),
        "role": _("Name a role of this server with @, or none. It cannot be @everyone."),
        "": _(
            "Write an option and its value: /options spoiler on. Without anything, /options shows them all."
        ),
    }
    said = hints.get(option, _("Write on or off."))
    return Post(
        _("That is not clear"),
        (Paragraph((Text(said),)),),
        actions=(
            *(Action(one, "options", {"option": option, "value": one}) for one in nearest),
            Action(_("All options"), "options"),
        ),
    )


def switch_name(switch: str, look: Look) -> str:
    _ = translations(look.language).gettext
    return {
        "spoiler": _("Hide spoilers"),
        "silent": _("No sound"),
        "dark": _("Dark pictures"),
        "together": _("Reminders together"),
        "thread": _("Thread per match"),
        "pin": _("Pin live"),
        "crosspost": _("Publish"),
        "event": _("Server events"),
    }[switch]


def language_name(language: str, look: Look) -> str:
    """ "German", in the reader's language."""
    return locale(language).get_language_name(str(locale(look.language))) or language


def in_part(language: str, look: Look) -> str:
    """Said of a language whose sentences are not translated yet."""
    _ = translations(look.language).gettext
    said = _("I do not speak {language} yet: dates and numbers are written that way, sentences in English.")
    return said.format(language=language_name(language, look))


def _told(name: str, value: str, how: str, look: Look) -> Line:
    _ = translations(look.language).gettext
    return line(_("{name}: {value} ({how})"), name=strong(name), value=value, how=how)


def _switch(switch: str, on: bool, look: Look) -> Line:
    _ = translations(look.language).gettext
    what = {
        "spoiler": _("scores are covered until somebody uncovers them"),
        "silent": _("posts make no sound on anybody's phone"),
        "dark": _("line-ups and tables are drawn on a dark ground"),
        "together": _("one reminder lists the matches that kick off at the same time"),
        "thread": _("each match gets a thread, or a topic, of its own"),
        "pin": _("the live message is pinned while the match is on"),
        "crosspost": _("posts of an announcement channel go to those who follow it"),
        "event": _("each match is an event in the server's calendar"),
    }[switch]
    return (Text(f"{ON if on else OFF} "), strong(switch_name(switch, look)), Text(f" – {what}"))


def _quiet(here: Options, look: Look) -> str:
    _, pgettext = translations(look.language).gettext, translations(look.language).pgettext
    if here.quiet is None:
        return pgettext("quiet hours", "none")
    return _("{begin} to {end}").format(begin=here.quiet[0], end=here.quiet[1])


def _role(here: Options, look: Look) -> str:
    pgettext = translations(look.language).pgettext
    return pgettext("role", "chosen") if here.wishes.ping else pgettext("role", "none")
