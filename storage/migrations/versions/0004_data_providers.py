"""What data providers call things and how they are asked, tables of leagues, and each match's referee."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0004"
down_revision = "0003"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.add_column("teams", sa.Column("country", sa.String(length=2), nullable=True))
    op.add_column("matches", sa.Column("referee", sa.String(length=200), nullable=True))
    op.create_index("ix_matches_referee_day", "matches", ["referee", "day"], **_where("referee IS NOT NULL"))
    op.create_index("ix_matches_competition_season", "matches", ["competition", "season"])
    _identities()
    _standings()
    _providers()


def _identities() -> None:
    op.create_table(
        "identities",
        sa.Column("provider", sa.String(length=40), nullable=False),
        sa.Column("thing", sa.String(length=20), nullable=False),
        sa.Column("ref", sa.String(length=200), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("provider", "thing", "ref", name=op.f("pk_identities")),
    )
    op.create_index("ix_identities_thing_key", "identities", ["thing", "key"])
    op.create_table(
        "doubts",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("provider", sa.String(length=40), nullable=False),
        sa.Column("thing", sa.String(length=20), nullable=False),
        sa.Column("ref", sa.String(length=200), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("written", sa.String(length=200), nullable=False),
        sa.Column("nearest", sa.JSON(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("settled_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doubts")),
        sa.UniqueConstraint("provider", "thing", "ref", name=op.f("uq_doubts_provider_thing_ref")),
    )


def _standings() -> None:
    op.create_table(
        "standings",
        sa.Column("competition", sa.String(length=80), nullable=False),
        sa.Column("season", sa.String(length=20), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("part", sa.String(length=60), server_default="", nullable=False),
        sa.Column("said_at", UtcDateTime(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["competition"], ["competitions.key"], name=op.f("fk_standings_competition")),
        sa.ForeignKeyConstraint(["source"], ["sources.key"], name=op.f("fk_standings_source")),
        sa.PrimaryKeyConstraint("competition", "season", "source", "part", name=op.f("pk_standings")),
    )


def _providers() -> None:
    op.create_table(
        "providers",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("calls", sa.Integer(), server_default="0", nullable=False),
        sa.Column("left", sa.Integer(), nullable=True),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("rests_until", UtcDateTime(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_providers")),
    )
    op.create_table(
        "looks",
        sa.Column("provider", sa.String(length=40), nullable=False),
        sa.Column("call", sa.String(length=200), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("provider", "call", name=op.f("pk_looks")),
    )
