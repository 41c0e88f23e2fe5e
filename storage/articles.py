"""Articles that came in, what was understood of them, and what moderators decided."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, RowMapping, and_, case, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import Scope
from bot.knowledge.match import MatchKey
from bot.knowledge.review import Cutting, Decided, Group, Verdict
from storage.codec import Json
from storage.database import insert_into
from storage.tables import articles, decisions, matches

WHICH = "match"
"""The topic of a decision on which match a part of an article is about."""
_NOTHING = ""
"""The topic of a decision on a part of which nothing was understood."""


class Arrival(NamedTuple):
    """An article on its way into the store. `reading` is what was understood, as JSON; `trusted` tells
    that it is from a feed that is."""

    text: str
    url: str | None
    publisher: str
    title: str
    published: date | None
    language: str
    reading: Json
    trusted: bool = False


class Kept(NamedTuple):
    """An article in the store. `community` None: it came in for everyone."""

    id: int
    community: Scope
    url: str | None
    publisher: str
    title: str
    published: date | None
    reading: Json
    match: MatchKey | None
    trusted: bool
    came_at: datetime

    @property
    def cutting(self) -> Cutting:
        return Cutting(self.id, self.publisher, self.title, self.url, self.published)


class Decision(NamedTuple):
    """One step of a review: what was decided of a part of an article. `topic` is a group of facts; WHICH for
    the match it is about; None where there is nothing else to decide on."""

    part: int
    topic: Group | str | None
    verdict: Verdict
    match: MatchKey | None = None


class Stands(NamedTuple):
    """What was decided of one part of an article until now."""

    match: MatchKey | None
    decided: dict[Group | None, Decided]


class Listed(NamedTuple):
    """An article in a list."""

    cutting: Cutting
    match: MatchKey | None
    at: datetime
    """When it came in; when it was decided on, for what was."""


async def keep(conn: AsyncConnection, arrival: Arrival, community: Scope, now: datetime) -> tuple[int, bool]:
    """The number of an article, and whether it is new: one content is kept once in each community."""
    digest = hashlib.sha256(arrival.text.encode("utf-8", "replace")).hexdigest()
    statement = insert_into(conn, articles).values(
        community=community,
        digest=digest,
        url=arrival.url,
        publisher=arrival.publisher[:200],
        title=arrival.title[:500],
        published=arrival.published.isoformat() if arrival.published else None,
        language=arrival.language[:35],
        text=arrival.text,
        reading=arrival.reading,
        trusted=arrival.trusted,
        came_at=now,
    )
    made = await conn.execute(statement.on_conflict_do_nothing())
    number = await conn.scalar(
        select(articles.c.id).where(articles.c.digest == digest, _for(articles.c.community, community))
    )
    assert number is not None  # noqa: S101 - it was put there, now or before
    return int(number), made.rowcount == 1


async def is_about(conn: AsyncConnection, number: int, match: MatchKey | None) -> None:
    """Keeps which match an article is about, for lists."""
    await conn.execute(update(articles).where(articles.c.id == number).values(match=match))


async def one(conn: AsyncConnection, number: int, community: Scope, *, lock: bool = False) -> Kept | None:
    """An article that a community may decide on: its own, or one for everyone. With `lock` nobody else
    decides on it until this transaction ends."""
    wanted = select(articles).where(
        articles.c.id == number, or_(_for(articles.c.community, community), articles.c.community.is_(None))
    )
    row = (await conn.execute(wanted.with_for_update() if lock else wanted)).mappings().first()
    return _kept(row) if row is not None else None


async def text_of(conn: AsyncConnection, number: int) -> str:
    """The words of an article; empty once they are forgotten. Ask `one` first whose it is."""
    return await conn.scalar(select(articles.c.text).where(articles.c.id == number)) or ""


async def decide(
    conn: AsyncConnection,
    number: int,
    community: Scope,
    steps: Sequence[Decision],
    by: str | None,
    now: datetime,
    *,
    settled: bool,
) -> None:
    """Notes decisions; `settled` tells whether nothing of the article is left to decide."""
    if not steps:
        return
    rows = [
        {
            "article": number,
            "community": community,
            "part": step.part,
            "topic": step.topic.value if isinstance(step.topic, Group) else step.topic or _NOTHING,
            "verdict": step.verdict.value,
            "match": step.match,
            "settled": settled,
            "by": by,
            "at": now,
        }
        for step in steps
    ]
    await conn.execute(insert(decisions), rows)


async def standing(conn: AsyncConnection, number: int, community: Scope) -> dict[int, Stands]:
    """What stands of the decisions on an article, by its parts; a part on which there is none is left out."""
    wanted = (
        select(decisions)
        .where(decisions.c.article == number, _for(decisions.c.community, community))
        .order_by(decisions.c.id)
    )
    found: dict[int, Stands] = {}
    for row in (await conn.execute(wanted)).mappings():
        before = found.get(row["part"], Stands(None, {}))
        if row["topic"] == WHICH:
            found[row["part"]] = Stands(MatchKey(row["match"]) if row["match"] else None, before.decided)
            continue
        group = Group(row["topic"]) if row["topic"] else None
        said = Decided(Verdict(row["verdict"]), row["by"], row["at"], for_all=community is None)
        found[row["part"]] = Stands(before.match, {**before.decided, group: said})
    return found


async def waiting(
    conn: AsyncConnection, community: int, teams: Collection[str], since: datetime, limit: int
) -> list[Listed]:
    """What a community has still to decide on, the newest first: its own articles, and those for everyone
    about a match of `teams` (keys)."""
    last = _last_decision(community)
    wanted = (
        select(articles)
        .join(decisions, decisions.c.id == last, isouter=True)
        .where(_concerns(community, teams), articles.c.came_at >= since)
        .where(decisions.c.id.is_(None) | decisions.c.settled.is_(False))
        .order_by(articles.c.id.desc())
        .limit(limit)
    )
    return [_listed(row, row["came_at"]) for row in (await conn.execute(wanted)).mappings()]


async def decided(conn: AsyncConnection, community: int, since: datetime, limit: int) -> list[Listed]:
    """What a community has decided on, the last first, so that it can be taken back."""
    last = _last_decision(community)
    wanted = (
        select(articles, decisions.c.at.label("decided_at"))
        .join(decisions, decisions.c.id == last)
        .where(decisions.c.settled.is_(True), decisions.c.at >= since)
        .order_by(decisions.c.id.desc())
        .limit(limit)
    )
    return [_listed(row, row["decided_at"]) for row in (await conn.execute(wanted)).mappings()]


async def forget_texts(conn: AsyncConnection, before: datetime) -> int:
    """Drops the words of articles that came in before an instant; what was understood of them stays."""
    dropped = await conn.execute(
        update(articles).where(articles.c.came_at < before, articles.c.text != "").values(text="")
    )
    return dropped.rowcount


def _for(column: ColumnElement[int | None], community: Scope) -> ColumnElement[bool]:
    return column.is_(None) if community is None else column == community


def _last_decision(community: int) -> ColumnElement[int]:
    """The number of the last decision on an article for a community; what a trusted feed decided for everyone
    counts as long as the community has not decided itself."""
    own = case((decisions.c.community == community, decisions.c.id))
    return (
        select(func.coalesce(func.max(own), func.max(decisions.c.id)))
        .where(
            decisions.c.article == articles.c.id,
            or_(decisions.c.community == community, decisions.c.community.is_(None)),
        )
        .correlate(articles)
        .scalar_subquery()
    )


def _concerns(community: int, teams: Collection[str]) -> ColumnElement[bool]:
    theirs = select(matches.c.key).where(matches.c.home.in_(teams) | matches.c.away.in_(teams))
    return or_(
        articles.c.community == community,
        and_(articles.c.community.is_(None), articles.c.match.in_(theirs)),
    )


def _kept(row: RowMapping) -> Kept:
    return Kept(
        id=row["id"],
        community=row["community"],
        url=row["url"],
        publisher=row["publisher"],
        title=row["title"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        reading=row["reading"],
        match=MatchKey(row["match"]) if row["match"] else None,
        trusted=row["trusted"],
        came_at=row["came_at"],
    )


def _listed(row: RowMapping, at: datetime) -> Listed:
    kept = _kept(row)
    return Listed(kept.cutting, kept.match, at)
