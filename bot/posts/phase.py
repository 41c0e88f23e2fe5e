"""How far a match is."""

from bot.chat import Look
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Status
from bot.knowledge.timeline import EventKind
from bot.posts.language import translations


def phase(dossier: Dossier, look: Look) -> str:
    """How far the match is: "Second half"."""
    _, pgettext = translations(look.language).gettext, translations(look.language).pgettext
    if dossier.status is Status.FINISHED:
        return pgettext("phase", "Full time")
    kinds = [event.kind for event in dossier.events]
    for kind, word in (
        (EventKind.SHOOTOUT, _("Penalty shoot-out")),
        (EventKind.EXTRA_TIME, _("Extra time")),
        (EventKind.SECOND_HALF, _("Second half")),
    ):
        if kind in kinds:
            # that there is extra time tells how ninety minutes ended
            return _("Under way") if look.spoiler and kind is not EventKind.SECOND_HALF else word
    if EventKind.HALF_TIME in kinds:
        # some sources do not tell that the second half began, only what happened in it
        return pgettext("phase", "Half time") if kinds[-1] is EventKind.HALF_TIME else _("Second half")
    return _("First half")
