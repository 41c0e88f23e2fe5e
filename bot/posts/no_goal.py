"""What stands in the place of a goal that was told and does not count."""

from bot.chat import Line, Look, Paragraph, Post
from bot.knowledge.dossier import Dossier, Happening
from bot.knowledge.timeline import Event
from bot.posts.attribution import said_by
from bot.posts.buttons import buttons
from bot.posts.events import who
from bot.posts.language import translations
from bot.posts.needs import needs
from bot.posts.scoreline import headline, scoreline
from bot.posts.sentence import gone, line, secret, sentences
from bot.posts.standing import standing
from bot.posts.vocabulary import note_word


def no_goal(dossier: Dossier, look: Look, happened: Happening | None) -> Post:
    """The goal struck out, why, and the score; `happened` is None where the report itself was withdrawn."""
    _ = translations(look.language).gettext
    lines: list[Line] = []
    if happened is not None:
        event = happened.event.value
        told = line(_("{minute} Goal: {player}"), minute=str(event.minute), player=who(event, dossier.match))
        lines.append((gone(secret(told, look), look),))
        lines.append(secret(_why_not(event, look), look))
    else:
        lines.append(line(_("The goal reported earlier does not stand.")))
    if dossier.score is not None:
        lines.append(line(_("The score: {score}."), score=scoreline(dossier.match, dossier.score, look)))
    lines.append(sentences(standing(dossier, look), needs(dossier, look)))
    return Post(
        title=_("No goal: {match}").format(match=headline(dossier.match, dossier.score, look)),
        blocks=tuple(Paragraph(said) for said in lines if said),
        source=said_by(look, happened.event if happened else None),
        actions=buttons(dossier, look, "live", "tie", "sources"),
    )


def _why_not(event: Event, look: Look) -> Line:
    _ = translations(look.language).gettext
    if event.note:
        return line(_("Disallowed: {reason}."), reason=note_word(event.note, look))
    return line(_("The goal does not count."))
