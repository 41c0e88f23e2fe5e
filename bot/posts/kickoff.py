"""When and where a match is played, as far as that is settled."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.chat import Line, Look, Show, Text, When
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Kickoff, Venue
from bot.posts.language import day, translations
from bot.posts.sentence import gone, line


def kickoff_line(kickoff: Kickoff | None, look: Look, show: Show = Show.MOMENT) -> Line:
    """The kickoff: an instant, or the day while only that is settled, or that neither is."""
    _ = translations(look.language).gettext
    if kickoff is not None and kickoff.at is not None:
        return (When(kickoff.at, show),)
    if kickoff is not None and kickoff.day is not None:
        return line(_("{day}, time to be confirmed"), day=day(kickoff.day, look))
    return (Text(_("date to be confirmed")),)


def when_and_where(dossier: Dossier, look: Look, was: datetime | None = None) -> Line:
    """ "Kickoff: Thu 18 Apr, 20:00 BST, at Gewiss Stadium, Bergamo"; `was` is struck out before it."""
    _ = translations(look.language).gettext
    when = kickoff_line(dossier.kickoff.value if dossier.kickoff else None, look)
    if was is not None:
        when = (gone((When(was, Show.MOMENT),), look), Text(" "), *when)
    if dossier.venue is None:
        return line(_("Kickoff: {when}"), when=when)
    return line(_("Kickoff: {when}, at {venue}"), when=when, venue=ground(dossier.venue.value))


def ground(venue: Venue) -> str:
    """ "Gewiss Stadium, Bergamo"."""
    return f"{venue.name}, {venue.city}" if venue.city else venue.name


def match_day(kickoff: Kickoff | None) -> date | None:
    """The day of the match at its venue; None while it is not settled."""
    if kickoff is None:
        return None
    return kickoff.at.astimezone(ZoneInfo(kickoff.zone)).date() if kickoff.at else kickoff.day


def in_order_of_kickoff(dossier: Dossier) -> tuple[date, float, str]:
    """A key to sort matches by: those without a date last, those without a time after that day's others."""
    kickoff = dossier.kickoff.value if dossier.kickoff else None
    on = match_day(kickoff)
    at = kickoff.at.timestamp() if kickoff and kickoff.at else float("inf")
    return (on or date.max, at, dossier.match.key)
