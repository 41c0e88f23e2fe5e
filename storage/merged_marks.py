"""The fans' marks for a match, a team or a player that turns out to be another."""

from sqlalchemy import ColumnElement, delete, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import MatchKey, TeamKey
from storage import fan_locks, sheets
from storage.candidates import Listed, listed, row
from storage.database import insert_into
from storage.fan_tables import ballots, candidates, marks, picks
from storage.fan_tables import sheets as sheets_kept


async def of_team(conn: AsyncConnection, keep: TeamKey, other: TeamKey) -> int:
    """Whoever stood for the other team stands for this one; gives how many marks they have.

    Who stood for both under one name is one candidate: a fan's mark given there already stands.
    """
    return await _rename(conn, candidates.c.team == other, team=keep)


async def of_player(conn: AsyncConnection, team: TeamKey, other: str, name: str) -> int:
    """The same for a player's two names."""
    return await _rename(conn, (candidates.c.team == team) & (candidates.c.player == other), player=name)


async def join(conn: AsyncConnection, kept: MatchKey, gone: MatchKey) -> None:
    """One ballot out of those of two matches. Of a fan's two marks for a player that of the `kept` one
    stands."""
    await fan_locks.alone(conn)
    ids = {
        match: number
        for number, match in await conn.execute(
            select(ballots.c.id, ballots.c.match)
            .where(ballots.c.match.in_((kept, gone)))
            .order_by(ballots.c.id)
            .with_for_update()
        )
    }
    if kept in ids and gone in ids:
        await _join(conn, ids[kept], ids[gone])
    elif gone in ids:
        await conn.execute(update(ballots).where(ballots.c.id == ids[gone]).values(match=kept))


async def _rename(conn: AsyncConnection, chosen: ColumnElement[bool], **to: str) -> int:
    await fan_locks.alone(conn)
    found = select(candidates.c.ballot).where(chosen).distinct().order_by(candidates.c.ballot)
    touched = list((await conn.execute(found)).scalars())
    held = select(ballots.c.id).where(ballots.c.id.in_(touched)).order_by(ballots.c.id).with_for_update()
    await conn.execute(held)
    moved = 0
    for ballot in touched:
        mine = select(candidates.c.number).where(chosen, candidates.c.ballot == ballot)
        for number in sorted((await conn.execute(mine)).scalars()):
            moved += await _rename_one(conn, ballot, number, to)
    return moved


async def _rename_one(conn: AsyncConnection, ballot: int, number: int, to: dict[str, str]) -> int:
    of_one = (candidates.c.ballot == ballot, candidates.c.number == number)
    own = (marks.c.ballot == ballot, marks.c.number == number)
    moved = await conn.scalar(select(func.count()).where(*own)) or 0
    before = (await conn.execute(select(candidates).where(*of_one))).mappings().one()
    after = {**before, **to}
    same = select(candidates.c.number).where(
        candidates.c.ballot == ballot,
        candidates.c.number != number,
        candidates.c.same_as.is_(None),
        *(candidates.c[name] == after[name] for name in ("role", "team", "player")),
    )
    other = await conn.scalar(same)
    await conn.execute(update(candidates).where(*of_one).values(**to))
    if other is not None and before["same_as"] is None:
        await _become(conn, ballot, number, other)
    return moved


async def _become(conn: AsyncConnection, ballot: int, number: int, other: int) -> None:
    """Two numbers on one ballot are one person's: the other counts, and the one still works where it is
    written on a button."""
    here = (marks.c.ballot == ballot, marks.c.number == number)
    own = select(marks.c.ballot, marks.c.fan, literal(other), marks.c.half_steps).where(*here)
    names = ["ballot", "fan", "number", "half_steps"]
    await conn.execute(insert_into(conn, marks).from_select(names, own).on_conflict_do_nothing())
    await conn.execute(delete(marks).where(*here))
    picked = (picks.c.ballot == ballot, picks.c.number == number)
    await conn.execute(update(picks).where(*picked).values(number=other))
    was = (candidates.c.ballot == ballot, (candidates.c.number == number) | (candidates.c.same_as == number))
    is_there = select(candidates.c.number).where(
        candidates.c.ballot == ballot, candidates.c.number == number, ~candidates.c.gone
    )
    if (await conn.execute(is_there)).first() is not None:
        of_other = (candidates.c.ballot == ballot, candidates.c.number == other)
        await conn.execute(update(candidates).where(*of_other).values(gone=False))
    await conn.execute(update(candidates).where(*was).values(same_as=other))
    await sheets.count_anew(conn, ballot)


async def _join(conn: AsyncConnection, kept: int, gone: int) -> None:
    people = await listed(conn, [kept, gone])
    names = ["ballot", "fan", "given_at", "changed_at", "platform"]
    theirs = [literal(kept), *(sheets_kept.c[name] for name in names[1:])]
    given = select(*theirs).where(sheets_kept.c.ballot == gone)
    await conn.execute(insert_into(conn, sheets_kept).from_select(names, given).on_conflict_do_nothing())
    for number, here in (await _numbers(conn, kept, people.get(kept, []), people.get(gone, []))).items():
        own = select(literal(kept), marks.c.fan, literal(here), marks.c.half_steps)
        own = own.where(marks.c.ballot == gone, marks.c.number == number)
        into = ["ballot", "fan", "number", "half_steps"]
        await conn.execute(insert_into(conn, marks).from_select(into, own).on_conflict_do_nothing())
        picked = select(literal(kept), picks.c.fan, literal(here))
        picked = picked.where(picks.c.ballot == gone, picks.c.number == number)
        into = ["ballot", "fan", "number"]
        await conn.execute(insert_into(conn, picks).from_select(into, picked).on_conflict_do_nothing())
    await conn.execute(delete(ballots).where(ballots.c.id == gone))  # and all that is left of it
    await sheets.count_anew(conn, kept)


async def _numbers(
    conn: AsyncConnection, kept: int, here: list[Listed], there: list[Listed]
) -> dict[int, int]:
    """For each number of the ballot that goes, the one on that which stays; who is new there gets one."""
    known = {_who(one): one.candidate.number for one in here if one.same_as is None}
    number = max((one.candidate.number for one in here), default=0)
    numbers: dict[int, int] = {}
    for one in there:
        if one.same_as is not None:
            continue
        who = _who(one)
        if who not in known:
            number += 1
            known[who] = number
            values = row(kept, number, one.candidate) | {"gone": one.gone}
            await conn.execute(insert(candidates).values(values))
        numbers[one.candidate.number] = known[who]
    return numbers


def _who(one: Listed) -> tuple[str, str | None, str]:
    return (one.candidate.role, one.candidate.team, one.candidate.name)
