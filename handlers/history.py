"""What stands behind a match: the tie, form, earlier meetings, the referee, and who said so."""

from bot.posts import form, officials, sources, tie
from handlers.about_match import about_match
from handlers.meant import Leaning

the_tie = about_match("tie", tie.tie, lambda d: d.context.tie is not None, Leaning.BACK, earlier=True)
recent_form = about_match("form", form.form, lambda d: any(d.context.recent.values()))
meetings = about_match("h2h", form.h2h, lambda d: bool(d.context.meetings or d.records))
referee = about_match("referee", officials.referee, lambda d: d.officials is not None, Leaning.BACK)
who_says_so = about_match("sources", sources.sources, lambda d: bool(d.sources()), Leaning.BACK, private=True)
