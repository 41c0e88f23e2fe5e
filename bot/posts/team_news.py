"""Who is out, who is doubtful, and who is back."""

from bot.chat import Block, Bullets, Line, Look, Name, Paragraph, Post, Text
from bot.knowledge.dossier import Absentee, Dossier
from bot.knowledge.match import Team
from bot.knowledge.team_news import Absence, AbsenceStatus
from bot.posts.absences import ORDER, Fresh, absent, status_word, until
from bot.posts.answers import nothing_known
from bot.posts.attribution import said_by
from bot.posts.buttons import buttons
from bot.posts.card_team_news import team_news_card
from bot.posts.language import translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import apart, labelled, line, names, strong
from bot.posts.vocabulary import reason_word


def team_news(dossier: Dossier, look: Look, fresh: Fresh = frozenset()) -> Post:
    """Absences by team and by how sure they are; `fresh` holds (team, player) of what is new."""
    _ = translations(look.language).gettext
    if not dossier.absentees:
        return nothing_known("teamnews", dossier, look)
    sides = [side for side in (dossier.match.home, dossier.match.away) if absent(dossier, side)]
    blocks: list[Block] = []
    for side in sides:
        blocks.append(Paragraph((strong(side.name),)))
        blocks.append(Bullets(tuple(_lines(dossier, side, look, fresh))))
    return Post(
        title=_("Team news: {match}").format(match=pairing(dossier.match, look)),
        blocks=tuple(blocks),
        source=said_by(look, *(absentee.absence for absentee in dossier.absentees)),
        actions=buttons(
            dossier, look, "predicted", "preview", "sources", team=sides[0] if len(sides) == 1 else None
        ),
        colour=sides[0].colour if len(sides) == 1 else None,
        card=team_news_card(dossier, look, fresh),
    )


def headlines(dossier: Dossier, look: Look) -> list[Line]:
    """One short sentence a side: "Liverpool without Joël Matip and Ben Doak; returning: Diogo Jota"."""
    said = [_headline(dossier, side, look) for side in (dossier.match.home, dossier.match.away)]
    return [sentence for sentence in said if sentence]


def _headline(dossier: Dossier, side: Team, look: Look) -> Line:
    _ = translations(look.language).gettext
    missing = [a.player for a in absent(dossier, side, AbsenceStatus.OUT, AbsenceStatus.SUSPENDED)]
    doubtful = [a.player for a in absent(dossier, side, AbsenceStatus.DOUBT)]
    back = [a.player for a in absent(dossier, side, AbsenceStatus.RETURNING)]
    parts: list[Line] = []
    if missing:
        parts.append(line(_("without {players}"), players=names(missing, look)))
    if doubtful:
        parts.append(line(_("doubtful: {players}"), players=names(doubtful, look)))
    if back:
        parts.append(line(_("returning: {players}"), players=names(back, look)))
    if not parts:
        return ()
    return line(_("{team} {news}"), team=Name(side.name), news=apart(parts, look))


def _lines(dossier: Dossier, side: Team, look: Look, fresh: Fresh) -> list[Line]:
    """Those about whom there is something more to say get a line each; the others of a status share one."""
    lines: list[Line] = []
    for status in ORDER:
        them = absent(dossier, side, status)
        alone = [a for a in them if _more(a.absence.value) or (a.team, a.player) in fresh]
        lines += [_line(absentee, look, (absentee.team, absentee.player) in fresh) for absentee in alone]
        rest = [a.player for a in them if a not in alone]
        if rest:
            lines.append(labelled(status_word(status, look), names(rest, look), look))
    return lines


def _more(absence: Absence) -> bool:
    return absence.reason is not None or absence.until is not None


def _line(absentee: Absentee, look: Look, new: bool) -> Line:
    """ "New · Out: Conor Bradley (ankle), back around 8 May"."""
    _ = translations(look.language).gettext
    absence = absentee.absence.value
    said = labelled(status_word(absence.status, look), Name(absentee.player), look)
    if absence.reason:
        said = (*said, Text(f" ({reason_word(absence.reason, look)})"))
    if back := until(absence, look):
        said = (*said, Text(", "), *back)
    return (strong(_("New")), Text(" · "), *said) if new else said
