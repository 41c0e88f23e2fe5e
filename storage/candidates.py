"""Who stands on a ballot, each with a number that is theirs for good: it is in buttons that were posted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import RowMapping, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import TeamKey
from bot.knowledge.voting import Candidate, Role
from storage.fan_tables import candidates


class Listed(NamedTuple):
    """A candidate as kept: `gone` did not appear after all; `same_as` is the number of who it turned out to
    be, which counts from then on."""

    candidate: Candidate
    gone: bool
    same_as: int | None

    @property
    def there(self) -> bool:
        return not self.gone and self.same_as is None


@dataclass(frozen=True, slots=True)
class Papers:
    """A ballot as far as votes are checked against it."""

    id: int
    closes_at: datetime
    halves: bool
    account_days: int
    off: bool
    fans: int
    there: frozenset[int]
    players: frozenset[int]
    same_as: Mapping[int, int]

    @classmethod
    def of(cls, row: RowMapping, listed: Sequence[Listed]) -> "Papers":
        """Out of a row of `ballots`."""
        there = [one.candidate for one in listed if one.there]
        return cls(
            id=row["id"],
            closes_at=row["closes_at"],
            halves=row["halves"],
            account_days=row["account_days"],
            off=row["off"],
            fans=row["fans"],
            there=frozenset(one.number for one in there),
            players=frozenset(one.number for one in there if one.role is Role.PLAYER),
            same_as={one.candidate.number: one.same_as for one in listed if one.same_as is not None},
        )

    def number(self, written: int) -> int:
        """The number that counts for one that was once written on a button."""
        return self.same_as.get(written, written)


async def listed(conn: AsyncConnection, ballots: Collection[int]) -> dict[int, list[Listed]]:
    """Who stands on these ballots, by number, with those who are gone."""
    found: dict[int, list[Listed]] = {}
    for row in (await conn.execute(_LISTED, {"those": list(ballots)})).mappings():
        found.setdefault(row["ballot"], []).append(Listed(candidate(row), row["gone"], row["same_as"]))
    return found


_LISTED = (
    select(candidates)
    .where(candidates.c.ballot.in_(bindparam("those", expanding=True)))
    .order_by(candidates.c.ballot, candidates.c.number)
)


def candidate(row: RowMapping) -> Candidate:
    """Out of a row of `candidates`."""
    team = TeamKey(row["team"]) if row["team"] else None
    return Candidate(row["number"], team, row["player"], Role(row["role"]))


async def bring_up_to_date(conn: AsyncConnection, ballot: int, appeared: Sequence[Candidate]) -> None:
    """Whoever is new gets the next number; who is not among them is gone, and is there again once they are.

    Hold the ballot's row.
    """
    kept = (await listed(conn, [ballot])).get(ballot, [])
    standing = {_who(one.candidate): one for one in kept if one.same_as is None}
    wanted = {_who(one): one for one in appeared}
    number = max((one.candidate.number for one in kept), default=0)
    new = [one for who, one in wanted.items() if who not in standing]
    if new:
        rows = [row(ballot, place, one) for place, one in enumerate(new, start=number + 1)]
        await conn.execute(insert(candidates), rows)
    changed = [
        {"of": one.candidate.number, "is_gone": who not in wanted}
        for who, one in standing.items()
        if one.gone == (who in wanted)
    ]
    if changed:
        of = (candidates.c.ballot == ballot, candidates.c.number == bindparam("of"))
        await conn.execute(update(candidates).where(*of).values(gone=bindparam("is_gone")), changed)


def row(ballot: int, number: int, one: Candidate) -> dict[str, Any]:
    return {
        "ballot": ballot,
        "number": number,
        "role": one.role.value,
        "team": one.team or "",
        "player": one.name,
    }


def _who(one: Candidate) -> tuple[Role, str, str]:
    return (one.role, one.team or "", one.name)
