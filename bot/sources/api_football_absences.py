"""Who misses a match, as API-Football's `injuries` has it."""

import re
from collections.abc import Iterable
from datetime import datetime

from bot.knowledge.claims import AbsenceOf, Claim
from bot.knowledge.team_news import Absence, AbsenceStatus
from bot.sources.api_football_answer import SOURCE, Gathered, match_key
from bot.sources.api_football_fixtures import country_of
from bot.sources.api_football_payload import InjuryPart
from bot.sources.json_payload import add, valid

_STATUSES = {"missing fixture": AbsenceStatus.OUT, "questionable": AbsenceStatus.DOUBT}
_SUSPENDED = re.compile(r"yellow cards?|red card|suspend|suspension", re.IGNORECASE)
_NO_REASON = frozenset({"", "suspended", "unknown", "-"})
"""What says no more than the status does."""


def absences(told: Iterable[object], found: Gathered, now: datetime) -> list[Claim]:
    """One a player and match: what is surer where he comes twice."""
    by_about: dict[AbsenceOf, Claim] = {}
    for raw in told:
        part = valid(InjuryPart, raw, "an absence", found.problems)
        if part is None:
            continue
        status = _STATUSES.get(part.player.type.lower())
        if status is None:
            add(found.problems, f"the absence of {part.player.name}: {part.player.type!r} is not known")
            continue
        team = found.team(part.team, country_of(part.league.id if part.league else None)).key
        found.heard_of(part.player)
        name = found.name(team, part.player) or part.player.name
        about = AbsenceOf(match_key(part.fixture.id), team, name)
        claim = Claim(about, _absence(status, part.player.reason or ""), SOURCE, now)
        before = by_about.get(about)
        if before is None or _doubtful(before):
            by_about[about] = claim
    return list(by_about.values())


def _absence(status: AbsenceStatus, written: str) -> Absence:
    if status is AbsenceStatus.OUT and _SUSPENDED.search(written):
        status = AbsenceStatus.SUSPENDED
    words = " ".join(_in_a_sentence(word) for word in written.split())
    return Absence(status, None if words in _NO_REASON else words)


def _in_a_sentence(word: str) -> str:
    """ "Knee Injury" as it reads in a sentence; "ACL" and "COVID-19" stay as they are."""
    return word.lower() if word[1:].islower() else word


def _doubtful(claim: Claim) -> bool:
    return isinstance(claim.value, Absence) and claim.value.status is AbsenceStatus.DOUBT
