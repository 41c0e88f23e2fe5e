"""What was said: claims come in, are withdrawn, and are never overwritten."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import (
    About,
    Claim,
    EventOf,
    KickoffOf,
    LineupOf,
    NoteOf,
    OfficialsOf,
    ResultOf,
    Scope,
    Source,
    StatusOf,
)
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import MatchKey
from bot.knowledge.resolve import resolve
from storage import catalogue, occasions
from storage.claim_rows import from_row, to_row, with_sources
from storage.codec import about_from_json
from storage.database import insert_into
from storage.tables import claims, matches, sources

OUTLINE = tuple(kind.__name__ for kind in (KickoffOf, StatusOf, ResultOf, LineupOf, EventOf, NoteOf))
"""The kinds of claim that tell how a match went; what another match's dossier needs of it."""
_FOUND_BY = frozenset(kind.__name__ for kind in (KickoffOf, StatusOf, ResultOf, EventOf, OfficialsOf))
"""The kinds of claim that a match is found by in lists."""
_SAID = ("match", "about", "value", "digest")
"""The columns in which the keys of ours are."""


async def add(conn: AsyncConnection, said: Sequence[Claim], now: datetime) -> int:
    """Keeps claims, each once however often it is said; gives how many were new.

    One that was withdrawn stays withdrawn when its source says it again: a feed repeats itself.
    """
    rows = {row["digest"]: row for row in (to_row(claim, now) for claim in said)}
    known = await _known(conn, list(rows))
    new = [row for digest, row in rows.items() if digest not in known]
    if not new:
        return 0
    await keep_sources(conn, [claim.source for claim in said])
    # what another process adds in the meantime is kept once all the same
    await conn.execute(insert_into(conn, claims).on_conflict_do_nothing(index_elements=["digest"]), new)
    touched = {MatchKey(row["match"]) for row in new}
    await _changed(conn, touched, now, {MatchKey(row["match"]) for row in new if row["kind"] in _FOUND_BY})
    return len(new)


async def withdraw(conn: AsyncConnection, source: str, now: datetime, match: MatchKey | None = None) -> int:
    """Takes back what a source said (about one match); gives how many claims that were."""
    chosen = (claims.c.source == source) & claims.c.withdrawn_at.is_(None)
    if match is not None:
        chosen &= claims.c.match == match
    touched = set((await conn.execute(select(claims.c.match).where(chosen).distinct())).scalars())
    result = await conn.execute(update(claims).where(chosen).values(withdrawn_at=now))
    await _changed(conn, {MatchKey(key) for key in touched}, now)
    return result.rowcount


async def of_matches(
    conn: AsyncConnection, keys: Sequence[MatchKey], scope: Scope = None, kinds: Sequence[str] | None = None
) -> dict[MatchKey, list[Claim]]:
    """The claims about these matches that hold for everyone and for `scope`, withdrawn ones left out."""
    wanted = (
        with_sources()
        .where(claims.c.match.in_(keys), claims.c.withdrawn_at.is_(None))
        .where(claims.c.community.is_(None) | (claims.c.community == scope))
    )
    if kinds is not None:
        wanted = wanted.where(claims.c.kind.in_(kinds))
    found: dict[MatchKey, list[Claim]] = {key: [] for key in keys}
    for row in (await conn.execute(wanted)).mappings():
        found[MatchKey(row["match"])].append(from_row(row))
    return found


async def settle(
    conn: AsyncConnection,
    article: int,
    match: MatchKey,
    scope: Scope,
    kinds: Collection[str],
    wanted: Sequence[Claim],
    now: datetime,
) -> None:
    """Makes an article say just the `wanted` of these kinds of claim about a match, in a scope.

    What it says already stays, what was withdrawn is said again, and anything else of it is withdrawn. So it
    does not matter how often it is done, nor what was there before.
    """
    rows = {row["digest"]: row for row in (to_row(claim, now) for claim in wanted)}
    said_here = (
        (claims.c.article == article)
        & (claims.c.match == match)
        & claims.c.kind.in_(kinds)
        & (claims.c.community.is_(None) if scope is None else claims.c.community == scope)
    )
    gone = await conn.execute(
        update(claims)
        .where(said_here, claims.c.withdrawn_at.is_(None), claims.c.digest.not_in(list(rows)))
        .values(withdrawn_at=now)
    )
    back = await conn.execute(
        update(claims)
        .where(said_here, claims.c.withdrawn_at.is_not(None), claims.c.digest.in_(list(rows)))
        .values(withdrawn_at=None)
    )
    if await add(conn, wanted, now) == 0 and (gone.rowcount or back.rowcount):
        await _changed(conn, {match}, now)


async def own(conn: AsyncConnection, scope: int, source: str, since: datetime) -> list[tuple[int, Claim]]:
    """What a source has said for one community since an instant, withdrawn or not, with each claim's number;
    the newest first."""
    wanted = (
        with_sources()
        .where(claims.c.community == scope, claims.c.source == source, claims.c.recorded_at >= since)
        .order_by(claims.c.id.desc())
        .limit(_AT_ONCE)
    )
    return [(row["id"], from_row(row)) for row in (await conn.execute(wanted)).mappings()]


async def say(
    conn: AsyncConnection, scope: int, numbers: Collection[int], now: datetime, *, again: bool
) -> None:
    """Withdraws these claims of a community, or says them again."""
    chosen = (
        claims.c.id.in_(numbers)
        & (claims.c.community == scope)
        & (claims.c.withdrawn_at.is_not(None) if again else claims.c.withdrawn_at.is_(None))
    )
    touched = set((await conn.execute(select(claims.c.match).where(chosen).distinct())).scalars())
    await conn.execute(update(claims).where(chosen).values(withdrawn_at=None if again else now))
    await _changed(conn, {MatchKey(key) for key in touched}, now)


async def said_by(conn: AsyncConnection, source: str, keys: Sequence[MatchKey]) -> dict[About, Claim]:
    """What a source has said about these matches to everyone, outside of articles: its newest claim about
    each thing, withdrawn or not."""
    found: dict[About, Claim] = {}
    for start in range(0, len(keys), _READ_AT_ONCE):
        wanted = (
            with_sources()
            .where(claims.c.match.in_(keys[start : start + _READ_AT_ONCE]), claims.c.source == source)
            .where(claims.c.community.is_(None), claims.c.article.is_(None))
            .order_by(claims.c.said_at, claims.c.id)
        )
        for row in (await conn.execute(wanted)).mappings():
            claim = from_row(row)
            found[claim.about] = claim
    return found


async def take_back(conn: AsyncConnection, source: str, abouts: Collection[About], now: datetime) -> None:
    """Withdraws all that a source has said of these things to everyone, outside of articles."""
    keys = sorted({about.match for about in abouts})
    gone: list[int] = []
    for start in range(0, len(keys), _AT_ONCE):
        wanted = (
            with_sources()
            .where(claims.c.match.in_(keys[start : start + _AT_ONCE]), claims.c.source == source)
            .where(claims.c.community.is_(None), claims.c.article.is_(None), claims.c.withdrawn_at.is_(None))
        )
        rows = (await conn.execute(wanted)).mappings()
        gone += [row["id"] for row in rows if about_from_json(row["kind"], row["about"]) in abouts]
    for start in range(0, len(gone), _AT_ONCE):
        chosen = claims.c.id.in_(gone[start : start + _AT_ONCE])
        await conn.execute(update(claims).where(chosen).values(withdrawn_at=now))
    await _changed(conn, keys, now)


async def rewrite(
    conn: AsyncConnection, keys: Sequence[MatchKey], change: Callable[[Claim], Claim], now: datetime
) -> int:
    """Keeps all that was ever said about these matches in other words; gives how many claims changed.

    What is the same claim then is kept once, and said if one of them was.
    """
    rows = [
        row
        for start in range(0, len(keys), _AT_ONCE)
        for row in (
            await conn.execute(with_sources().where(claims.c.match.in_(keys[start : start + _AT_ONCE])))
        ).mappings()
    ]
    # what was not withdrawn comes first, so that it is what stays
    rows.sort(key=lambda row: (row["withdrawn_at"] is not None, row["id"]))
    stays: dict[str, tuple[int, str, dict[str, Any]]] = {}
    gone: list[int] = []
    for row in rows:
        new = to_row(change(from_row(row)), now)
        if new["digest"] in stays:
            gone.append(row["id"])
        else:
            stays[new["digest"]] = (row["id"], row["digest"], new)
    for start in range(0, len(gone), _AT_ONCE):
        await conn.execute(delete(claims).where(claims.c.id.in_(gone[start : start + _AT_ONCE])))
    other = [
        {"of": number, **{f"new_{name}": new[name] for name in _SAID}}
        for number, was, new in stays.values()
        if was != new["digest"]
    ]
    if other:
        said_now = update(claims).values({claims.c[name]: bindparam(f"new_{name}") for name in _SAID})
        await conn.execute(said_now.where(claims.c.id == bindparam("of")), other)
    await _changed(conn, {MatchKey(new["match"]) for _, _, new in stays.values()}, now)
    return len(other) + len(gone)


async def scopes(conn: AsyncConnection, match: MatchKey) -> list[int]:
    """The communities that have said something of their own about a match."""
    own = select(claims.c.community).where(claims.c.match == match, claims.c.community.is_not(None))
    return sorted((await conn.execute(own.distinct())).scalars())


async def communities(conn: AsyncConnection) -> frozenset[int]:
    """The communities that have ever said something of their own."""
    return frozenset((await conn.execute(_COMMUNITIES)).scalars())


_COMMUNITIES = select(claims.c.community).where(claims.c.community.is_not(None)).distinct()


async def keep_sources(conn: AsyncConnection, said_by: Iterable[Source]) -> None:
    """Adds who is new, and brings the names of those known up to date."""
    by_key = {source.key: source for source in said_by}
    rows = [{"key": s.key, "name": s.name, "kind": s.kind.value, "url": s.url} for s in by_key.values()]
    statement = insert_into(conn, sources)
    news = {name: statement.excluded[name] for name in ("name", "kind", "url")}
    await conn.execute(statement.on_conflict_do_update(index_elements=["key"], set_=news), rows)


async def _known(conn: AsyncConnection, digests: Sequence[str]) -> set[str]:
    """Which of these digests are kept already."""
    known: set[str] = set()
    for start in range(0, len(digests), _AT_ONCE):
        kept = select(claims.c.digest).where(claims.c.digest.in_(digests[start : start + _AT_ONCE]))
        known |= set((await conn.execute(kept)).scalars())
    return known


_AT_ONCE = 500
"""Digests, or matches, in one query; a database takes only so many parameters."""
_READ_AT_ONCE = 40
"""Matches of which all claims are read at a time: a season at once would hold up everything else."""


async def _changed(
    conn: AsyncConnection,
    keys: Collection[MatchKey],
    now: datetime,
    found_by: Collection[MatchKey] | None = None,
) -> None:
    """Says that these matches are to be planned anew, and brings the columns by which they (or only those of
    `found_by`) are found up to date."""
    if keys:
        await occasions.note_change(conn, sorted(keys), now)
    chosen = sorted(keys if found_by is None else found_by)
    for start in range(0, len(chosen), _READ_AT_ONCE):
        await _brought_up_to_date(conn, chosen[start : start + _READ_AT_ONCE])


async def _brought_up_to_date(conn: AsyncConnection, chosen: Sequence[MatchKey]) -> None:
    known = await catalogue.matches_by_key(conn, chosen)
    said = await of_matches(conn, chosen, kinds=sorted(_FOUND_BY))
    rows = [_found_by(resolve(match, said[key])) for key, match in known.items()]
    await conn.execute(
        update(matches)
        .where(matches.c.key == bindparam("of"))
        .values(
            kickoff_at=bindparam("kickoff_at"),
            day=bindparam("day"),
            status=bindparam("status"),
            referee=bindparam("referee"),
        ),
        rows,
    )


def _found_by(dossier: Dossier) -> dict[str, Any]:
    """What a match is found by in lists, out of the dossier of everyone."""
    kickoff = dossier.kickoff.value if dossier.kickoff else None
    day = (kickoff.at.date() if kickoff.at else kickoff.day) if kickoff else None
    return {
        "of": dossier.match.key,
        "kickoff_at": kickoff.at if kickoff else None,
        "day": day.isoformat() if day else None,
        "status": dossier.status.value,
        "referee": dossier.officials.value.referee if dossier.officials else None,
    }
