"""What is said about a match of the packaged tie while it is played and after: timeline, result, marks."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.knowledge.claims import Claim, EventOf, MarkOf, ResultOf
from bot.knowledge.match import MatchKey, Result, Score
from bot.knowledge.ratings import Mark
from bot.knowledge.timeline import Event, EventKind, How, Minute
from bot.sources.rehearsal_cast import Facts
from bot.sources.rehearsal_news import Sources, instant

BREAK = timedelta(minutes=15)
"""Half time."""


def play(match: MatchKey, facts: Facts, sources: Sources) -> Iterator[Claim]:
    """All claims about how a match went and who played how well."""
    yield from _timeline(match, facts, sources)
    if told := facts.get("result"):
        half_time = Score(*told["half_time"]) if "half_time" in told else None
        result = Result(Score(*told["score"]), half_time)
        yield Claim(ResultOf(match), result, sources[told["source"]], instant(facts["told"]["result"]))
    for key, by_team in facts.get("marks", {}).items():
        at = instant(facts["told"]["marks"][key])
        for team, marks in by_team.items():
            for player, points in marks.items():
                yield Claim(MarkOf(match, team, player), Mark(points), sources[key], at)


def moment(event: Event, kickoff: datetime, added: int) -> datetime:
    """When an event happens: an instant. `added` is how many minutes the first half ran over."""
    if event.kind is EventKind.SECOND_HALF:
        return kickoff + timedelta(minutes=45 + added) + BREAK
    played = timedelta(minutes=event.minute.minute + event.minute.added)
    if event.minute.minute <= 45:
        return kickoff + played
    return kickoff + played + timedelta(minutes=added) + BREAK


def _timeline(match: MatchKey, facts: Facts, sources: Sources) -> Iterator[Claim]:
    """Each event as its source told it when it happened, and as others told it.

    Sources that tell it otherwise do so at the same instant; only those that also give marks tell the match
    in the sheet printed with these.
    """
    told_of = facts.get("timeline", ())
    added = sum(told.get("added", 0) for told in told_of if told["kind"] == EventKind.HALF_TIME)
    for number, told in enumerate(told_of, start=1):
        event = _event(told)
        at = moment(event, instant(facts["kickoff"]["utc"]), added)
        yield Claim(EventOf(match, f"{told['source']}:{number:02}"), event, sources[told["source"]], at)
        for key, differs in told.get("otherwise", {}).items():
            printed = facts["told"]["marks"].get(key)
            yield Claim(
                EventOf(match, f"{key}:{number:02}"),
                _event({**told, "note": None, **differs}),
                sources[key],
                instant(printed) if printed else at,
            )


def _event(told: Facts) -> Event:
    return Event(
        kind=EventKind(told["kind"]),
        minute=Minute(told["minute"], told.get("added", 0)),
        team=told.get("team"),
        player=told.get("player"),
        other=told.get("other"),
        how=How(told["how"]) if "how" in told else None,
        note=told.get("note"),
    )
