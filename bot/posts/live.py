"""While it is played: one message kept up to date, and single messages for goals, cards and half time."""

from bot.chat import Block, Bullets, Detail, Line, Look, Name, Paragraph, Post, Text
from bot.knowledge import timeline
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Status
from bot.knowledge.timeline import CARDS, GOALS, PHASES, Event, EventKind
from bot.posts.attribution import said_by
from bot.posts.buttons import buttons
from bot.posts.events import SIGNS, happening, how, score_after, story, what_happened, who
from bot.posts.kickoff import when_and_where
from bot.posts.language import translations
from bot.posts.needs import needs
from bot.posts.no_goal import no_goal
from bot.posts.phase import phase
from bot.posts.scoreline import headline, how_it_ended, off, pairing, scoreline, stage
from bot.posts.scorers import scored
from bot.posts.sentence import labelled, line, secret, sentences, written
from bot.posts.standing import standing, started
from bot.posts.vocabulary import note_word

TOLD = (
    GOALS
    | CARDS
    | {
        EventKind.GOAL_DISALLOWED,
        EventKind.PENALTY_AWARDED,
        EventKind.PENALTY_MISSED,
        EventKind.SUBSTITUTION,
        EventKind.HALF_TIME,
        EventKind.EXTRA_TIME,
        EventKind.SHOOTOUT,
        EventKind.SHOOTOUT_SCORED,
        EventKind.SHOOTOUT_MISSED,
    }
)
"""What the live message tells; chances are left to the television."""
GOALS_ONLY = GOALS | {
    EventKind.GOAL_DISALLOWED,
    EventKind.HALF_TIME,
    EventKind.EXTRA_TIME,
    EventKind.SHOOTOUT,
    EventKind.SHOOTOUT_SCORED,
    EventKind.SHOOTOUT_MISSED,
}
"""And what it tells where moderators want the goals only."""


def live(dossier: Dossier, look: Look) -> Post:
    """The match as it stands: phase and score, the tie, what happened so far with the newest last."""
    score = dossier.score
    if not started(dossier) or score is None:
        return _not_under_way(dossier, look)
    blocks: list[Block] = [
        Paragraph(said)
        for said in (_now(dossier, look), sentences(standing(dossier, look), needs(dossier, look)))
        if said
    ]
    kinds = GOALS_ONLY if look.detail is Detail.GOALS else TOLD
    told = story(dossier, kinds, look)
    if told:
        blocks.append(Bullets(tuple(told)))
    if not blocks:
        blocks.append(Paragraph((Text(stage(dossier.match, look)),)))
    return Post(
        title=written(labelled(phase(dossier, look), headline(dossier.match, score, look), look), look),
        blocks=tuple(blocks),
        source=said_by(
            look, *(h.event for h in dossier.timeline if h.event.value.kind in kinds | PHASES), dossier.result
        ),
        actions=buttons(dossier, look, "lineup", "tie", "ratings", "sources"),
    )


def goal(dossier: Dossier, look: Look, ref: str) -> Post:
    """One goal with the score it made; the correction of it, if it does not stand any more."""
    happened = happening(dossier, ref)
    if happened is None or happened.event.value.kind not in GOALS:
        return no_goal(dossier, look, happened)
    _ = translations(look.language).gettext
    event = happened.event.value
    score = score_after(dossier, event)
    lines = [
        secret(_scorer(event, dossier, look), look),
        _assist(event, look),
        sentences(standing(dossier, look), needs(dossier, look)) if _latest(dossier, event) else (),
    ]
    title = _("Goal: {match}") if not look.spoiler else _("Goal in {match}")
    return Post(
        title=f"{SIGNS[event.kind]} {title}".format(match=headline(dossier.match, score, look)),
        blocks=tuple(Paragraph(said) for said in lines if said),
        source=said_by(look, happened.event),
        actions=buttons(dossier, look, "live", "tie", "lineup"),
        colour=_colour(dossier, event, look),
    )


def card(dossier: Dossier, look: Look, ref: str) -> Post:
    """One booking or sending-off; that it was taken back, if it was."""
    _ = translations(look.language).gettext
    happened = happening(dossier, ref)
    score = scoreline(dossier.match, dossier.score, look) if dossier.score else ()
    if happened is None or happened.event.value.kind not in CARDS:
        return Post(
            title=_("No card: {match}").format(match=pairing(dossier.match, look)),
            blocks=(Paragraph(line(_("The card reported earlier does not stand."))),),
            source=said_by(look, happened.event if happened else None),
            actions=buttons(dossier, look, "live", "sources"),
        )
    event = happened.event.value
    sent_off = event.kind is not EventKind.YELLOW_CARD
    title = (_("Sent off: {player}") if sent_off else _("Booked: {player}")).format(
        player=event.player or dossier.match.team(event.team).name if event.team else event.player or ""
    )
    return Post(
        title=f"{SIGNS[event.kind]} {title}",
        blocks=tuple(Paragraph(said) for said in (_booked(event, dossier, look), score) if said),
        source=said_by(look, happened.event),
        actions=buttons(dossier, look, "live", "lineup"),
        colour=_colour(dossier, event, look),
    )


def half_time(dossier: Dossier, look: Look) -> Post:
    """The first half in a few lines: score, scorers, what it means for the tie."""
    _ = translations(look.language).gettext
    score = timeline.score_at_half_time(dossier.match, dossier.events) or dossier.score
    match, phases = dossier.match, dossier.happened(EventKind.HALF_TIME)
    goals = [
        h.event for h in dossier.timeline if h.event.value.kind in GOALS and h.event.value.minute.minute <= 45
    ]
    lines = [
        scoreline(match, score, look) if score and look.spoiler else (),
        *scored(dossier, look, until=45),
        sentences(standing(dossier, look), needs(dossier, look)) if score == dossier.score else (),
    ]
    told = [said for said in lines if said] or [(Text(stage(match, look)),)]
    return Post(
        title=_("Half time: {match}").format(match=headline(match, score, look)),
        blocks=tuple(Paragraph(said) for said in told),
        source=said_by(look, phases.event if phases else None, *goals),
        actions=buttons(dossier, look, "live", "tie", "lineup"),
    )


def _now(dossier: Dossier, look: Look) -> Line:
    """The score, hidden where it must be, and how it was decided beyond ninety minutes."""
    _ = translations(look.language).gettext
    score = dossier.score
    if score is None:
        return ()
    said = scoreline(dossier.match, score, look)
    kicks = timeline.shootout(dossier.match, dossier.events)
    if dossier.final is not None and (ended := how_it_ended(dossier.match, dossier.final, look)):
        return line("{score}, {ended}", score=said, ended=ended)
    if kicks is not None:
        return line(_("{score}; penalties {kicks}"), score=said, kicks=secret(str(kicks), look))
    return said if look.spoiler else ()  # else the title says it


def _not_under_way(dossier: Dossier, look: Look) -> Post:
    _ = translations(look.language).gettext
    word = off(dossier, look)
    title = _("Not started yet: {match}")
    if word is not None:
        title = written(labelled(word, "{match}", look), look)
    elif dossier.status is Status.LIVE:
        title = _("Under way: {match}")
    elif dossier.status is Status.FINISHED:
        title = _("Full time: {match}")
    return Post(
        title=title.format(match=pairing(dossier.match, look)),
        blocks=(Paragraph(when_and_where(dossier, look)),),
        source=said_by(look, dossier.status_said, dossier.kickoff, dossier.venue),
        actions=buttons(dossier, look, "preview", "teamnews", "lineup", "tie"),
    )


def _scorer(event: Event, dossier: Dossier, look: Look) -> Line:
    if event.kind is not EventKind.GOAL or event.player is None:
        return what_happened(event, dossier.match, look)
    return line(
        "{minute} {player}{how}",
        minute=str(event.minute),
        player=who(event, dossier.match),
        how=how(event, look),
    )


def _booked(event: Event, dossier: Dossier, look: Look) -> Line:
    note = f", {note_word(event.note, look)}" if event.note else ""
    return line(
        "{minute} {player}{note}", minute=str(event.minute), player=who(event, dossier.match), note=note
    )


def _assist(event: Event, look: Look) -> Line:
    _ = translations(look.language).gettext
    if event.kind is not EventKind.GOAL or event.other is None:
        return ()
    return secret(line(_("Assist: {player}"), player=Name(event.other)), look)


def _latest(dossier: Dossier, event: Event) -> bool:
    """Whether the score is still the one this goal made: only then is the standing of the tie beside it."""
    return dossier.score == score_after(dossier, event)


def _colour(dossier: Dossier, event: Event, look: Look) -> str | None:
    """The club's colour, unless it would tell a hidden scorer."""
    return dossier.match.team(event.team).colour if event.team and not look.spoiler else None
