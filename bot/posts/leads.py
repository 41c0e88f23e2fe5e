"""How long before kickoff a reminder comes, in words."""

from datetime import timedelta

from bot.chat import Look
from bot.knowledge.occasion import Lead
from bot.posts.language import number, translations

_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)


def lead_words(lead: str, look: Look) -> str:
    """ "2 hours before kickoff", "1 hour 30 minutes before kickoff", "the day before at 18:00"; `lead` is as
    Lead writes it."""
    _ = translations(look.language).gettext
    parsed = Lead.parse(lead)
    if parsed.before is not None:
        if not parsed.before:
            return _("at kickoff")
        return _("{span} before kickoff").format(span=_span(parsed.before, look))
    clock = f"{parsed.hour:02}:{parsed.minute:02}"
    if parsed.days == 0:
        return _("on the day at {clock}").format(clock=clock)
    if parsed.days == 1:
        return _("the day before at {clock}").format(clock=clock)
    return _("{days} days before at {clock}").format(days=number(parsed.days, look), clock=clock)


def _span(before: timedelta, look: Look) -> str:
    ngettext = translations(look.language).ngettext
    hours, rest = divmod(before, _HOUR)
    days, hours = divmod(hours, 24) if not rest and hours % 24 == 0 else (0, hours)
    counted = (
        (days, ngettext("{count} day", "{count} days", days)),
        (hours, ngettext("{count} hour", "{count} hours", hours)),
        (rest // _MINUTE, ngettext("{count} minute", "{count} minutes", rest // _MINUTE)),
    )
    return " ".join(said.format(count=number(count, look)) for count, said in counted if count)
