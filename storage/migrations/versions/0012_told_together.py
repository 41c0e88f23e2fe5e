"""One message can tell several reminders."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("deliveries", sa.Column("together", number, nullable=True))
    op.create_index(
        "ix_deliveries_together",
        "deliveries",
        ["together"],
        sqlite_where=sa.text("together IS NOT NULL"),
        postgresql_where=sa.text("together IS NOT NULL"),
    )
