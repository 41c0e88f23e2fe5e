"""What stands behind a match: the tie, form, earlier meetings, the referee, and who said so."""

from bot.chat import Answer
from bot.posts import form, officials, sources, tie
from bot.posts.answers import nothing_known
from handlers.about_match import about_match
from handlers.asked import Asked, for_all, for_one
from handlers.meant import Leaning, meant
from handlers.teams import whose
from storage import refereed

the_tie = about_match("tie", tie.tie, lambda d: d.context.tie is not None, Leaning.BACK, earlier=True)
recent_form = about_match("form", form.form, lambda d: any(d.context.recent.values()))
meetings = about_match("h2h", form.h2h, lambda d: bool(d.context.meetings or d.records))
who_says_so = about_match("sources", sources.sources, lambda d: bool(d.sources()), Leaning.BACK, private=True)


async def referee(asked: Asked) -> Answer:
    """Who is in charge, with the earlier matches under them that the store has."""
    wanted = await whose(asked)
    if isinstance(wanted, Answer):
        return wanted
    dossier = await meant(asked, wanted.targets, Leaning.BACK)
    if dossier is None or dossier.officials is None:
        return for_one(nothing_known("referee", dossier, asked.look))
    before = await refereed.before(asked.conn, dossier, asked.place.scope)
    return for_all(officials.referee(dossier, asked.look, before))
