"""Processes share the pace of a token."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "paces",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("taken", sa.ARRAY(sa.Double()).with_variant(sa.JSON(), "sqlite"), nullable=False),
        sa.Column("next_at", sa.Double(), nullable=False),
        sa.Column("granted", sa.Integer(), nullable=False),
        sa.Column("halted_until", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_paces")),
    )
