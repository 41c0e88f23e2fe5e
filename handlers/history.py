"""What stands behind a match: the tie, form, earlier meetings, the referee, and who said so."""

from bot.chat import Look, Post
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import TeamKey
from bot.posts import form, officials, sources, tie
from handlers.about_match import about_match, about_side
from handlers.meant import Leaning


def _form(dossier: Dossier, look: Look, side: TeamKey | None) -> Post:
    """One side where anything is known of it, else what is known."""
    known = side is not None and dossier.context.recent.get(side)
    return form.form(dossier, look, side if known else None)


the_tie = about_match("tie", tie.tie, lambda d: d.context.tie is not None, Leaning.BACK, earlier=True)
recent_form = about_side("form", _form, lambda d: any(d.context.recent.values()))
meetings = about_match("h2h", form.h2h, lambda d: bool(d.context.meetings or d.records))
referee = about_match("referee", officials.referee, lambda d: d.officials is not None, Leaning.BACK)
who_says_so = about_match("sources", sources.sources, lambda d: bool(d.sources()), Leaning.BACK, private=True)
