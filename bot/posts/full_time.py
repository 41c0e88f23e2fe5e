"""The result, and what it means."""

from bot.chat import Line, Look, Paragraph, Post, Text
from bot.knowledge.dossier import Dossier
from bot.knowledge.forecast import ENOUGH
from bot.knowledge.match import Result
from bot.knowledge.timeline import GOALS
from bot.posts.attribution import said_by, with_the_crowd
from bot.posts.buttons import buttons
from bot.posts.language import number, translations
from bot.posts.live import live
from bot.posts.scoreline import headline, how_it_ended, scoreline, stage
from bot.posts.scorers import scored, sent_off
from bot.posts.sentence import between, capitalised, line, secret
from bot.posts.standing import outcome, standing


def full_time(dossier: Dossier, look: Look) -> Post:
    """How it ended: half time, scorers, the tie and whom the winner meets, the attendance."""
    _ = translations(look.language).gettext
    final = dossier.final
    if final is None:
        return live(dossier, look)  # the result was taken back: say how it stands
    match = dossier.match
    foreseen = _foreseen(dossier, final, look)
    lines = [
        _result(dossier, final, look),
        *scored(dossier, look),
        _reds(dossier, look),
        standing(dossier, look),
        _attendance(dossier, look),
        foreseen,
    ]
    told = [said for said in lines if said] or [(Text(stage(match, look)),)]
    goals = [h.event for h in dossier.timeline if h.event.value.kind in GOALS]
    came = next((crowd for crowd in dossier.crowd if crowd.value.attendance is not None), None)
    said_so = said_by(look, dossier.result, *goals, came)
    return Post(
        title=_("Full time: {match}").format(match=headline(match, final.score, look)),
        blocks=tuple(Paragraph(said) for said in told),
        source=with_the_crowd(said_so, dossier, look) if foreseen else said_so,
        actions=buttons(dossier, look, "rate", "ratings", "tie", "live", "sources"),
        colour=_winner_colour(dossier, final, look),
    )


def _result(dossier: Dossier, final: Result, look: Look) -> Line:
    """What the title leaves out: the score itself where it is hidden, extra time or penalties, half time."""
    _ = translations(look.language).gettext
    parts: list[Line] = [scoreline(dossier.match, final.score, look)] if look.spoiler else []
    if outcome(dossier) is None and (ended := how_it_ended(dossier.match, final, look)):
        parts.append(ended)  # where it decides a tie, the line about the tie says it
    if final.half_time is not None:
        parts.append(line(_("half time {score}"), score=secret(str(final.half_time), look)))
    return capitalised(between(", ", parts))


def _reds(dossier: Dossier, look: Look) -> Line:
    _ = translations(look.language).gettext
    told = sent_off(dossier, look)
    return line(_("Sent off: {players}"), players=told) if told else ()


def _attendance(dossier: Dossier, look: Look) -> Line:
    _ = translations(look.language).gettext
    came = next((c.value.attendance for c in dossier.crowd if c.value.attendance is not None), None)
    return line(_("Attendance: {count}"), count=number(came, look)) if came is not None else ()


def _foreseen(dossier: Dossier, final: Result, look: Look) -> Line:
    """How many of the crowd predicted the score; nothing where nobody asked them."""
    said = dossier.context.forecast
    if said is None or said.fans < ENOUGH:
        return ()
    translated = translations(look.language)
    right = said.scores.get((final.score.home, final.score.away), 0)
    if not right:
        nobody = translated.gettext("None of the {fans} fans who predicted it had this score.")
        return line(nobody, fans=number(said.fans, look))
    told = translated.ngettext(
        "{count} of the {fans} fans who predicted it had this score.",
        "{count} of the {fans} fans who predicted it had this score.",
        right,
    )
    return line(told, count=number(right, look), fans=number(said.fans, look))


def _winner_colour(dossier: Dossier, final: Result, look: Look) -> str | None:
    """The colour of who went through, or who won a match on its own; none that gives a result away."""
    if look.spoiler:
        return None
    settled, score = outcome(dossier), final.score
    if settled is not None:
        return dossier.match.team(settled.winner).colour
    if score.home == score.away:
        return None
    return (dossier.match.home if score.home > score.away else dossier.match.away).colour
