"""The card of the marks: the fans' column beside each paper's."""

from collections.abc import Sequence

from bot.cards import Rated, RatedSide, RatingsCard
from bot.chat import Look
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Team
from bot.knowledge.timeline import EventKind
from bot.posts import marks
from bot.posts.also_voted import others, picked
from bot.posts.attribution import said_by, with_the_crowd
from bot.posts.card_words import alternative, headed, occasion_of, sentence, uncovered
from bot.posts.language import mean, number, translations
from bot.posts.marks import Key
from bot.posts.scoreline import headline
from bot.posts.sentence import apart, written
from bot.posts.verdicts import furthest_apart, player_of_the_match, the_best


def ratings_card(
    dossier: Dossier, look: Look, sides: Sequence[Team], *, so_far: bool = False
) -> RatingsCard | None:
    """The marks of these sides' players; None where nobody has marked any of them. `so_far` says that fans
    still vote."""
    _ = translations(look.language).gettext
    look, sides = uncovered(look), [side for side in sides if marks.rated(dossier, side)]
    if not sides:
        return None
    score = dossier.final.score if dossier.final else None
    title = (_("Ratings so far: {match}") if so_far else _("Ratings: {match}")).format(
        match=headline(dossier.match, score, look)
    )
    under = occasion_of(dossier, look)
    fans = _("Fans") if any(_voted(dossier, side) for side in sides) else ""
    tables = tuple(_side(dossier, side, sides, look) for side in sides)
    remarks = _remarks(dossier, sides, look)
    by = said_by(look, *marks.papers(dossier, sides))
    said = written(with_the_crowd(by, dossier, look) if fans or others(dossier, look) else by, look)
    ballots = _ballots(dossier, sides, look) if fans else ""
    told = [_in_words(table, fans, look) for table in tables]
    return RatingsCard(
        title=title,
        subtitle=under,
        sides=tables,
        source=said,
        alt=alternative([title, under, *remarks, *told, ballots, said], look),
        fans=fans,
        player=_("Player"),
        remarks=remarks,
        ballots=ballots,
    )


def _remarks(dossier: Dossier, sides: Sequence[Team], look: Look) -> tuple[str, ...]:
    remarks = [
        player_of_the_match(dossier, sides, look),
        picked(dossier, look),
        furthest_apart(dossier, sides, look),
        *others(dossier, look),
    ]
    return tuple(sentence(remark, look) for remark in remarks if remark)


def _voted(dossier: Dossier, side: Team) -> bool:
    return any(marks.fans(dossier, (side.key, player)) is not None for player in marks.players(dossier, side))


def _side(dossier: Dossier, side: Team, sides: Sequence[Team], look: Look) -> RatedSide:
    """Each paper has a column, and from two on the press together has one."""
    _ = translations(look.language).gettext
    papers = [source.name for source in marks.papers(dossier, [side])]
    top = the_best(dossier, sides)
    best = top.players if top else ()
    rows = tuple(
        _rated(
            dossier, (side.key, player), look, by_fans=_voted(dossier, side), best=(side.key, player) in best
        )
        for player in marks.players(dossier, side)
    )
    together = (_("Press"),) if len(papers) > 1 else ()
    return RatedSide(side.name, rows, (*papers, *together), side.colour)


def _rated(dossier: Dossier, about: Key, look: Look, *, by_fans: bool, best: bool) -> Rated:
    side, player = dossier.match.team(about[0]), about[1]
    papers = marks.papers(dossier, [side])
    cells = [marks.cell(dossier.marks[paper].get(about), look) for paper in papers]
    press, fans = marks.press(dossier, about), marks.fans(dossier, about)
    if len(papers) > 1:
        cells.append(_mean(press, look))
    return Rated(
        player,
        fans=_mean(fans, look) if by_fans else "",
        value=fans if by_fans else press,
        marks=tuple(cells),
        best=best,
        note=_came_on(dossier, about),
    )


def _mean(value: float | None, look: Look) -> str:
    return marks.NOT_RATED if value is None else mean(value, look)


def _came_on(dossier: Dossier, about: Key) -> str:
    """ "66'": when a substitute came on; empty for everybody else."""
    return next(
        (
            str(event.minute)
            for event in dossier.events
            if event.kind is EventKind.SUBSTITUTION and (event.team, event.player) == about
        ),
        "",
    )


def _ballots(dossier: Dossier, sides: Sequence[Team], look: Look) -> str:
    """ "412 ballots". Where nobody counted them, at least as many as the most that one player has."""
    ngettext = translations(look.language).ngettext
    tallies = [dossier.context.fans.get(about) for about in marks.everyone(dossier, sides)]
    count = max((tally.ballots for tally in tallies if tally), default=0)
    if dossier.context.ballot is not None:
        count = max(count, dossier.context.ballot.fans)
    return ngettext("{count} ballot", "{count} ballots", count).format(count=number(count, look))


def _in_words(side: RatedSide, fans: str, look: Look) -> str:
    """ "Liverpool: Alisson, Fans 6.9, The Gazette 7; Joe Gomez (66'), …": blanks are left out."""
    blank, rows = translations(look.language).gettext("not rated"), []
    for row in side.rows:
        told = [(fans, row.fans), *zip(side.papers, row.marks, strict=True)]
        figures = [f"{who} {mark if mark != marks.NOT_RATED else blank}" for who, mark in told if mark]
        name = f"{row.player} ({row.note})" if row.note else row.player
        rows.append(", ".join([name, *figures]))
    return headed(side.team, written(apart(rows, look), look), look)
