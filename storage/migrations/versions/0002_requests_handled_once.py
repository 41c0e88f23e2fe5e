"""Requests that a platform may hand over twice, so that each has its effect once."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "handled",
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("request", sa.String(length=60), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "request", name=op.f("pk_handled")),
    )
    op.create_index("ix_handled_at", "handled", ["at"])
