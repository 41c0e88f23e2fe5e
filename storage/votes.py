"""Votes: what a fan does to their ballot, and what comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, StrEnum
from typing import Final, TypeAlias

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.ratings import HALF_STEPS
from storage import candidates, fan_locks, sheets
from storage.candidates import Papers
from storage.fan_tables import ballots
from storage.fans import Account, Known, enrol_all
from storage.sheets import Change, Sheet


class _Unset(Enum):
    UNSET = "unset"


Unset: TypeAlias = _Unset
UNSET: Final = _Unset.UNSET
"""The pick stays what it is."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What one account asks for. `marks` are half-steps by the candidate's number, None or 0 to take a mark
    back; numbers that are not named stay as they are. `pick` is the man of the match, None for nobody.
    `at` is the instant at which this server got it."""

    ballot: int
    account: Account
    marks: Mapping[int, int | None]
    pick: int | Unset | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Cast:
    """It counts: all marks of the fan as they stand now (half-steps by number), their pick, and how many fans
    have given a ballot. `first`: there was none of this fan before."""

    ballot: int
    fan: int
    marks: Mapping[int, int]
    pick: int | None
    fans: int
    first: bool


class Why(StrEnum):
    """Why a vote does not count."""

    CLOSED = "closed"
    NOT_OPEN = "not open"
    """There is no such ballot, or its match turned out not to be over."""
    NO_SUCH_CANDIDATE = "no such candidate"
    NO_MARK = "no mark"
    TOO_NEW = "too new"
    """The account is younger than this ballot's rule asks for."""
    TOO_FAST = "too fast"


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing of the vote counts. `at`: since when it is CLOSED, from when on it is no longer TOO_NEW or
    TOO_FAST."""

    why: Why
    at: datetime | None = None


async def cast(conn: AsyncConnection, votes: Sequence[Vote]) -> list[Cast | Refused]:
    """Counts these votes, in this order, in the transaction of `conn`; gives what came of each.

    Nothing of a vote that is refused counts. Votes are no change of facts: nothing is planned anew. Needs a
    writing transaction, and nothing of a ballot may have been locked in it.
    """
    await fan_locks.side_by_side(conn)
    urns = {number: _Urn(papers) for number, papers in (await _papers(conn, votes)).items()}
    outcomes: list[Cast | Refused | None] = [_wrong(vote, urns.get(vote.ballot)) for vote in votes]
    allowed = [place for place, outcome in enumerate(outcomes) if outcome is None]
    met = await enrol_all(conn, [(votes[place].account, votes[place].at) for place in allowed])
    for place, known in zip(allowed, met, strict=True):
        if old_enough := _too_new(votes[place], known, urns[votes[place].ballot].papers):
            outcomes[place] = old_enough
        else:
            urns[votes[place].ballot].waiting.append((place, known.fan))
    for _, urn in sorted(urns.items()):
        await urn.read(conn)
        for place, fan in urn.waiting:
            outcomes[place] = urn.cast(votes[place], fan)
        await urn.write(conn)
    return [outcome for outcome in outcomes if outcome is not None]


class _Urn:
    """The votes on one ballot, and the sheets of those who vote."""

    def __init__(self, papers: Papers) -> None:
        self.papers = papers
        self.waiting: list[tuple[int, int]] = []
        self._before: Mapping[int, Sheet] = {}
        self._now: dict[int, Sheet] = {}
        self._fans = papers.fans

    async def read(self, conn: AsyncConnection) -> None:
        if self.waiting:
            self._before = await sheets.read(conn, self.papers.id, {fan for _, fan in self.waiting})
            self._now = dict(self._before)

    def cast(self, vote: Vote, fan: int) -> Cast:
        """What the fan's sheet is after this vote."""
        before = self._now.get(fan) or Sheet(vote.at, vote.at, vote.account.platform)
        marks = dict(before.marks)
        for written, half_steps in vote.marks.items():
            number = self.papers.number(written)
            if half_steps:
                marks[number] = half_steps
            else:
                marks.pop(number, None)
        pick = before.pick
        if not isinstance(vote.pick, _Unset):
            pick = None if vote.pick is None else self.papers.number(vote.pick)
        after = before
        if (marks, pick) != (before.marks, before.pick):
            after = replace(before, marks=marks, pick=pick, changed_at=vote.at)
        self._now[fan] = after
        self._fans += bool(after) - bool(before)
        shown = {number: steps for number, steps in after.marks.items() if number in self.papers.there}
        picked = after.pick if after.pick in self.papers.there else None
        first = bool(after) and not before
        return Cast(vote.ballot, fan, shown, picked, self._fans, first)

    async def write(self, conn: AsyncConnection) -> None:
        changes = {fan: Change(self._before.get(fan), sheet or None) for fan, sheet in self._now.items()}
        await sheets.write(conn, self.papers.id, changes)


async def _papers(conn: AsyncConnection, votes: Sequence[Vote]) -> dict[int, Papers]:
    """The ballots these votes are for, held until the transaction ends, in a fixed order."""
    wanted = sorted({vote.ballot for vote in votes})
    rows = (await conn.execute(_HELD, {"wanted": wanted})).mappings().all()
    listed = await candidates.listed(conn, [row["id"] for row in rows])
    return {row["id"]: Papers.of(row, listed.get(row["id"], [])) for row in rows}


_HELD = (
    select(ballots)
    .where(ballots.c.id.in_(bindparam("wanted", expanding=True)))
    .order_by(ballots.c.id)
    .with_for_update()
)


def _wrong(vote: Vote, urn: _Urn | None) -> Refused | None:
    """Why the vote cannot count, whoever it is from."""
    if urn is None or urn.papers.off:
        return Refused(Why.NOT_OPEN)
    papers = urn.papers
    if vote.at >= papers.closes_at:
        return Refused(Why.CLOSED, papers.closes_at)
    if any(papers.number(number) not in papers.there for number in vote.marks):
        return Refused(Why.NO_SUCH_CANDIDATE)
    picked = None if isinstance(vote.pick, _Unset) else vote.pick
    if picked is not None and papers.number(picked) not in papers.players:
        return Refused(Why.NO_SUCH_CANDIDATE)
    if not all(_is_mark(half_steps, papers.halves) for half_steps in vote.marks.values()):
        return Refused(Why.NO_MARK)
    return None


def _is_mark(half_steps: int | None, halves: bool) -> bool:
    return not half_steps or (half_steps in HALF_STEPS and (halves or half_steps % 2 == 0))


def _too_new(vote: Vote, known: Known, papers: Papers) -> Refused | None:
    old_enough = known.since + timedelta(days=papers.account_days)
    return Refused(Why.TOO_NEW, old_enough) if papers.account_days and vote.at < old_enough else None
