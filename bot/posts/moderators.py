"""Who moderates the bot in a community, beyond those whom the platform says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat import Action, Block, Bullets, Line, Look, Paragraph, Post
from bot.posts.language import translations
from bot.posts.once_more import once_more
from bot.posts.sentence import line, strong

BUTTONS = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """A role or a person; `code`, "role:123", names them in a button."""

    code: str
    name: str
    role: bool


def moderators(listed: Sequence[Listed], platform: str, look: Look, *, may_change: bool) -> Post:
    """Everybody who moderates, how to add somebody, and a button to remove each; the last two only where the
    reader may do that."""
    _ = translations(look.language).gettext
    always = {
        "discord": _("Whoever has Manage Server always moderates."),
        "telegram": _("Administrators of this chat always moderate."),
    }.get(platform, _("Whoever manages this place always moderates."))
    blocks: list[Block] = [Paragraph(line(always))]
    if listed:
        blocks += [Paragraph(line(_("So do:"))), Bullets(tuple(_named(one, look) for one in listed))]
    else:
        blocks.append(Paragraph(line(_("Nobody else does."))))
    if may_change:
        blocks.append(Paragraph(line(_how(platform, look))))
    else:
        blocks.append(Paragraph(line(_only(platform, look))))
    if platform == "discord" and listed:
        blocks.append(Paragraph(line(_seen(look))))
    removable = listed[:BUTTONS] if may_change else ()
    return Post(
        _("Who moderates me here"),
        tuple(blocks),
        actions=tuple(
            Action(_remove(one, look), "moderators", {"do": "remove", "who": one.code}) for one in removable
        ),
    )


def not_yours(platform: str, look: Look) -> Post:
    _ = translations(look.language).gettext
    return Post(_("That is for administrators"), (Paragraph(line(_only(platform, look))),))


def whom(platform: str, look: Look) -> Post:
    """Nobody, or more than one, was named."""
    _ = translations(look.language).gettext
    return Post(
        _("Who is it?"),
        (Paragraph(line(_how(platform, look))),),
        actions=(Action(_("Who moderates"), "moderators"),),
    )


def really(one: Listed, look: Look) -> Post:
    """Asks once more before somebody is removed."""
    _ = translations(look.language).gettext
    said = line(_("{name} can then change nothing here any more."), name=strong(one.name))
    return once_more(
        (_("Remove the role {name}?") if one.role else _("Remove {name}?")).format(name=one.name),
        [said],
        _("Yes, remove"),
        "moderators",
        {"do": "remove", "who": one.code},
        look,
    )


def _remove(one: Listed, look: Look) -> str:
    _ = translations(look.language).gettext
    return (_("Remove the role {name}") if one.role else _("Remove {name}")).format(name=one.name)


def _named(one: Listed, look: Look) -> Line:
    _ = translations(look.language).gettext
    return line(_("everyone with the role {name}") if one.role else "{name}", name=strong(one.name))


def _how(platform: str, look: Look) -> str:
    _ = translations(look.language).gettext
    if platform == "telegram":
        return _("To add somebody, answer a message of theirs with /moderators add, or write their id.")
    return _("To add a role or a person, write /moderators add and name them with @.")


def _only(platform: str, look: Look) -> str:
    _ = translations(look.language).gettext
    if platform == "discord":
        return _("Only those with Manage Server can change who moderates.")
    return _("Only administrators of this chat can change who moderates.")


def _seen(look: Look) -> str:
    """Discord hides commands from those without the right; only a server's own settings can show them."""
    _ = translations(look.language).gettext
    return _(
        "Discord shows my moderators' commands to those with Manage Server only. To show them to others: "
        "Server Settings, Integrations, this bot, then add the role."
    )
