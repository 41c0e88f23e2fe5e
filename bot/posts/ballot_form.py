"""A fan's sheet where it is seen as one form, with everybody on it at once."""

from bot.chat import Look, Paragraph, Post, Sheet, When
from bot.knowledge.dossier import Dossier
from bot.posts.language import translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import line
from bot.posts.sheet import Filled, blanks, choices, rated_by_press


def form(dossier: Dossier, filled: Filled, look: Look) -> Post:
    """All candidates, to be marked in any order; the form itself says how many have a mark.

    Who has none can start from the press's.
    """
    _ = translations(look.language).gettext
    by_press = [one for one in filled.left if rated_by_press(dossier, one)]
    actions = [filled.action(_("Same as the press"), do="press", at=str(one.number)) for one in by_press[:1]]
    until = line(_("Open until {when}."), when=When(filled.closes))
    return Post(
        title=_("Your marks: {match}").format(match=pairing(dossier.match, look)),
        blocks=(Paragraph(until),),
        actions=tuple(actions),
        sheet=Sheet(
            command="rate",
            arguments=filled.arguments,
            blanks=blanks(dossier, filled, look),
            choices=choices(filled, look),
            submit=_("Send my marks"),
        ),
    )
