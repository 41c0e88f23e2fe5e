"""The card of the team news: who is missing, a column a side."""

from bot.cards import Absent, Missing, Sick, TeamNewsCard
from bot.chat import Look
from bot.knowledge.dossier import Absentee, Dossier
from bot.knowledge.match import Team
from bot.knowledge.team_news import AbsenceStatus
from bot.posts.absences import ORDER, Fresh, absent, status_word, until
from bot.posts.card_words import alternative, headed, occasion_of, source
from bot.posts.language import translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import apart, written
from bot.posts.vocabulary import reason_word

MISSING = {
    AbsenceStatus.OUT: Missing.OUT,
    AbsenceStatus.SUSPENDED: Missing.SUSPENDED,
    AbsenceStatus.DOUBT: Missing.DOUBT,
    AbsenceStatus.RETURNING: Missing.BACK,
}


def team_news_card(dossier: Dossier, look: Look, fresh: Fresh = frozenset()) -> TeamNewsCard | None:
    """Both sides, also the one of which nothing is reported; None where that is both."""
    _ = translations(look.language).gettext
    if not dossier.absentees:
        return None
    title = _("Team news: {match}").format(match=pairing(dossier.match, look))
    under = occasion_of(dossier, look)
    sides = tuple(_side(dossier, side, look, fresh) for side in (dossier.match.home, dossier.match.away))
    said = source(look, *(absentee.absence for absentee in dossier.absentees))
    new = _("New") if any(one.fresh for side in sides for one in side.absent) else ""
    told = [part for side in sides for part in _in_words(side, new, look)]
    return TeamNewsCard(
        title=title,
        subtitle=under,
        sides=sides,
        source=said,
        alt=alternative([title, under, *told, said], look),
        fresh=new,
    )


def _side(dossier: Dossier, side: Team, look: Look, fresh: Fresh) -> Sick:
    _ = translations(look.language).gettext
    them = [one for status in ORDER for one in absent(dossier, side, status)]
    return Sick(
        side.name,
        tuple(_absent(one, look, fresh=(one.team, one.player) in fresh) for one in them),
        nobody="" if them else _("No absences reported"),
        colour=side.colour,
    )


def _absent(one: Absentee, look: Look, *, fresh: bool) -> Absent:
    absence = one.absence.value
    detail = [reason_word(absence.reason or "", look), written(until(absence, look), look)]
    return Absent(
        one.player,
        MISSING[absence.status],
        status_word(absence.status, look),
        ", ".join(part for part in detail if part),
        fresh,
    )


def _in_words(side: Sick, new: str, look: Look) -> list[str]:
    """ "Liverpool", "Out: Joël Matip; Conor Bradley, New, ankle, back around 8 May"."""
    by_status: dict[str, list[str]] = {}
    for one in side.absent:
        parts = (one.player, new if one.fresh else "", one.detail)
        by_status.setdefault(one.status, []).append(", ".join(part for part in parts if part))
    told = [headed(status, written(apart(them, look), look), look) for status, them in by_status.items()]
    return [side.team, *told] if told else [headed(side.team, side.nobody, look)]
