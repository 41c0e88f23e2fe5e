"""Who is missing on a side, and the words for it."""

from bot.chat import Line, Look
from bot.knowledge.dossier import Absentee, Dossier
from bot.knowledge.match import Team
from bot.knowledge.team_news import Absence, AbsenceStatus
from bot.posts.language import date_of, short_day, translations
from bot.posts.sentence import line

ORDER = (AbsenceStatus.OUT, AbsenceStatus.SUSPENDED, AbsenceStatus.DOUBT, AbsenceStatus.RETURNING)
"""The surest first, and last who is back."""

Fresh = frozenset[tuple[str, str]]
"""Who is new in the team news: (team, player)."""


def absent(dossier: Dossier, side: Team, *statuses: AbsenceStatus) -> list[Absentee]:
    """Those of a side who are missing in one of these ways, or in any."""
    return [
        absentee
        for absentee in dossier.absentees
        if absentee.team == side.key and absentee.absence.value.status in (statuses or ORDER)
    ]


def until(absence: Absence, look: Look) -> Line:
    """ "back around 8 May"; empty where nobody said."""
    _ = translations(look.language).gettext
    if absence.until is None:
        return ()
    if absence.about:
        return line(_("back around {day}"), day=date_of(absence.until, look))
    return line(_("back on {day}"), day=short_day(absence.until, look))


def status_word(status: AbsenceStatus, look: Look) -> str:
    """ "Out"."""
    _ = translations(look.language).gettext
    return {
        AbsenceStatus.OUT: _("Out"),
        AbsenceStatus.SUSPENDED: _("Suspended"),
        AbsenceStatus.DOUBT: _("Doubtful"),
        AbsenceStatus.RETURNING: _("Returning"),
    }[status]
