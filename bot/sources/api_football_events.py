"""What happened in a match, out of API-Football's timeline."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from bot.knowledge.claims import Claim, EventOf
from bot.knowledge.match import MatchKey, TeamKey
from bot.knowledge.spelling import plain
from bot.knowledge.timeline import Event, EventKind, Minute
from bot.sources.api_football_answer import SOURCE, Gathered, plays, team_key
from bot.sources.api_football_cards import cards, is_card
from bot.sources.api_football_goals import clock, goals, is_goal
from bot.sources.api_football_payload import EventRow, Person
from bot.sources.json_payload import add, valid

_SHOOTOUT = "penalty shootout"
_KICKS = {"penalty": EventKind.SHOOTOUT_SCORED, "missed penalty": EventKind.SHOOTOUT_MISSED}

Told = tuple[str, Event]
"""An event and its ref. Rows have no ids, so a ref is made of what is not put right later on: of a goal, a
penalty and a kick the side and which one of that side's it is (scorers change, and are nobody at first), of a
card and a change the players."""


def rows(
    told: Iterable[object], match: MatchKey, sides: Sequence[TeamKey], found: Gathered
) -> list[EventRow]:
    """The valid rows in order of play; the others are problems. `sides` is empty where they are not known."""
    what, valid_rows = f"an event of match {match.partition(':')[2]}", []
    for raw in told:
        row = valid(EventRow, raw, what, found.problems)
        if row is None or not plays(row.team, sides, what, found):
            continue
        if not _is_known(row):
            add(found.problems, f"{what}: {row.type} {row.detail!r} is not known")
        else:
            valid_rows.append(row)
            found.heard_of(row.player)
            found.heard_of(row.assist)
    return sorted(valid_rows, key=clock)


def claims_of(
    match: MatchKey,
    told: Sequence[EventRow],
    sides: Sequence[TeamKey],
    score: Mapping[TeamKey, int] | None,
    starters: Mapping[TeamKey, frozenset[int]],
    found: Gathered,
    now: datetime,
) -> list[Claim]:
    """All events of the rows. `score` is how it stands, `starters` whose ids began the match; without them
    rows are taken at their word."""
    played = [row for row in told if not _in_shootout(row)]
    made = [
        *_goals(played, sides, score, found),
        *_cards(played, found),
        *_changes(played, starters, found),
        *_penalties(played, found),
        *_kicks([row for row in told if _in_shootout(row)], found),
    ]
    return [Claim(EventOf(match, f"{SOURCE.key}:{ref}"), event, SOURCE, now) for ref, event in made]


def _is_known(row: EventRow) -> bool:
    """Var rows that strike out nothing only tell what other rows show."""
    if row.type.lower() in ("subst", "var") or is_card(row) or is_goal(row):
        return True
    return row.type.lower() == "goal" and (row.detail or "").lower() == "missed penalty"


def _goals(
    told: Sequence[EventRow], sides: Sequence[TeamKey], score: Mapping[TeamKey, int] | None, found: Gathered
) -> Iterator[Told]:
    """An own goal has the side that it counts for, and a player of the other one."""
    number: Counter[TeamKey] = Counter()
    for goal in goals(told, score):
        number[goal.team] += 1
        own = goal.kind is EventKind.OWN_GOAL
        of = next((side for side in sides if side != goal.team), None) if own else goal.team
        player = found.name(of, goal.row.player)
        helped = goal.kind is EventKind.GOAL
        other = found.name(goal.team, goal.row.assist) if helped else None
        event = Event(goal.kind, minute(goal.row), goal.team, player, other, goal.how, goal.note)
        yield f"goal-{goal.row.team.id}-{number[goal.team]}", event


def _cards(told: Sequence[EventRow], found: Gathered) -> Iterator[Told]:
    number: Counter[str] = Counter()
    for card in cards(told):
        team = team_key(card.row.team.id)
        colour = "yellow" if card.kind is EventKind.YELLOW_CARD else "red"
        ref = f"{colour}-{card.row.team.id}-{_who(card.row.player)}"
        number[ref] += 1
        event = Event(card.kind, minute(card.row), team, found.name(team, card.row.player))
        yield f"{ref}-{number[ref]}", event


def _changes(
    told: Sequence[EventRow], starters: Mapping[TeamKey, frozenset[int]], found: Gathered
) -> Iterator[Told]:
    """`player` goes off and `assist` comes on. In some matches they are the other way round, so where the
    line-up is known it decides who was on the field."""
    playing = {team: set(ids) for team, ids in starters.items()}
    for row in told:
        if row.type.lower() != "subst" or row.player.name is None or row.assist.name is None:
            continue  # it is not told yet who goes off and who comes on
        team, off, on = team_key(row.team.id), row.player, row.assist
        there = playing.setdefault(team, set())
        if on.id in there and off.id not in there:
            off, on = on, off
        there -= {off.id or 0}
        there |= {on.id or 0}
        ref = "-".join(sorted((_who(off), _who(on))))
        event = Event(EventKind.SUBSTITUTION, minute(row), team, found.name(team, on), found.name(team, off))
        yield f"change-{row.team.id}-{ref}", event


def _penalties(told: Sequence[EventRow], found: Gathered) -> Iterator[Told]:
    number: Counter[TeamKey] = Counter()
    for row in told:
        if row.type.lower() == "goal" and (row.detail or "").lower() == "missed penalty":
            team = team_key(row.team.id)
            number[team] += 1
            event = Event(EventKind.PENALTY_MISSED, minute(row), team, found.name(team, row.player))
            yield f"missed-{row.team.id}-{number[team]}", event


def _kicks(told: Sequence[EventRow], found: Gathered) -> Iterator[Told]:
    number: Counter[TeamKey] = Counter()
    for row in told:
        team, kind = team_key(row.team.id), _KICKS[(row.detail or "").lower()]
        number[team] += 1
        yield (
            f"kick-{row.team.id}-{number[team]}",
            Event(kind, minute(row), team, found.name(team, row.player)),
        )


def _in_shootout(row: EventRow) -> bool:
    """Kicks of the shoot-out are penalties of the 120th minute with a comment."""
    return (row.comments or "").lower() == _SHOOTOUT and (row.detail or "").lower() in _KICKS


def minute(row: EventRow) -> Minute:
    return Minute(row.time.elapsed, row.time.extra or 0)


def _who(person: Person) -> str:
    return str(person.id) if person.id is not None else plain(person.name or "").replace(" ", "-") or "nobody"
