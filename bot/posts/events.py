"""The events of a match in words: goals, cards, changes, and the scorers of a side."""

from collections.abc import Iterable, Sequence

from bot.chat import Line, Look, Name, Text
from bot.knowledge import timeline
from bot.knowledge.dossier import Dossier, Happening
from bot.knowledge.match import Match, Score, TeamKey
from bot.knowledge.timeline import GOALS, Event, EventKind, How
from bot.posts.language import translations
from bot.posts.sentence import between, line, listed, secret

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
        EventKind.SHOOTOUT_SCORED,
        EventKind.SHOOTOUT_MISSED,
    }
)
"""What gives the score away, or nearly."""


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
    said = what_happened(event, dossier.match, look)
    sign = SIGNS.get(event.kind)
    if sign is not None:
        said = (Text(f"{sign} "), *said)
    if event.kind in GOALS:
        said = (*said, Text(": "), Text(str(score_after(dossier, event)), strong=True))
    if event.kind in TELLING:
        return secret(said, look)
    return said


def what_happened(event: Event, match: Match, look: Look) -> Line:
    """One event as a phrase: "7' Goal: Mohamed Salah (Liverpool), penalty"."""
    _ = translations(look.language).gettext
    template = _template(event, look)
    team = match.team(event.team).name if event.team else ""
    note = f", {event.note}" if event.note else ""
    said = line(
        template,
        minute=str(event.minute),
        player=_who(event, match),
        team=Name(team),
        note=note,
        how=_how(event, look),
        on=Name(event.player or ""),
        off=Name(event.other or ""),
    )
    if event.kind is EventKind.PENALTY_AWARDED:
        return (*said, *_against(event, look))
    return said


def _template(event: Event, look: Look) -> str:
    _ = translations(look.language).gettext
    if event.kind is EventKind.SUBSTITUTION:
        if event.other is None:
            return _("{minute} {team}: {on} comes on")
        return _("{minute} {team}: {on} for {off}")
    return {
        EventKind.KICK_OFF: _("Kick-off"),
        EventKind.GOAL: _("{minute} Goal: {player}{how}"),
        EventKind.OWN_GOAL: _("{minute} Own goal for {team}: {on}"),
        EventKind.GOAL_DISALLOWED: _("{minute} Goal disallowed: {player}{note}"),
        EventKind.PENALTY_AWARDED: _("{minute} Penalty to {team}"),
        EventKind.PENALTY_MISSED: _("{minute} Penalty missed: {player}{note}"),
        EventKind.CHANCE: _("{minute} Chance: {player}{note}"),
        EventKind.WOODWORK: _("{minute} Woodwork: {player}{note}"),
        EventKind.YELLOW_CARD: _("{minute} Booked: {player}{note}"),
        EventKind.SECOND_YELLOW: _("{minute} Sent off, second yellow: {player}{note}"),
        EventKind.RED_CARD: _("{minute} Sent off: {player}{note}"),
        EventKind.HALF_TIME: _("Half time"),
        EventKind.SECOND_HALF: _("Second half"),
        EventKind.EXTRA_TIME: _("Extra time"),
        EventKind.SHOOTOUT: _("Penalty shoot-out"),
        EventKind.SHOOTOUT_SCORED: _("Shoot-out, scored: {player}"),
        EventKind.SHOOTOUT_MISSED: _("Shoot-out, missed: {player}{note}"),
        EventKind.FULL_TIME: _("Full time"),
    }[event.kind]


def _who(event: Event, match: Match) -> Line:
    """ "Mohamed Salah (Liverpool)", or the team alone where nobody is named."""
    team = match.team(event.team).name if event.team else None
    if event.player is None:
        return (Name(team),) if team else ()
    return (Name(event.player), *((Text(" ("), Name(team), Text(")")) if team else ()))


def _how(event: Event, look: Look) -> str:
    _ = translations(look.language).gettext
    words = {How.PENALTY: _("penalty"), How.FREE_KICK: _("free kick"), How.HEADER: _("header")}
    return f", {words[event.how]}" if event.how else ""


def _against(event: Event, look: Look) -> Line:
    _ = translations(look.language).gettext
    if event.note and event.other:
        return line(_(": {note}, {player}"), note=event.note, player=Name(event.other))
    if event.note or event.other:
        return (Text(": "), Name(event.note or event.other or ""))
    return ()


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
        _("{minute} {team}: {changes}"), minute=str(first.minute), team=team, changes=listed(pairs, look)
    )


def score_after(dossier: Dossier, event: Event) -> Score:
    """The score once this goal stood; as it is now for an event that the timeline does not hold."""
    events = dossier.events
    upto = next((at for at, other in enumerate(events) if other is event), len(events) - 1)
    return timeline.score(dossier.match, events[: upto + 1])


def happening(dossier: Dossier, ref: str) -> Happening | None:
    """The event with this identity; None if whoever told it took it back."""
    return next((h for h in dossier.timeline if h.ref == ref), None)


def scorers(dossier: Dossier, team: TeamKey, look: Look) -> Line:
    """ "Gianluca Scamacca 38', 60' and Mario Pašalić 83'"; empty without a goal by a known player."""
    _ = translations(look.language).gettext
    goals: dict[tuple[str, bool], list[str]] = {}
    for event in dossier.events:
        if event.kind in GOALS and event.team == team and event.player:
            minutes = goals.setdefault((event.player, event.kind is EventKind.OWN_GOAL), [])
            penalty = event.how is How.PENALTY
            minutes.append(_("{minute} (pen)").format(minute=event.minute) if penalty else str(event.minute))
    people = [
        line(_("{player} {minutes} (own goal)") if own else "{player} {minutes}",
             player=Name(player), minutes=", ".join(minutes))
        for (player, own), minutes in goals.items()
    ]  # fmt: skip
    return between("; ", people)


def sent_off(dossier: Dossier, look: Look) -> Line:
    """ "Isak Hien (Atalanta) 70'": everyone shown a red card."""
    reds = [e for e in dossier.events if e.kind in (EventKind.SECOND_YELLOW, EventKind.RED_CARD)]
    return listed([(*_who(event, dossier.match), Text(f" {event.minute}")) for event in reds], look)
