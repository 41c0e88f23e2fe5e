"""Fans' sheets, one a ballot and fan, and the counts that follow from them.

Whatever changes sheets says what they were and what they are; the tallies move by the difference, in the same
transaction. `recount` counts from the sheets alone: it must find the same.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Table, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import insert_into, insert_of
from storage.fan_tables import ballots, marks, pick_tallies, picks, sheets, tallies


@dataclass(frozen=True, slots=True)
class Sheet:
    """One fan's ballot: marks in half-steps by the candidate's number. Without marks and pick it is none."""

    given_at: datetime
    changed_at: datetime
    platform: str
    marks: Mapping[int, int] = field(default_factory=dict)
    pick: int | None = None

    def __bool__(self) -> bool:
        return bool(self.marks) or self.pick is not None


class Change(NamedTuple):
    """What a fan's sheet was, and what it is."""

    before: Sheet | None
    after: Sheet | None


class Difference(NamedTuple):
    """What is kept as counted, and what there is: of a number's mark, of its picks, or of all ballots."""

    what: str
    kept: int
    counted: int


async def read(conn: AsyncConnection, ballot: int, fans: Collection[int]) -> dict[int, Sheet]:
    """The sheets of these fans, as far as they have one."""
    given: dict[int, dict[int, int]] = {}
    found: dict[int, Sheet] = {}
    rows = await conn.execute(_READ, {"in_ballot": ballot, "of_fans": list(fans)})
    for fan, number, half_steps, given_at, changed_at, platform, pick in rows:
        if fan not in found:
            found[fan] = Sheet(given_at, changed_at, platform, given.setdefault(fan, {}), pick)
        if number is not None:
            given[fan][number] = half_steps
    return found


_READ = (  # a line for each mark: one statement, where most batches are small
    select(
        sheets.c.fan,
        marks.c.number,
        marks.c.half_steps,
        sheets.c.given_at,
        sheets.c.changed_at,
        sheets.c.platform,
        picks.c.number.label("pick"),
    )
    .outerjoin(marks, (marks.c.ballot == sheets.c.ballot) & (marks.c.fan == sheets.c.fan))
    .outerjoin(picks, (picks.c.ballot == sheets.c.ballot) & (picks.c.fan == sheets.c.fan))
    .where(sheets.c.ballot == bindparam("in_ballot"), sheets.c.fan.in_(bindparam("of_fans", expanding=True)))
)


async def write(conn: AsyncConnection, ballot: int, changes: Mapping[int, Change]) -> None:
    """Brings sheets and counts to what they are now, by fan. Hold the ballot's row, or all (`fan_locks`)."""
    changed = {fan: change for fan, change in sorted(changes.items()) if change.before != change.after}
    if not changed:
        return
    gone = [fan for fan, change in changed.items() if change.before and not change.after]
    there = {fan: change for fan, change in changed.items() if change.after}
    await _delete(conn, sheets, [{"ballot": ballot, "fan": fan} for fan in gone])  # and all that is on them
    await _write_sheets(conn, ballot, there)
    await _write_marks(conn, ballot, there)
    await _write_picks(conn, ballot, there)
    await _count(conn, ballot, changed.values())


async def _write_sheets(conn: AsyncConnection, ballot: int, there: Mapping[int, Change]) -> None:
    rows = [
        {
            "ballot": ballot,
            "fan": fan,
            "given_at": after.given_at,
            "changed_at": after.changed_at,
            "platform": after.platform,
        }
        for fan, (_, after) in there.items()
        if after
    ]
    await _upsert(conn, sheets, rows)


async def _write_marks(conn: AsyncConnection, ballot: int, there: Mapping[int, Change]) -> None:
    given: list[dict[str, Any]] = []
    taken: list[dict[str, Any]] = []
    for fan, (before, after) in there.items():
        had, has = before.marks if before else {}, after.marks if after else {}
        given += [
            {"ballot": ballot, "fan": fan, "number": number, "half_steps": steps}
            for number, steps in sorted(has.items())
            if had.get(number) != steps
        ]
        taken += [{"ballot": ballot, "fan": fan, "number": number} for number in sorted(had.keys() - has)]
    await _delete(conn, marks, taken)
    await _upsert(conn, marks, given)


async def _write_picks(conn: AsyncConnection, ballot: int, there: Mapping[int, Change]) -> None:
    given: list[dict[str, Any]] = []
    taken: list[dict[str, Any]] = []
    for fan, (before, after) in there.items():
        had, has = before.pick if before else None, after.pick if after else None
        if had != has and has is not None:
            given.append({"ballot": ballot, "fan": fan, "number": has})
        elif had != has:
            taken.append({"ballot": ballot, "fan": fan})
    await _delete(conn, picks, taken)
    await _upsert(conn, picks, given)


async def _count(conn: AsyncConnection, ballot: int, changes: Iterable[Change]) -> None:
    by_mark: Counter[tuple[int, int]] = Counter()
    by_pick: Counter[int] = Counter()
    fans = 0
    for change in changes:
        for sheet, one in ((change.before, -1), (change.after, 1)):
            if sheet:
                fans += one
                for number_and_mark in sheet.marks.items():
                    by_mark[number_and_mark] += one
                if sheet.pick is not None:
                    by_pick[sheet.pick] += one
    await _add(
        conn,
        tallies,
        [
            {"ballot": ballot, "number": number, "half_steps": steps, "fans": more}
            for (number, steps), more in sorted(by_mark.items())
            if more
        ],
    )
    await _add(
        conn,
        pick_tallies,
        [
            {"ballot": ballot, "number": number, "fans": more}
            for number, more in sorted(by_pick.items())
            if more
        ],
    )
    if fans:
        counted = update(ballots).where(ballots.c.id == ballot).values(fans=ballots.c.fans + fans)
        await conn.execute(counted)


async def _upsert(conn: AsyncConnection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        await conn.execute(_upserting(conn.dialect.name, table), rows)


@cache
def _upserting(dialect: str, table: Table) -> Any:
    statement = insert_of(dialect, table)
    named = {column.name for column in table.primary_key}
    new = {column.name: statement.excluded[column.name] for column in table.c if column.name not in named}
    return statement.on_conflict_do_update(index_elements=sorted(named), set_=new)


async def _add(conn: AsyncConnection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Counts come as what they grow by, so that two who count at once add up; all of one ballot."""
    if not rows:
        return
    await conn.execute(_adding(conn.dialect.name, table), rows)
    if any(row["fans"] < 0 for row in rows):
        nobody = (table.c.ballot == rows[0]["ballot"], table.c.fans == 0)
        await conn.execute(delete(table).where(*nobody))


@cache
def _adding(dialect: str, table: Table) -> Any:
    statement = insert_of(dialect, table)
    named = sorted(column.name for column in table.primary_key)
    more = {"fans": table.c.fans + statement.excluded.fans}
    return statement.on_conflict_do_update(index_elements=named, set_=more)


async def _delete(conn: AsyncConnection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        same = [table.c[name] == bindparam(f"of_{name}") for name in rows[0]]
        await conn.execute(
            delete(table).where(*same), [{f"of_{name}": row[name] for name in row} for row in rows]
        )


async def recount(conn: AsyncConnection, ballot: int) -> list[Difference]:
    """Where the kept counts are not what the sheets say: nowhere, or something is broken."""
    found: list[Difference] = []
    for table, source in ((tallies, marks), (pick_tallies, picks)):
        by = [column.name for column in table.primary_key if column.name != "ballot"]
        kept = {
            tuple(row[:-1]): row[-1]
            for row in await conn.execute(
                select(*(table.c[name] for name in by), table.c.fans).where(
                    table.c.ballot == ballot, table.c.fans != 0
                )
            )
        }
        columns = [source.c[name] for name in by]
        counted = {
            tuple(row[:-1]): row[-1]
            for row in await conn.execute(
                select(*columns, func.count()).where(source.c.ballot == ballot).group_by(*columns)
            )
        }
        found += [
            Difference(f"{table.name} {what}", kept.get(what, 0), counted.get(what, 0))
            for what in sorted(kept.keys() | counted.keys())
            if kept.get(what) != counted.get(what)
        ]
    fans = await conn.scalar(select(ballots.c.fans).where(ballots.c.id == ballot)) or 0
    there = await conn.scalar(select(func.count()).where(sheets.c.ballot == ballot)) or 0
    return [*found, Difference("ballots", fans, there)] if fans != there else found


async def count_anew(conn: AsyncConnection, ballot: int) -> None:
    """Counts everything from the sheets. Hold all (`fan_locks`)."""
    for table, source in ((tallies, marks), (pick_tallies, picks)):
        by = [column.name for column in table.primary_key]
        await conn.execute(delete(table).where(table.c.ballot == ballot))
        columns = [source.c[name] for name in by]
        counted = select(*columns, func.count()).where(source.c.ballot == ballot).group_by(*columns)
        await conn.execute(insert_into(conn, table).from_select([*by, "fans"], counted))
    there = select(func.count()).where(sheets.c.ballot == ballot).scalar_subquery()
    await conn.execute(update(ballots).where(ballots.c.id == ballot).values(fans=there))
