"""What a second reader adds to the grammar's reading, kept apart: a moderator sees which of them said it."""

from dataclasses import replace

from bot.reading.facts import Kind, Pairing, Reading
from bot.reading.kept import facts_in
from bot.reading.teams import same_team


def with_second(first: Reading, second: Reading) -> Reading:
    """The grammar's reading with the second reader's behind it.

    What the grammar says stands. Where it found no match at all, the second reader's word decides what is
    shown for review, and which match is meant stays in doubt. A page about several matches is left as it is.
    """
    if first.matches or second.kind is Kind.OTHER or not facts_in(second):
        return first
    named = second.pairing
    if first.kind is Kind.OTHER:
        first = Reading(second.kind, warnings=first.warnings)
    if first.pairing is None and named is not None:
        first = replace(first, pairing=replace(named, score=None, aggregate=None, sure=False))
    return replace(first, second=second)


def behind(reading: Reading) -> Reading | None:
    """What the second reader says, as of the match and the kind of article that the grammar found."""
    second = reading.second
    if second is None:
        return None
    return replace(
        second,
        kind=reading.kind,
        kickoff=second.kickoff or reading.kickoff,
        pairing=_with_score(reading.pairing, second.pairing),
    )


def _with_score(first: Pairing | None, second: Pairing | None) -> Pairing | None:
    """The grammar's pairing, with the second reader's score where it has none itself."""
    if first is None or second is None or first.score or not second.score:
        return first
    home, away = second.score
    if same_team(first.home, second.home) and same_team(first.away, second.away):
        return replace(first, score=(home, away), sure=False)
    if same_team(first.home, second.away) and same_team(first.away, second.home):
        return replace(first, score=(away, home), sure=False)
    return first
