"""An article cut where something was understood: each piece with what it is, to be shown in colour."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.facts import AbsenceSaid, Event, LineupSaid, Pairing, Reading, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the text, and what was understood of it: nothing, or one fact or several ("out: Luke Shaw")."""

    text: str
    facts: tuple[str, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Fact:
    at: Span
    words: str
    sure: bool = True


def explained(reading: Reading, text: str) -> Iterator[Piece]:
    """The whole text in pieces, in order, so that each fact's words carry it."""
    facts = [fact for fact in _facts(reading) if 0 <= fact.at[0] < fact.at[1] <= len(text)]
    cuts = sorted({0, len(text), *(place for fact in facts for place in fact.at)})
    facts.sort(key=lambda fact: fact.at)
    open_facts: list[_Fact] = []
    waiting = 0
    for start, end in itertools.pairwise(cuts):
        while waiting < len(facts) and facts[waiting].at[0] <= start:
            open_facts.append(facts[waiting])
            waiting += 1
        open_facts = [fact for fact in open_facts if fact.at[1] > start]
        words = tuple(dict.fromkeys(fact.words for fact in open_facts))
        yield Piece(text[start:end], words, all(fact.sure for fact in open_facts))


def _facts(reading: Reading) -> Iterator[_Fact]:
    for match in (reading, *reading.matches):
        yield from _of_the_match(match)
        yield from _of_the_teams(match)
        yield from _of_the_play(match)
        yield from (_Fact(one.at, f"warning: {one.text}", False) for one in match.warnings)


def _of_the_match(match: Reading) -> Iterator[_Fact]:
    if match.pairing:
        yield _Fact(match.pairing.at, _pairing(match.pairing), match.pairing.sure)
    if match.kickoff:
        when = match.kickoff.local or match.kickoff.day or match.kickoff.clock
        yield _Fact(
            match.kickoff.at, f"kick-off: {when} {match.kickoff.zone or ''}".rstrip(), match.kickoff.sure
        )
    if match.venue:
        yield _Fact(match.venue.at, f"venue: {match.venue.text}", match.venue.sure)
    for shown in match.broadcasts:
        yield _Fact(shown.at, f"broadcast: {shown.channel}", shown.sure)
    for role, words in (("referee", match.officials.referee), ("fourth official", match.officials.fourth)):
        if words:
            yield _Fact(words.at, f"{role}: {words.text}", words.sure)
    for role, several in (
        ("assistant", match.officials.assistants),
        ("video assistant", match.officials.var),
    ):
        for one in several:
            yield _Fact(one.at, f"{role}: {one.text}", one.sure)


def _of_the_teams(match: Reading) -> Iterator[_Fact]:
    for absence in match.absences:
        yield _Fact(absence.at, _absence(absence), absence.sure)
    for lineup in match.lineups:
        yield _Fact(lineup.at, _lineup(lineup), lineup.sure)
    for mark in match.marks:
        given = "no mark" if mark.mark is None else f"{mark.mark:g}"
        yield _Fact(mark.at, f"mark: {mark.player} {given}", mark.sure)


def _of_the_play(match: Reading) -> Iterator[_Fact]:
    for event in match.timeline:
        yield _Fact(event.at, _event(event), event.sure)
    for milestone in match.milestones:
        yield _Fact(
            milestone.at,
            f"milestone: {milestone.player} {milestone.count} of {milestone.target}",
            milestone.sure,
        )
    for record in match.records:
        yield _Fact(record.at, f"record: {record.heading}", record.sure)
    for change in match.changes:
        instead = f" for {change.instead_of}" if change.instead_of else ""
        yield _Fact(change.at, f"may come in: {change.player}{instead}", False)
    for match_before in match.refereed:
        yield _Fact(match_before.at, f"refereed before: {match_before.team}")
    for remark in match.remarks:
        yield _Fact(remark.at, f"{remark.about}: {remark.value}", remark.sure)
    for point in match.talking_points:
        yield _Fact(point.at, f"talking point: {point.heading}")


def _pairing(pairing: Pairing) -> str:
    score = f" {pairing.score[0]}-{pairing.score[1]}" if pairing.score else ""
    return f"match: {pairing.home} v {pairing.away}{score}"


def _absence(absence: AbsenceSaid) -> str:
    details = ", ".join(detail for detail in (absence.team, absence.reason, absence.until) if detail)
    return f"{absence.standing.value}: {absence.player}" + (f" ({details})" if details else "")


def _lineup(lineup: LineupSaid) -> str:
    return f"{lineup.phase.value} line-up: {lineup.team} {lineup.formation or ''}".rstrip()


def _event(event: Event) -> str:
    minute = f" {event.minute}'" if event.minute is not None else ""
    return f"{event.kind.value.replace('_', ' ')}{minute}: {event.player}"
