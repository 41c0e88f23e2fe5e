"""A pause can end by itself."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("channels", sa.Column("paused_until", UtcDateTime(), nullable=True))
    op.create_index(
        "ix_channels_paused_until",
        "channels",
        ["paused_until"],
        sqlite_where=sa.text("paused_until IS NOT NULL"),
        postgresql_where=sa.text("paused_until IS NOT NULL"),
    )
