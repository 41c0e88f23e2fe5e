"""Goals, cards and substitutions, which football-data.org has in its paid plans."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from bot.knowledge.match import Score, TeamKey
from bot.knowledge.timeline import Event, EventKind, How, Minute
from bot.sources.football_data_payload import BookingPart, GoalPart, MatchPart, PersonPart, SubstitutionPart
from bot.sources.football_data_score import half_time, in_play, went_on
from bot.sources.json_payload import valid
from bot.sources.running_score import NOTHING, Side, scored_by

_CARDS = {
    "YELLOW": EventKind.YELLOW_CARD,
    "YELLOW_RED": EventKind.SECOND_YELLOW,
    "RED": EventKind.RED_CARD,
    "YELLOW_CARD": EventKind.YELLOW_CARD,
    "RED_CARD": EventKind.RED_CARD,
}
"""The documentation has the short forms, and some answers the long ones."""
_GOALS = frozenset({"REGULAR", "OWN", "PENALTY"})
_PLAYED = frozenset({"IN_PLAY", "PAUSED", "EXTRA_TIME", "PENALTY_SHOOTOUT", "FINISHED"})


P = TypeVar("P", GoalPart, BookingPart, SubstitutionPart)


class Timeline(NamedTuple):
    """`events` by a reference that stays the same, and whether they are all there is. `people` are ids of
    players by team and name."""

    events: tuple[tuple[str, Event], ...]
    whole: bool
    people: dict[tuple[TeamKey, str], str]


class _Side(NamedTuple):
    key: TeamKey
    id: int


def timeline(part: MatchPart, home: TeamKey, away: TeamKey, told: list[str]) -> Timeline:
    """What happened. The list is trusted where its goals make up the score; the list `penalties` of the
    payload is left out, as it does not tell those of a shoot-out from the others.

    While goals are missing, whether it kicked off is not told either: the score of a match that is under way
    follows from what is told of it.
    """
    if part.goals is None or part.status not in _PLAYED:
        return Timeline((), False, {})
    sides = _Side(home, part.home_team.id or 0), _Side(away, part.away_team.id or 0)
    reader = _Reader(sides, told)
    score = in_play(part.score) if part.score else None
    goals = reader.goals(part.goals, over=part.status == "FINISHED")
    if score is None or goals is None:
        return Timeline((), False, {})
    if not _fits(goals, score, home, away):
        told.append(f"there are more goals than the score of {score} has")
        return Timeline((), False, {})
    complete = len(goals) == score.home + score.away
    rest = [*reader.cards(part.bookings or ()), *reader.changes(part.substitutions or ())]
    whole = complete and not reader.left_out and None not in (part.bookings, part.substitutions)
    phases = _phases(part) if complete else ()
    return Timeline((*phases, *goals, *rest), whole, reader.people)


class _Reader:
    """Reads the lists of one match, and notes who took part and whether anything had to be left out."""

    def __init__(self, sides: tuple[_Side, _Side], told: list[str]) -> None:
        self._sides = sides
        self._told = told
        self._seen: Counter[str] = Counter()
        self.people: dict[tuple[TeamKey, str], str] = {}
        self.left_out = False

    def goals(self, raw: Sequence[object], over: bool) -> list[tuple[str, Event]] | None:
        """None where one of them cannot be told and those after it would make a score that never was."""
        parts = self._parts(GoalPart, raw, "a goal")
        by_score = _by_score(parts)
        events = []
        for part, side in zip(parts, by_score, strict=True):
            team = self._beneficiary(part, side)
            if team is None or part.type not in _GOALS:
                self._skip(f"a goal in minute {part.minute}: it is not clear for whom it counts")
                continue
            own = part.type == "OWN"
            did = self._other(team) if own else team
            player, other = self._name(did, part.scorer), self._name(team, part.assist)
            how = How.PENALTY if part.type == "PENALTY" else None
            kind = EventKind.OWN_GOAL if own else EventKind.GOAL
            event = Event(kind, _minute(part), team.key, player, None if own else other, how)
            events.append((self._ref(f"goal-{team.id}"), event))
        return None if self.left_out and not over else events

    def cards(self, raw: Sequence[object]) -> Iterator[tuple[str, Event]]:
        for part in self._parts(BookingPart, raw, "a card"):
            team, kind = self._team(part.team), _CARDS.get(part.card)
            if team is None or kind is None:
                self._skip("a card: not known which, or whose")
                continue
            ref = self._ref(f"{kind.value.replace('_', '-')}-{team.id}-{_who(part.player)}")
            yield ref, Event(kind, _minute(part), team.key, self._name(team, part.player))

    def changes(self, raw: Sequence[object]) -> Iterator[tuple[str, Event]]:
        for part in self._parts(SubstitutionPart, raw, "a substitution"):
            team = self._team(part.team)
            if team is None:
                self._skip("a substitution: not known whose")
                continue
            on, off = self._name(team, part.player_in), self._name(team, part.player_out)
            ref = self._ref(f"substitution-{team.id}-{_who(part.player_in)}")
            yield ref, Event(EventKind.SUBSTITUTION, _minute(part), team.key, on, off)

    def _parts(self, model: type[P], raw: Sequence[object], what: str) -> list[P]:
        """Those that can be read, as they happened: the first of a player's two stays his first."""
        read = [valid(model, one, what, self._told) for one in raw]
        parts = [one for one in read if one is not None]
        self.left_out |= len(parts) < len(read)
        return sorted(parts, key=_minute)

    def _beneficiary(self, part: GoalPart, by_score: Side | None) -> _Side | None:
        """The side it counts for, by the score after it; a goal without one counts for the team it is told
        of, unless it is an own goal, of which that may be either."""
        if by_score is not None:
            return self._sides[0] if by_score is Side.HOME else self._sides[1]
        if part.score is not None and part.score.home is not None:
            return None
        return self._team(part.team) if part.team and part.type != "OWN" else None

    def _team(self, part: PersonPart) -> _Side | None:
        return next((side for side in self._sides if side.id == part.id), None)

    def _other(self, side: _Side) -> _Side:
        return self._sides[1] if side is self._sides[0] else self._sides[0]

    def _name(self, side: _Side, part: PersonPart | None) -> str | None:
        if part is None or not part.name:
            return None
        if part.id is not None:
            self.people[side.key, part.name] = str(part.id)
        return part.name

    def _ref(self, what: str) -> str:
        """There are no ids: what does not change is what it was, whose, and the how manieth. The scorer of a
        goal is no part of it: he is nobody at first, and may be put right."""
        self._seen[what] += 1
        return f"{what}-{self._seen[what]}"

    def _skip(self, problem: str) -> None:
        self._told.append(problem)
        self.left_out = True


def _by_score(parts: Sequence[GoalPart]) -> list[Side | None]:
    """By the score after each, if each has one."""
    scores = [
        Score(one.score.home, one.score.away)
        for one in parts
        if one.score and one.score.home is not None and one.score.away is not None
    ]
    if len(scores) < len(parts):
        return [None] * len(parts)
    order = sorted(range(len(parts)), key=lambda at: scores[at].home + scores[at].away)
    sides: list[Side | None] = [None] * len(parts)
    for at, side in zip(order, scored_by([scores[at] for at in order], NOTHING), strict=True):
        sides[at] = side
    return sides


def _fits(goals: Sequence[tuple[str, Event]], score: Score, home: TeamKey, away: TeamKey) -> bool:
    teams = [event.team for _, event in goals]
    return teams.count(home) <= score.home and teams.count(away) <= score.away


def _phases(part: MatchPart) -> list[tuple[str, Event]]:
    """What the status tells of the whistles. There is a half-time score from the break on."""
    happened = [(EventKind.KICK_OFF, 0)]
    duration = (part.score.duration if part.score else None) or "REGULAR"
    if half_time(part.score) is not None:
        happened.append((EventKind.HALF_TIME, 45))
        if part.status != "PAUSED" or duration != "REGULAR":
            happened.append((EventKind.SECOND_HALF, 45))
    if went_on(part.score):
        happened.append((EventKind.EXTRA_TIME, 90))
    if duration == "PENALTY_SHOOTOUT":
        happened.append((EventKind.SHOOTOUT, 120))
    if part.status == "FINISHED":
        happened.append((EventKind.FULL_TIME, 120 if went_on(part.score) else 90))
    return [(kind.value.replace("_", "-"), Event(kind, Minute(minute))) for kind, minute in happened]


def _who(part: PersonPart | None) -> int | str:
    return part.id if part is not None and part.id is not None else "unknown"


def _minute(part: GoalPart | BookingPart | SubstitutionPart) -> Minute:
    return Minute(part.minute, part.injury_time or 0)
