"""A second reader's answer, held against the article: what the article does not say is left away."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.reading.facts import (
    AbsenceSaid,
    BroadcastSaid,
    Event,
    Happening,
    KickoffSaid,
    Kind,
    LineupSaid,
    MarkSaid,
    OfficialsSaid,
    Pairing,
    Phase,
    Reading,
    Standing,
    Words,
)
from bot.sources.second_answer import (
    AbsenceAnswer,
    Answer,
    EventAnswer,
    KickoffAnswer,
    LineupAnswer,
    MarkAnswer,
    MatchAnswer,
    OfficialsAnswer,
)
from bot.sources.witness import Witness

Fact = TypeVar("Fact")
_FEWEST_PLAYERS = 9
"""Of a line-up, found in the article: some are spelt otherwise there."""


def reading_of(answer: Answer, text: str) -> Reading:
    """Everything in it is unsure: a grammar reads what is there, a second reader what it believes."""
    ask = Witness(text)
    return Reading(
        kind=Kind(answer.kind) if answer.kind in set(Kind) else Kind.OTHER,
        pairing=_pairing(answer.match, ask),
        kickoff=_kickoff(answer.kickoff, ask, text),
        venue=_words(answer.venue, ask),
        broadcasts=tuple(
            BroadcastSaid(one.channel, at, sure=False)
            for one in answer.broadcasts
            if (at := ask.span(one.channel))
        ),
        officials=_officials(answer.officials, ask),
        absences=tuple(_kept(_absence(one, ask) for one in answer.absences)),
        lineups=tuple(_kept(_lineup(one, ask) for one in answer.lineups)),
        marks=tuple(_kept(_mark(one, ask) for one in answer.ratings)),
        timeline=tuple(_kept(_event(one, ask, text) for one in answer.timeline)),
    )


def _kept(facts: Iterable[Fact | None]) -> Iterable[Fact]:
    return (fact for fact in facts if fact is not None)


def _words(said: str, ask: Witness) -> Words | None:
    at = ask.span(said)
    return Words(said, at, sure=False) if at else None


def _pairing(match: MatchAnswer | None, ask: Witness) -> Pairing | None:
    """The score only where the article has it, in one order or the other."""
    if match is None or not (at := ask.span(match.home)) or not ask.says(match.away):
        return None
    score = match.score
    if score and not any(
        ask.says(f"{one}{dash}{other}") for one, other in (score, score[::-1]) for dash in ("-", " - ", ":")
    ):
        score = None
    told = (match.competition, match.stage)
    competition, stage = (said if said and ask.says(said) else None for said in told)
    return Pairing(match.home, match.away, at, competition, stage, score, sure=False)


def _kickoff(said: KickoffAnswer | None, ask: Witness, text: str) -> KickoffSaid | None:
    """Its quotation has to hold the hour, on a clock of 24 or of 12."""
    if said is None or not (at := ask.span(said.quote)):
        return None
    try:
        local = datetime.fromisoformat(said.local)
        zone = ZoneInfo(said.timezone) if said.timezone else None
    except (ValueError, KeyError, OSError):
        return None
    hours = {int(number) for number in re.findall(r"(?<!\d)\d{1,2}(?!\d)", text[slice(*at)])}
    if not hours & {local.hour, local.hour % 12 or 12}:
        return None
    local = local.replace(tzinfo=None, fold=0)
    if not 1900 < local.year < 2200:
        return None
    utc = local.replace(tzinfo=zone).astimezone(UTC) if zone else None
    clock = time(local.hour, local.minute)
    return KickoffSaid(at, local.date(), local, said.timezone or None, utc, sure=False, clock=clock)


def _officials(said: OfficialsAnswer | None, ask: Witness) -> OfficialsSaid:
    if said is None:
        return OfficialsSaid()
    return OfficialsSaid(
        _words(said.referee, ask),
        tuple(_kept(_words(one, ask) for one in said.assistants)),
        _words(said.fourth, ask),
        tuple(_kept(_words(one, ask) for one in said.var)),
    )


def _absence(said: AbsenceAnswer, ask: Witness) -> AbsenceSaid | None:
    at = ask.fact(said.quote, said.player)
    if at is None or said.status not in set(Standing):
        return None
    reason, until = (words if ask.says(words) else "" for words in (said.reason, said.until))
    return AbsenceSaid(
        said.player, _team(said.team, ask), Standing(said.status), at, reason, until, sure=False
    )


def _lineup(said: LineupAnswer, ask: Witness) -> LineupSaid | None:
    """Its players as far as the article names them; where it names few, there is no line-up."""
    spans = {name: at for name in said.players if (at := ask.span(name))}
    if not _FEWEST_PLAYERS <= len(spans) <= 11:
        return None
    at = ask.span(said.quote) or (min(at[0] for at in spans.values()), max(at[1] for at in spans.values()))
    return LineupSaid(
        _team(said.team, ask),
        Phase(said.status) if said.status in set(Phase) else Phase.PREDICTED,
        tuple(spans),
        at,
        said.formation if said.formation and ask.says(said.formation) else None,
        tuple(name for name in said.bench if ask.says(name)),
        said.captain if said.captain in spans else None,
        sure=False,
    )


def _mark(said: MarkAnswer, ask: Witness) -> MarkSaid | None:
    """Name and mark have to stand in one quotation."""
    at = ask.fact(said.quote, said.player, said.original)
    if at is None:
        return None
    return MarkSaid(
        said.player, _team(said.team, ask), said.mark, said.original, at, said.manager, sure=False
    )


def _event(said: EventAnswer, ask: Witness, text: str) -> Event | None:
    at = ask.fact(said.quote, said.player)
    if at is None or said.kind not in set(Happening):
        return None
    minute = said.minute if re.search(rf"(?<!\d){said.minute}(?!\d)", text[slice(*at)]) else None
    return Event(Happening(said.kind), said.player, at, minute, team=_team(said.team, ask), sure=False)


def _team(said: str, ask: Witness) -> str:
    return said if ask.says(said) else ""
