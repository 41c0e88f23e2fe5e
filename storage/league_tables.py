"""Tables of leagues as providers give them: the newest of each."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import Source, SourceKind
from bot.knowledge.dossier import Stated
from bot.knowledge.match import CompetitionKey, TeamKey
from bot.knowledge.standings import Row, Standings
from storage import claims
from storage.database import insert_into
from storage.tables import sources, standings

_FIELDS = ("rank", "team", "played", "won", "drawn", "lost", "goals_for", "goals_against", "points")


async def keep(conn: AsyncConnection, source: Source, said: Sequence[Standings], now: datetime) -> None:
    """Keeps tables in the place of the source's older ones."""
    if not said:
        return
    await claims.keep_sources(conn, [source])
    rows = [
        {
            "competition": table.competition,
            "season": table.season,
            "source": source.key,
            "part": table.group or "",
            "said_at": now,
            "rows": [[getattr(row, name) for name in _FIELDS] for row in table.rows],
        }
        for table in said
    ]
    statement = insert_into(conn, standings)
    news = {name: statement.excluded[name] for name in ("said_at", "rows")}
    await conn.execute(
        statement.on_conflict_do_update(
            index_elements=["competition", "season", "source", "part"], set_=news
        ),
        rows,
    )


async def of(conn: AsyncConnection, competition: CompetitionKey, season: str) -> list[Stated[Standings]]:
    """The newest tables of a season, one for each group, of the source that spoke last."""
    wanted = (
        select(
            standings,
            sources.c.name.label("source_name"),
            sources.c.kind.label("source_kind"),
            sources.c.url.label("source_url"),
        )
        .join(sources, sources.c.key == standings.c.source)
        .where(standings.c.competition == competition, standings.c.season == season)
        .order_by(standings.c.said_at.desc(), standings.c.source, standings.c.part)
    )
    rows = (await conn.execute(wanted)).mappings().all()
    return [
        Stated(
            Standings(
                competition,
                season,
                tuple(_row(line) for line in row["rows"]),
                row["part"] or None,
            ),
            Source(row["source"], row["source_name"], SourceKind(row["source_kind"]), row["source_url"]),
            row["said_at"],
        )
        for row in rows
        if row["source"] == rows[0]["source"]
    ]


def _row(line: Sequence[object]) -> Row:
    told = dict(zip(_FIELDS, line, strict=True))
    return Row(**{**told, "team": TeamKey(str(told["team"]))})  # type: ignore[arg-type]
