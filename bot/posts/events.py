"""The events of a match in words: goals, cards, changes, and the scorers of a side."""

from collections.abc import Iterable, Sequence

from bot.chat import Line, Look, Name, Text
from bot.knowledge import timeline
from bot.knowledge.dossier import Dossier, Happening
from bot.knowledge.match import Match, Score
from bot.knowledge.timeline import GOALS, PHASES, Event, EventKind, How
from bot.posts.language import translations
from bot.posts.sentence import between, line, secret, strong
from bot.posts.vocabulary import note_word

SIGNS = {
    EventKind.GOAL: "⚽",
    EventKind.OWN_GOAL: "⚽",
    EventKind.YELLOW_CARD: "🟨",
    EventKind.SECOND_YELLOW: "🟥",
    EventKind.RED_CARD: "🟥",
}
"""The only signs there are: each stands for one kind of event, and the words say it too."""

TELLING = frozenset(
    {
        EventKind.GOAL,
        EventKind.OWN_GOAL,
        EventKind.GOAL_DISALLOWED,
        EventKind.PENALTY_AWARDED,
        EventKind.PENALTY_MISSED,
        EventKind.EXTRA_TIME,
        EventKind.SHOOTOUT,
        EventKind.SHOOTOUT_SCORED,
        EventKind.SHOOTOUT_MISSED,
    }
)
"""What gives the score away, or nearly."""
WITHOUT_A_MINUTE = PHASES | {EventKind.SHOOTOUT_SCORED, EventKind.SHOOTOUT_MISSED}


def story(dossier: Dossier, kinds: Iterable[EventKind], look: Look) -> list[Line]:
    """The events of these kinds as they happened, changes of one side in one minute on one line."""
    wanted, lines = frozenset(kinds), []
    events = [event for event in dossier.events if event.kind in wanted]
    at = 0
    while at < len(events):
        together = _changes_at_once(events, at)
        if together:
            lines.append(_changes(together, dossier.match, look))
        else:
            lines.append(_told(dossier, events[at], look))
        at += len(together) or 1
    return lines


def _told(dossier: Dossier, event: Event, look: Look) -> Line:
    said = what_happened(event, dossier.match, look, SIGNS.get(event.kind, ""))
    if event.kind in GOALS:
        said = line("{event}. {score}", event=said, score=strong(str(score_after(dossier, event))))
    return secret(said, look) if event.kind in TELLING else said


def what_happened(event: Event, match: Match, look: Look, sign: str = "") -> Line:
    """One event as a phrase: "7' Goal: Mohamed Salah (Liverpool), penalty"; `sign` goes after the minute."""
    said = line(
        _template(event, look),
        against=Name(event.other or ""),
        player=who(event, match),
        team=Name(match.team(event.team).name if event.team else ""),
        note=f", {note_word(event.note, look)}" if event.note else "",
        cause=note_word(event.note or "", look),
        how=how(event, look),
        on=Name(event.player or ""),
        off=Name(event.other or ""),
    )
    if event.kind in WITHOUT_A_MINUTE:
        return said
    return (Text(f"{event.minute} {sign} " if sign else f"{event.minute} "), *said)


def _template(event: Event, look: Look) -> str:
    _, pgettext = translations(look.language).gettext, translations(look.language).pgettext
    if event.kind is EventKind.SUBSTITUTION:
        if event.other is None:
            return _("{team}: {on} comes on")
        return _("{team}: {on} for {off}")
    if event.kind is EventKind.OWN_GOAL and event.player is None:
        return _("Own goal for {team}")
    if event.kind is EventKind.PENALTY_AWARDED:
        return _penalty(event, look)
    return {
        EventKind.KICK_OFF: _("Kick-off"),
        EventKind.GOAL: _("Goal: {player}{how}"),
        EventKind.OWN_GOAL: _("Own goal for {team}: {on}"),
        EventKind.GOAL_DISALLOWED: _("Goal disallowed: {player}{note}"),
        EventKind.PENALTY_MISSED: _("Penalty missed: {player}{note}"),
        EventKind.CHANCE: _("Chance: {player}{note}"),
        EventKind.WOODWORK: _("Woodwork: {player}{note}"),
        EventKind.YELLOW_CARD: _("Booked: {player}{note}"),
        EventKind.SECOND_YELLOW: _("Sent off, second yellow: {player}{note}"),
        EventKind.RED_CARD: _("Sent off: {player}{note}"),
        EventKind.HALF_TIME: pgettext("event", "Half time"),
        EventKind.SECOND_HALF: _("Second half"),
        EventKind.EXTRA_TIME: _("Extra time"),
        EventKind.SHOOTOUT: _("Penalty shoot-out"),
        EventKind.SHOOTOUT_SCORED: _("Shoot-out, scored: {player}"),
        EventKind.SHOOTOUT_MISSED: _("Shoot-out, missed: {player}{note}"),
        EventKind.FULL_TIME: pgettext("event", "Full time"),
    }[event.kind]


def who(event: Event, match: Match) -> Line:
    """Whoever did it and for whom: "Mohamed Salah (Liverpool)", or the team alone where nobody is named."""
    team = match.team(event.team).name if event.team else None
    if event.player is None:
        return (Name(team),) if team else ()
    return (Name(event.player), *((Text(" ("), Name(team), Text(")")) if team else ()))


def how(event: Event, look: Look) -> str:
    """How a goal was scored, if that was told: ", penalty"."""
    return f", {how_word(event.how, look)}" if event.how else ""


def how_word(scored: How, look: Look) -> str:
    _ = translations(look.language).gettext
    return {How.PENALTY: _("penalty"), How.FREE_KICK: _("free kick"), How.HEADER: _("header")}[scored]


def _penalty(event: Event, look: Look) -> str:
    """A penalty awarded, with what for and who did it as far as that was told."""
    _ = translations(look.language).gettext
    if event.note and event.other:
        return _("Penalty to {team}: {cause}, {against}")
    if event.note:
        return _("Penalty to {team}: {cause}")
    return _("Penalty to {team}: {against}") if event.other else _("Penalty to {team}")


def _changes_at_once(events: Sequence[Event], at: int) -> list[Event]:
    """The substitutions of one side in one minute, from this place in the timeline on."""
    first, together = events[at], []
    for event in events[at:]:
        if event.kind is not EventKind.SUBSTITUTION or (event.team, event.minute) != (
            first.team,
            first.minute,
        ):
            break
        together.append(event)
    return together


def _changes(together: Sequence[Event], match: Match, look: Look) -> Line:
    _ = translations(look.language).gettext
    if len(together) == 1:
        return what_happened(together[0], match, look)
    pairs = [
        line(_("{on} for {off}"), on=Name(event.player or ""), off=Name(event.other))
        if event.other
        else line(_("{on} comes on"), on=Name(event.player or ""))
        for event in together
    ]
    first = together[0]
    team = Name(match.team(first.team).name) if first.team else Text("")
    return line(
        _("{minute} {team}: {changes}"), minute=str(first.minute), team=team, changes=between(", ", pairs)
    )


def score_after(dossier: Dossier, event: Event) -> Score:
    """The score once this goal stood; as it is now for an event that the timeline does not hold."""
    events = dossier.events
    upto = next((at for at, other in enumerate(events) if other is event), len(events) - 1)
    return timeline.score(dossier.match, events[: upto + 1])


def happening(dossier: Dossier, ref: str) -> Happening | None:
    """The event with this identity; None if whoever told it took it back."""
    return next((h for h in dossier.timeline if h.ref == ref), None)
