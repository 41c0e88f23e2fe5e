"""Asking once more before something that is hard to take back."""

from collections.abc import Mapping, Sequence

from bot.chat import Action, Line, Look, Paragraph, Post
from bot.posts.language import translations
from bot.posts.sentence import line


def once_more(
    title: str,
    lines: Sequence[Line],
    yes: str,
    command: str,
    arguments: Mapping[str, str],
    look: Look,
    back: Mapping[str, str] | None = None,
) -> Post:
    """What would happen, a button that lets it (it issues `command` with `arguments` and "sure" = "1"), and
    one that leads `back` to the command's page."""
    _ = translations(look.language).gettext
    return Post(
        title,
        tuple(Paragraph(said) for said in lines if said),
        actions=(
            Action(yes, command, {**arguments, "sure": "1"}),
            Action(_("No, leave it"), command, dict(back or {})),
        ),
    )


def nothing_to_set_up(look: Look) -> Post:
    """Asked where a channel would have to be opened, and nobody can tell to which community it belongs."""
    _ = translations(look.language).gettext
    said = _("I cannot tell which channel you mean. Send the command in the channel itself.")
    return Post(_("Which channel?"), (Paragraph(line(said)),))
