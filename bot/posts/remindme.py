"""What people read who want to be reminded in private."""

from collections.abc import Sequence

from bot.chat import Action, Bullets, Line, Look, Paragraph, Post, Text
from bot.knowledge.match import Team
from bot.posts.language import translations
from bot.posts.leads import lead_words
from bot.posts.sentence import line, listed, strong

COMMAND = "remindme"
EXAMPLE = "/remindme 2h liverpool"


def not_on_the_web(look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _(
        "A page is only there while you look at it, so it cannot call you. On Discord or Telegram I can."
    )
    return Post(_("I cannot remind you here"), (Paragraph(line(said)),))


def in_private(look: Look) -> Post:
    """Asked where others read along."""
    _ = translations(look.language).gettext
    said = _("Reminders for you alone come in private: open a chat with me and write {example} there.")
    return Post(_("Ask me in private"), (Paragraph(line(said, example=strong(EXAMPLE))),))


def consent(team: Team, lead: str, look: Look) -> Post:
    """What would be kept, before anything is."""
    _ = translations(look.language).gettext
    will = line(
        _("I remind you here of {team}: {when}."), team=strong(team.name), when=lead_words(lead, look)
    )
    kept = _(
        "For that I keep this chat, whose it is, your teams and your times; nothing else. /forgetme ends it."
    )
    yes = Action(_("Yes, remind me"), COMMAND, {"when": lead, "team": team.name, "sure": "1"})
    return Post(_("Shall I remind you?"), (Paragraph(will), Paragraph((Text(kept),))), actions=(yes,))


def reminders(leads: Sequence[str], teams: Sequence[Team], look: Look) -> Post:
    """What somebody is reminded of, and how it ends."""
    _ = translations(look.language).gettext
    if not leads or not teams:
        said = line(_("Write {example}, and I remind you here before every match."), example=strong(EXAMPLE))
        return Post(_("You have no reminders"), (Paragraph(said),))
    when: list[Line] = [(Text(lead_words(lead, look)),) for lead in leads]
    return Post(
        _("Your reminders"),
        (
            Paragraph(line(_("Of {teams}, each time:"), teams=listed([one.name for one in teams], look))),
            Bullets(tuple(when)),
        ),
        actions=(Action(_("No more reminders"), COMMAND, {"do": "stop"}),),
    )


def which_team(look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("Name the team, too: {example}.")
    return Post(_("Whose matches?"), (Paragraph(line(said, example=strong(EXAMPLE))),))


def ended(look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("I keep nothing of them any more. {example} begins anew.")
    return Post(_("No more reminders"), (Paragraph(line(said, example=strong(EXAMPLE))),))
