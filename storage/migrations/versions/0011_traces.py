"""An occasion knows from which change of facts it follows."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("occasions", sa.Column("trace", ID, nullable=True))
