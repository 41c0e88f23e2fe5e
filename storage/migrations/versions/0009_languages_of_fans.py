"""Fans have a language and a time zone of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("fans", sa.Column("language", sa.String(35), nullable=True))
    op.add_column("fans", sa.Column("zone", sa.String(64), nullable=True))
