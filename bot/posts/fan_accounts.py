"""Accounts of one fan: linking two of them, taking one's data along, and being forgotten."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat import Action, Bullets, Line, Look, Paragraph, Post, Text, When
from bot.posts.language import number, translations
from bot.posts.sentence import line, listed, sentences, strong

NAMES = {"discord": "Discord", "telegram": "Telegram", "web": "Web"}
"""Platforms as they call themselves."""


def code_to_type(code: str, minutes: int, look: Look) -> Post:
    """The code, and where to type it."""
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    where = line(_("Go to your other account and write {command}."), command=strong(f"/link {code}"))
    until = line(
        ngettext("It works once, for {count} minute.", "It works once, for {count} minutes.", minutes),
        count=str(minutes),
    )
    why = _("Then both are one fan: one ballot a match, whichever you vote from. Show the code to nobody.")
    return Post(
        title=_("Your code: {code}").format(code=code),
        blocks=(Paragraph(where), Paragraph(sentences(until, (Text(why),)))),
    )


def linked(platforms: Sequence[str], ballots: int, look: Look) -> Post:
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    where = listed([NAMES.get(platform, platform) for platform in platforms], look)
    given = ngettext("{count} ballot is yours.", "{count} ballots are yours.", ballots)
    said = sentences(
        line(_("You are one fan on {platforms}."), platforms=where),
        line(given, count=number(ballots, look)) if ballots else None,
    )
    return Post(_("Your accounts are linked"), (Paragraph(said),), actions=(Action(_("About me"), "me"),))


def wrong_code(look: Look) -> Post:
    """Mistyped, taken, or too old."""
    _ = translations(look.language).gettext
    said = _("It may be mistyped, or older than ten minutes. Ask for a new one on your other account.")
    return Post(_("That code does not work"), (Paragraph((Text(said),)),), actions=(_own_code(look),))


def own_already(look: Look) -> Post:
    """Both accounts are one fan's."""
    _ = translations(look.language).gettext
    said = _("The code is your own: type it on the other account, not here. If you have, all is done.")
    return Post(_("These accounts are one already"), (Paragraph((Text(said),)),))


def too_often(until: datetime | None, look: Look) -> Post:
    _ = translations(look.language).gettext
    said = line(_("Try again at {when}."), when=When(until)) if until else (Text(_("Try again later.")),)
    return Post(_("Too many wrong codes"), (Paragraph(said),))


def sure(
    accounts: int, ballots: int, marks: int, predictions: int, answers: int, look: Look, reminders: int = 0
) -> Post:
    """What would be lost; asked before anything is deleted."""
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    said = _("All of this is deleted, and nobody can bring it back. The fans' averages change accordingly.")
    lost = counted(accounts, ballots, marks, predictions, answers, look, reminders)
    all_ = Text(ngettext("Yes, forget me", "Yes, forget all my accounts", max(accounts, 1)))
    return Post(
        title=_("Shall I forget you?"),
        blocks=(*((Bullets(tuple(lost)),) if lost else ()), Paragraph((Text(said),))),
        actions=(Action(all_.text, "me", {"do": "forget", "sure": "yes"}), Action(_("No, keep it"), "me")),
    )


def forgotten(
    accounts: int, ballots: int, marks: int, predictions: int, answers: int, look: Look, reminders: int = 0
) -> Post:
    """What was deleted."""
    _ = translations(look.language).gettext
    lost = counted(accounts, ballots, marks, predictions, answers, look, reminders)
    if not lost:
        return unknown(look)
    return Post(
        title=_("You are forgotten"),
        blocks=(Paragraph((Text(_("Deleted for good:")),)), Bullets(tuple(lost))),
    )


def unknown(look: Look) -> Post:
    """Nothing is kept of who asks."""
    _ = translations(look.language).gettext
    said = _(
        "You have neither voted nor predicted here: there is nothing to delete and nothing to take along."
    )
    return Post(_("I know nothing about you"), (Paragraph((Text(said),)),))


def your_data(look: Look) -> Post:
    """Goes with the file."""
    _ = translations(look.language).gettext
    said = _("Everything that is kept about you, as a file that people and programs can read (JSON).")
    return Post(_("Your data"), (Paragraph((Text(said),)),))


def counted(
    accounts: int, ballots: int, marks: int, predictions: int, answers: int, look: Look, reminders: int = 0
) -> list[Line]:
    """What there is of a fan, a line each; what there is none of is left out."""
    ngettext = translations(look.language).ngettext
    told = [
        (ngettext("{count} account", "{count} accounts", accounts), accounts),
        (ngettext("{count} ballot", "{count} ballots", ballots), ballots),
        (ngettext("{count} mark", "{count} marks", marks), marks),
        (ngettext("{count} prediction", "{count} predictions", predictions), predictions),
        (ngettext("{count} private answer", "{count} private answers", answers), answers),
        (ngettext("{count} team to remind you of", "{count} teams to remind you of", reminders), reminders),
    ]
    return [line(said, count=number(count, look)) for said, count in told if count]


def _own_code(look: Look) -> Action:
    _ = translations(look.language).gettext
    return Action(_("A code for this account"), "link")
