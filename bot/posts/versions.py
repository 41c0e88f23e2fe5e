"""What sources disagree about, and each one's version of it, in a few words."""

from collections.abc import Sequence

from bot.chat import Look, When
from bot.knowledge.claims import (
    About,
    AbsenceOf,
    BroadcastOf,
    EventOf,
    KickoffOf,
    LineupOf,
    MilestoneOf,
    OfficialsOf,
    ResultOf,
    StatusOf,
    StatusValue,
    Value,
    VenueOf,
)
from bot.knowledge.match import Broadcast, Kickoff, Match, Officials, Result, Venue
from bot.knowledge.milestones import Milestone
from bot.knowledge.team_news import Absence, AbsenceStatus, Lineup
from bot.knowledge.timeline import Event, EventKind
from bot.posts.events import how_word, what_happened
from bot.posts.kickoff import ground, kickoff_line
from bot.posts.language import country, moment, short_day, translations
from bot.posts.sentence import labelled, written
from bot.posts.vocabulary import landmark_word, reason_word, status_word


def gives_away(about: About) -> bool:
    """Whether a disagreement on this tells how the match goes."""
    return isinstance(about, EventOf | ResultOf)


def topic(about: About, shown: Value, match: Match, look: Look) -> str:
    """What it is about, as the end of a sentence: "7' Goal: Mohamed Salah (Liverpool), penalty"."""
    _ = translations(look.language).gettext
    match about:
        case AbsenceOf(player=player):
            return player
        case BroadcastOf(country=code):
            return _("television in {country}").format(country=country(code, look))
        case LineupOf(team=team, confirmed=sure):
            said = _("the line-up of {team}") if sure else _("the predicted line-up of {team}")
            return said.format(team=_team(match, team))
        case MilestoneOf(player=player, of=of):
            return f"{player}, {landmark_word(of, look)}"
        case EventOf() if isinstance(shown, Event):
            return written(what_happened(shown, match, look), look)
        case _:
            return _fixed(about, look)


def version(value: Value, rivals: Sequence[Value], look: Look) -> str:
    """One source's version; of a line-up or an event only what the rivals have differently."""
    _ = translations(look.language).gettext
    match value:
        case Kickoff():
            return written(kickoff_line(value, look), look)
        case StatusValue(status=status):
            return status_word(status, look)
        case Result():
            return _result(value, look)
        case Venue():
            return ground(value)
        case Officials():
            return value.referee
        case Broadcast():
            return _broadcast(value, look)
        case Absence():
            return _absence(value, look)
        case Lineup():
            return _lineup(value, [rival for rival in rivals if isinstance(rival, Lineup)], look)
        case Event():
            return _event(value, [rival for rival in rivals if isinstance(rival, Event)], look)
        case Milestone():
            return _milestone(value, look)
        case _:
            return ""


def _fixed(about: About, look: Look) -> str:
    _ = translations(look.language).gettext
    words: dict[type[About], str] = {
        KickoffOf: _("the kickoff"),
        StatusOf: _("whether it is played"),
        ResultOf: _("the result"),
        VenueOf: _("the venue"),
        OfficialsOf: _("the referee"),
    }
    return words.get(type(about), _("this match"))


def _team(match: Match, key: str) -> str:
    return next((side.name for side in (match.home, match.away) if side.key == key), key)


def _result(result: Result, look: Look) -> str:
    _ = translations(look.language).gettext
    parts = [str(result.score)]
    if result.half_time:
        parts.append(_("half time {score}").format(score=result.half_time))
    if result.extra_time:
        parts.append(_("after extra time"))
    if result.shootout:
        parts.append(_("penalties {score}").format(score=result.shootout))
    return ", ".join(parts)


def _broadcast(broadcast: Broadcast, look: Look) -> str:
    if broadcast.starts is None:
        return broadcast.channel
    return f"{broadcast.channel}, {moment(When(broadcast.starts), look)}"


def _absence(absence: Absence, look: Look) -> str:
    _ = translations(look.language).gettext
    word = {
        AbsenceStatus.OUT: _("out"),
        AbsenceStatus.SUSPENDED: _("suspended"),
        AbsenceStatus.DOUBT: _("doubtful"),
        AbsenceStatus.RETURNING: _("back"),
    }[absence.status]
    until = _("until {day}").format(day=short_day(absence.until, look)) if absence.until else None
    reason = reason_word(absence.reason, look) if absence.reason else None
    return ", ".join(part for part in (word, reason, until) if part)


def _lineup(lineup: Lineup, rivals: Sequence[Lineup], look: Look) -> str:
    """Formation, and the starters that a rival does not have."""
    elsewhere = set.intersection(*(set(rival.starters) for rival in rivals)) if rivals else set()
    own = ", ".join(name for name in lineup.starters if name not in elsewhere)
    formation = lineup.formation if any(r.formation != lineup.formation for r in rivals) else None
    if formation and own:
        return written(labelled(formation, own, look), look)
    return formation or own


def _event(event: Event, rivals: Sequence[Event], look: Look) -> str:
    """Only the parts in which a rival differs: the minute, who it was, who gave the assist, why."""
    _ = translations(look.language).gettext
    parts = []
    if any(rival.kind is not event.kind for rival in rivals):
        parts.append(_kind(event.kind, look))
    if any(rival.minute != event.minute for rival in rivals):
        parts.append(str(event.minute))
    if any(rival.player != event.player for rival in rivals):
        parts.append(event.player or "")
    if any(rival.other != event.other for rival in rivals):
        parts.append(_other(event, look))
    if any(rival.how != event.how for rival in rivals) and event.how:
        parts.append(how_word(event.how, look))
    return ", ".join(part for part in parts if part)


def _other(event: Event, look: Look) -> str:
    _ = translations(look.language).gettext
    if event.other is None:
        return ""  # a source that names nobody says nothing about it
    if event.kind is EventKind.GOAL:
        return _("assist by {player}").format(player=event.other)
    if event.kind is EventKind.SUBSTITUTION:
        return _("for {player}").format(player=event.other)
    return event.other


def _kind(kind: EventKind, look: Look) -> str:
    _ = translations(look.language).gettext
    words = {
        EventKind.GOAL: _("goal"),
        EventKind.OWN_GOAL: _("own goal"),
        EventKind.GOAL_DISALLOWED: _("goal disallowed"),
        EventKind.YELLOW_CARD: _("yellow card"),
        EventKind.SECOND_YELLOW: _("second yellow card"),
        EventKind.RED_CARD: _("red card"),
    }
    return words.get(kind, kind.value.replace("_", " "))


def _milestone(milestone: Milestone, look: Look) -> str:
    _ = translations(look.language).gettext
    if milestone.games is None:
        return str(milestone.count)
    return _("{count} in {games} games").format(count=milestone.count, games=milestone.games)
