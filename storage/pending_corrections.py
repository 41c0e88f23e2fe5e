"""Corrections that somebody was shown and has not said yes to, and the claims that said ones became."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import Claim, Source, SourceKind
from storage import places
from storage.claim_rows import to_row
from storage.codec import about_from_json, about_to_json, value_from_json, value_to_json
from storage.tables import claims, remembered


@dataclass(frozen=True, slots=True)
class Pending:
    """What was shown: the claims, without their instant; in words what is corrected, how it was, how it is to
    be; the match's key."""

    said: tuple[Claim, ...]
    topic: str
    before: str
    after: str
    match: str


async def keep(conn: AsyncConnection, scope: int, pending: Pending) -> str:
    """A code for the button that says yes; the same correction has the same one."""
    written = json.dumps(_written(pending), sort_keys=True)
    code = blake2b(written.encode(), digest_size=9).hexdigest()
    await places.remember(conn, _name(scope, code), written)
    return code


async def take(conn: AsyncConnection, scope: int, code: str, now: datetime) -> Pending | None:
    """What was shown in this community under a code, said at this instant; None where it was taken already,
    or never was."""
    written = await places.recall(conn, _name(scope, code))
    if written is None:
        return None
    await conn.execute(delete(remembered).where(remembered.c.name == _name(scope, code)))
    return _read(json.loads(written), scope, now)


async def numbers(conn: AsyncConnection, said: Sequence[Claim], now: datetime) -> list[int]:
    """The store's numbers of claims."""
    digests = [to_row(claim, now)["digest"] for claim in said]
    found = await conn.execute(select(claims.c.id).where(claims.c.digest.in_(digests)).order_by(claims.c.id))
    return list(found.scalars())


def _name(scope: int, code: str) -> str:
    return f"correction {scope} {code}"


def _written(pending: Pending) -> dict[str, Any]:
    said = [
        {
            "kind": type(claim.about).__name__,
            "about": about_to_json(claim.about),
            "value": value_to_json(claim.value),
            "source": [claim.source.key, claim.source.name, claim.source.kind.value, claim.source.url],
        }
        for claim in pending.said
    ]
    words = {"topic": pending.topic, "before": pending.before, "after": pending.after}
    return {"said": said, "match": pending.match, **words}


def _read(data: dict[str, Any], scope: int, now: datetime) -> Pending:
    said = []
    for one in data["said"]:
        key, name, kind, url = one["source"]
        about, value = about_from_json(one["kind"], one["about"]), value_from_json(one["kind"], one["value"])
        said.append(Claim(about, value, Source(key, name, SourceKind(kind), url), now, scope))
    return Pending(tuple(said), data["topic"], data["before"], data["after"], data["match"])
