"""How each provider does and what it was asked, so that a restart spends no call twice."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import RowMapping, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import insert_into
from storage.tables import looks, providers


@dataclass(frozen=True, slots=True)
class ProviderState:
    """How a provider does. `calls` are those of `day` (in UTC), and `left` is what the provider itself said
    of that day last; None where it does not say. `failures` came one after the other, up to now. `problem` is
    in words for whoever runs the bot; None where all is well."""

    name: str
    day: date
    calls: int = 0
    left: int | None = None
    answered_at: datetime | None = None
    failures: int = 0
    rests_until: datetime | None = None
    problem: str | None = None

    def on(self, day: date) -> "ProviderState":
        """The same on another day, of which no call is spent yet."""
        if self.day == day:
            return self
        return ProviderState(
            self.name, day, 0, None, self.answered_at, self.failures, self.rests_until, self.problem
        )


@dataclass(frozen=True, slots=True)
class Look:
    """A question that is asked again and again: when it was, and what the answer said of its newness."""

    call: str
    asked_at: datetime
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    problem: str | None = None


async def states(conn: AsyncConnection) -> list[ProviderState]:
    """Every provider that was ever asked, by name."""
    rows = (await conn.execute(select(providers).order_by(providers.c.name))).mappings()
    return [_state(row) for row in rows]


async def state(conn: AsyncConnection, name: str, today: date) -> ProviderState:
    """One provider as it stands today, asked before or not."""
    row = (await conn.execute(select(providers).where(providers.c.name == name))).mappings().first()
    return _state(row).on(today) if row is not None else ProviderState(name, today)


async def keep(conn: AsyncConnection, kept: ProviderState) -> None:
    row = {
        "name": kept.name,
        "day": kept.day.isoformat(),
        "calls": kept.calls,
        "left": kept.left,
        "answered_at": kept.answered_at,
        "failures": kept.failures,
        "rests_until": kept.rests_until,
        "problem": kept.problem,
    }
    statement = insert_into(conn, providers).values(**row)
    news = {name: statement.excluded[name] for name in row if name != "name"}
    await conn.execute(statement.on_conflict_do_update(index_elements=["name"], set_=news))


async def looks_of(conn: AsyncConnection, provider: str) -> dict[str, Look]:
    """What a provider was asked, by the name of the question."""
    rows = (await conn.execute(select(looks).where(looks.c.provider == provider))).mappings()
    return {row["call"]: _look(row) for row in rows}


async def looked(conn: AsyncConnection, provider: str, look: Look) -> None:
    """Keeps where a question stands."""
    row = {
        "provider": provider,
        "call": look.call,
        "asked_at": look.asked_at,
        "etag": look.etag,
        "modified": look.modified,
        "failures": look.failures,
        "problem": look.problem,
    }
    statement = insert_into(conn, looks).values(**row)
    news = {name: statement.excluded[name] for name in row if name not in ("provider", "call")}
    await conn.execute(statement.on_conflict_do_update(index_elements=["provider", "call"], set_=news))


async def forget_looks(conn: AsyncConnection, before: datetime) -> None:
    """Questions that nobody has asked since."""
    await conn.execute(delete(looks).where(looks.c.asked_at < before))


def _state(row: RowMapping) -> ProviderState:
    return ProviderState(
        row["name"],
        date.fromisoformat(row["day"]),
        row["calls"],
        row["left"],
        row["answered_at"],
        row["failures"],
        row["rests_until"],
        row["problem"],
    )


def _look(row: RowMapping) -> Look:
    return Look(row["call"], row["asked_at"], row["etag"], row["modified"], row["failures"], row["problem"])
