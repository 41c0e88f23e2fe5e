"""When a channel's weekly digest comes, for its moderators."""

from datetime import date, datetime

from babel.dates import format_date

from bot.chat import Action, Look, Paragraph, Post, When
from bot.knowledge.clock_words import WEEKDAYS
from bot.knowledge.weekly import Weekly
from bot.posts.language import locale, translations
from bot.posts.sentence import line

COMMAND = "digest"
USUAL = (0, "9:00"), (4, "9:00"), (4, "18:00")
"""Days of the week, 0 for Monday, and hours that a button sets."""
_MONDAY = date(2024, 1, 1)


def weekly(channel: str, hours: Weekly | None, now: datetime, zone: str, look: Look) -> Post:
    """When it comes, when next, and buttons for other days."""
    _ = translations(look.language).gettext
    if hours is None:
        said = [line(_("There is none here. It lists the matches of seven days, of all that is followed."))]
    else:
        clock = f"{hours.hour:02}:{hours.minute:02}"
        when = _("It comes every week on {day} at {clock}, by the clocks of {zone}.")
        said = [
            line(when, day=_weekday(hours.weekday, look), clock=clock, zone=hours.zone),
            line(_("The next one: {when}."), when=When(hours.next(now))),
        ]
    said.append(line(_("In words: /digest weekly monday 9:00 ({zone}), or /digest off."), zone=zone))
    return Post(
        _("The weekly digest in {channel}").format(channel=channel),
        tuple(Paragraph(one) for one in said),
        actions=_choices(hours, look),
    )


def how_to(look: Look) -> Post:
    """What was written is no hour of the week."""
    _ = translations(look.language).gettext
    said = _("Write a day and an hour: /digest weekly monday 9:00. Without a digest: /digest off.")
    return Post(
        _("On which day, and when?"),
        (Paragraph(line(said)),),
        actions=(Action(_("The digest as it is"), COMMAND),),
    )


def hour_words(hours: Weekly, look: Look) -> str:
    """ "Monday, 9:00"."""
    return f"{_weekday(hours.weekday, look)}, {hours.hour}:{hours.minute:02}"


def _choices(hours: Weekly | None, look: Look) -> tuple[Action, ...]:
    _ = translations(look.language).gettext
    there = (hours.weekday, f"{hours.hour}:{hours.minute:02}") if hours else None
    offered = [
        Action(f"{_weekday(day, look)}, {clock}", COMMAND, {"when": f"{WEEKDAYS[day]} {clock}"})
        for day, clock in USUAL
        if (day, clock) != there
    ]
    off = Action(_("No digest"), COMMAND, {"when": "off"})
    return (*offered, off) if hours else tuple(offered)


def _weekday(day: int, look: Look) -> str:
    return format_date(_MONDAY.replace(day=1 + day), "EEEE", locale=locale(look.language))
