"""Taking in what a provider says: whom it means, what of it is new, and what it takes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import About, Claim
from bot.knowledge.given import Given
from bot.knowledge.match import MatchKey, Team
from bot.knowledge.ours import Ours
from storage import claims, league_tables
from storage.recalled import with_recalled
from storage.recognised import recognise

log = structlog.get_logger()

_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of it: `matches` are our keys of those that were spoken of, by the provider's."""

    matches: Mapping[MatchKey, MatchKey]
    said: int
    """Claims that were new."""
    taken_back: int


async def take_in(conn: AsyncConnection, given: Given, now: datetime, clubs: Sequence[Team] = ()) -> TakenIn:
    """Keeps what a provider says, as our own claims.

    What it says again is no news: a claim stands since it was said first. What it says otherwise is a new
    claim. Of what it tells in full, the rest is withdrawn. So a payload may come any number of times, and a
    second time changes nothing.
    """
    given = (await with_recalled(conn, given)).sound()
    for problem in given.problems:
        log.warning("item_left_out", provider=given.source.key, problem=problem)
    ours = await recognise(conn, given, clubs, now)
    wanted = _in_our_words(given, ours)
    keys = sorted(set(ours.matches.values()))
    before = await claims.said_by(conn, given.source.key, keys)
    new = [fresh for claim in wanted if (fresh := _news(claim, before.get(claim.about), now)) is not None]
    gone = _not_said_any_more(given, ours, wanted, list(before.values()))
    await claims.take_back(conn, given.source.key, gone, now)
    said = await claims.add(conn, new, now)
    await league_tables.keep(conn, given.source, [ours.table(table) for table in given.tables], now)
    return TakenIn(ours.matches, said, len(gone))


def _in_our_words(given: Given, ours: Ours) -> list[Claim]:
    """The claims about matches that are recognised, each thing once: an answer's last word counts."""
    sides = {match.key: (match.home.key, match.away.key) for match in given.matches}
    told = [
        ours.claim(claim, sides[claim.about.match])
        for claim in given.claims
        if claim.about.match in ours.matches
    ]
    return list({claim.about: claim for claim in told}.values())


def _not_said_any_more(
    given: Given, ours: Ours, wanted: Sequence[Claim], before: Sequence[Claim]
) -> set[About]:
    """What the source said, did not say now, and would have said if it still held."""
    whole = {(ours.matches[match], kind) for match, kind in given.whole if match in ours.matches}
    said_now = {claim.about for claim in wanted}
    return {
        old.about
        for old in before
        if not old.withdrawn and (old.about.match, type(old.about)) in whole and old.about not in said_now
    }


def _news(claim: Claim, old: Claim | None, now: datetime) -> Claim | None:
    """The claim, unless it is what its source says already. It is newer than what it replaces, also where the
    provider gives both the same instant, or says again what it has taken back."""
    if old is None:
        return claim
    if not old.withdrawn and (old.value, old.official) == (claim.value, claim.official):
        return None
    return claim if claim.said_at > old.said_at else replace(claim, said_at=max(now, old.said_at + _MOMENT))
