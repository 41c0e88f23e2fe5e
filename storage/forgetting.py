"""What is kept about a fan: told, given to them, or deleted."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.voting import Role
from storage import fan_keys, fan_locks, predictions, rooms, sheets
from storage.fan_tables import accounts, ballots, candidates, fans, links, marks, picks
from storage.fan_tables import sheets as sheets_kept
from storage.fans import Account, digest, fan_of
from storage.game_tables import predictions as predictions_kept
from storage.sheets import Change
from storage.tables import room_messages, teams

WEB = "web"
"""The platform that keeps what it answered to one visitor only."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much there was of somebody who is not known any more, or would be deleted. `answers` are those that
    only they saw in the web channel."""

    accounts: int = 0
    ballots: int = 0
    marks: int = 0
    predictions: int = 0
    answers: int = 0


async def held(conn: AsyncConnection, account: Account) -> Forgotten:
    """What `forget` would delete; nothing for somebody who was never met."""
    fan = await fan_of(conn, account)
    visitors = await _visitors(conn, fan, account)
    answers = await conn.scalar(select(func.count()).where(room_messages.c.visitor.in_(visitors))) or 0
    if fan is None:
        return Forgotten(answers=answers)
    own_sheets, own_marks = sheets_kept.c, marks.c
    on_sheets = (own_marks.ballot == own_sheets.ballot) & (own_marks.fan == own_sheets.fan)
    return Forgotten(
        accounts=await _many(conn, select(func.count()).where(accounts.c.fan == fan)),
        ballots=await _many(conn, select(func.count()).where(own_sheets.fan == fan)),
        marks=await _many(
            conn,
            select(func.count()).select_from(sheets_kept.join(marks, on_sheets)).where(own_sheets.fan == fan),
        ),
        predictions=await _many(conn, select(func.count()).where(predictions_kept.c.fan == fan)),
        answers=answers,
    )


async def forget(conn: AsyncConnection, account: Account) -> Forgotten:
    """Deletes the person, with all linked accounts, and everything they gave; counts go down with it.

    Needs a writing transaction. What hangs on `fans` in the database goes with that row.
    """
    await fan_locks.alone(conn)
    there = await held(conn, account)
    fan = await fan_of(conn, account)
    visitors = await _visitors(conn, fan, account)
    await rooms.forget(conn, visitors)
    if fan is not None:
        await predictions.forget(conn, fan)
        given = select(sheets_kept.c.ballot).where(sheets_kept.c.fan == fan).order_by(sheets_kept.c.ballot)
        for ballot in list((await conn.execute(given)).scalars()):
            sheet = (await sheets.read(conn, ballot, [fan]))[fan]
            await sheets.write(conn, ballot, {fan: Change(sheet, None)})
        await conn.execute(delete(fans).where(fans.c.id == fan))
    return there


async def export(conn: AsyncConnection, fan: int) -> dict[str, Any]:
    """Everything that is kept about a fan, as JSON values in plain words; empty for nobody.

    Accounts are kept as keyed hashes only: the export gives these and their platform, which is all there is.
    """
    row = (await conn.execute(select(fans).where(fans.c.id == fan))).mappings().first()
    if row is None:
        return {}
    of_fan = select(accounts).where(accounts.c.fan == fan).order_by(accounts.c.platform, accounts.c.digest)
    known_by = (await conn.execute(of_fan)).mappings().all()
    codes = select(links.c.until).where(links.c.account.in_([one["digest"] for one in known_by]))
    return {
        "name": row["name"],
        "known_since": row["since"].isoformat(),
        "language": row["language"],
        "time_zone": row["zone"],
        "accounts": [
            {"platform": one["platform"], "id_as_kept": one["digest"], "since": one["since"].isoformat()}
            for one in known_by
        ],
        "codes_offered_until": [until.isoformat() for until in (await conn.execute(codes)).scalars()],
        "ballots": await _ballots(conn, fan),
        "predictions": await predictions.export(conn, fan),
        "private_answers": await _answers(conn, fan),
    }


async def _ballots(conn: AsyncConnection, fan: int) -> list[dict[str, Any]]:
    given = (
        select(sheets_kept, ballots.c.match)
        .join(ballots, ballots.c.id == sheets_kept.c.ballot)
        .where(sheets_kept.c.fan == fan)
        .order_by(sheets_kept.c.given_at, sheets_kept.c.ballot)
    )
    return [
        {
            "match": sheet["match"],
            "given_at": sheet["given_at"].isoformat(),
            "changed_at": sheet["changed_at"].isoformat(),
            "platform": sheet["platform"],
            "marks": await _marks(conn, sheet["ballot"], fan),
            "man_of_the_match": await _pick(conn, sheet["ballot"], fan),
        }
        for sheet in (await conn.execute(given)).mappings().all()
    ]


async def _marks(conn: AsyncConnection, ballot: int, fan: int) -> list[dict[str, Any]]:
    who = candidates.c
    given = (
        select(who.player, who.role, who.gone, teams.c.name, marks.c.half_steps)
        .select_from(marks)
        .join(candidates, (who.ballot == marks.c.ballot) & (who.number == marks.c.number))
        .outerjoin(teams, teams.c.key == who.team)
        .where(marks.c.ballot == ballot, marks.c.fan == fan)
        .order_by(marks.c.number)
    )
    return [
        {"name": player, "role": Role(role).value, "team": team, "mark": steps / 2, "appeared": not gone}
        for player, role, gone, team, steps in await conn.execute(given)
    ]


async def _pick(conn: AsyncConnection, ballot: int, fan: int) -> str | None:
    who = candidates.c
    picked: str | None = await conn.scalar(
        select(who.player)
        .join(picks, (who.ballot == picks.c.ballot) & (who.number == picks.c.number))
        .where(picks.c.ballot == ballot, picks.c.fan == fan)
    )
    return picked


async def _answers(conn: AsyncConnection, fan: int) -> list[dict[str, Any]]:
    kept = room_messages.c
    seen = select(kept.room, kept.at, kept.asked).where(kept.visitor.in_(await _visitors(conn, fan)))
    return [
        {"room": room, "at": at.isoformat(), "asked": asked}
        for room, at, asked in await conn.execute(seen.order_by(kept.id))
    ]


async def _visitors(conn: AsyncConnection, fan: int | None, account: Account | None = None) -> list[str]:
    """The web visitors who are this fan, and the one who asks. Only hashing every visitor there is tells who:
    their ids are not kept with the fan."""
    mine = {account.person} if account is not None and account.platform == WEB else set()
    on_web = select(accounts.c.digest).where(accounts.c.fan == fan, accounts.c.platform == WEB)
    digests = set((await conn.execute(on_web)).scalars())
    key = await fan_keys.known(conn)
    if not digests or key is None:
        return sorted(mine)
    visitors = select(room_messages.c.visitor).where(room_messages.c.visitor.is_not(None)).distinct()
    everyone = (await conn.execute(visitors)).scalars()
    return sorted(mine | {one for one in everyone if one and digest(key, Account(WEB, one)) in digests})


async def _many(conn: AsyncConnection, counted: Select[int]) -> int:
    return await conn.scalar(counted) or 0
