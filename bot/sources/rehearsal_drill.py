"""What goes wrong in a rehearsal with chaos: the kickoff moves, and a goal is taken back.

None of it happened, so no paper is made to say it: Matchday says it itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.knowledge.claims import Claim, EventOf, KickoffOf, Source
from bot.knowledge.match import Kickoff, MatchKey
from bot.knowledge.timeline import Event, EventKind

MOVED_BY = timedelta(minutes=30)
MOVED_AHEAD = timedelta(minutes=100)
"""How long before the first kickoff the move is told: after the reminder of two hours went out."""
TAKEN_BACK_AFTER = timedelta(minutes=2)


def disturbed(claims: Iterable[Claim], match: MatchKey, operator: Source) -> list[Claim]:
    """The claims of the story with the kickoff of `match` moved and its disallowed goal first given.

    What is told after the move comes as much later as the match does. Raises LookupError where the
    match has no kickoff to move.
    """
    story = list(claims)
    fixture = next((c for c in story if c.about == KickoffOf(match)), None)
    if fixture is None or not isinstance(fixture.value, Kickoff) or fixture.value.at is None:
        raise LookupError(f"{match} has no confirmed kickoff to move")
    told = fixture.value.at - MOVED_AHEAD
    moved = Claim(fixture.about, replace(fixture.value, at=fixture.value.at + MOVED_BY), operator, told)
    return [moved, *_given_first(_later(story, told), match, operator)]


def _later(story: Iterable[Claim], told: datetime) -> Iterator[Claim]:
    for claim in story:
        yield replace(claim, said_at=claim.said_at + MOVED_BY) if claim.said_at > told else claim


def _given_first(story: Iterable[Claim], match: MatchKey, operator: Source) -> Iterator[Claim]:
    """The story with a goal where one was disallowed, corrected two minutes later under the same ref."""
    for claim in story:
        event = claim.value
        if not (isinstance(event, Event) and event.kind is EventKind.GOAL_DISALLOWED):
            yield claim
            continue
        assert isinstance(claim.about, EventOf)  # noqa: S101 - Claim checks it
        if claim.about.match != match:
            yield claim
            continue
        corrected = claim.said_at + TAKEN_BACK_AFTER
        goal = replace(event, kind=EventKind.GOAL, note=None)
        yield Claim(claim.about, goal, operator, claim.said_at)
        yield Claim(claim.about, event, operator, corrected)
        yield replace(claim, said_at=corrected)
