"""What does not fit in an article, and why one could not be had, in the words of a moderator who reads it."""

import re

from bot.chat import Look
from bot.posts.language import SOURCE, speaks, translations

_NO_SUCH_ZONE = re.compile(r"no ([A-Z]+) on that day(?: in London)?|([A-Z]+) on a summer's day")


def warning_in_words(written: str, look: Look) -> str:
    """A warning of the reading, in the reader's language; any other as it is written."""
    _ = translations(look.language).gettext
    if zone := _NO_SUCH_ZONE.fullmatch(written):
        return _("its clock says {zone}, which does not hold on that day").format(zone=zone[1] or zone[2])
    return {
        "about no single match": _("it is about no single match"),
        "it is long: only its beginning was read": _("it is long: only its beginning was read"),
        "there is no such date": _("there is no such date"),
        "the weekday does not fit the date": _("the weekday does not fit the date"),
        "the date is far from the day of the article": _("the date is far from the day of the article"),
        "GMT is an hour behind London on that day": _("GMT is an hour behind London on that day"),
        "the title says that the match is off": _("the title says that the match is off"),
    }.get(written, written)


def not_had(why: str, written: str, look: Look) -> str:
    """Why an article could not be had: as it is `written` for those who read English; for others what its
    reason, a word such as "paywall", means."""
    if speaks(look.language) in (None, SOURCE):
        return written
    _ = translations(look.language).gettext
    return {
        "address": _("That address cannot be opened from here. Paste the text instead."),
        "away": _("That site does not answer. Try again later, or paste the text instead."),
        "refused": _("That site does not let programs read it. Paste the text instead."),
        "paywall": _("That article is for subscribers only. Paste the text instead."),
        "consent": _(
            "That site first asks about cookies. Open it in your browser and paste the text instead."
        ),
        "not an article": _("There is no article on that page. Paste the text instead."),
        "too large": _("That is too large. Paste the part about the match instead."),
        "second reader": _("The second reader does not answer; what could be read without it stands."),
    }.get(why, written)
