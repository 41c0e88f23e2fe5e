"""What is remembered has an age, so that what is only a shortcut can be let go some day."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("remembered", sa.Column("at", UtcDateTime(), nullable=True))
    remembered = sa.table("remembered", sa.column("at", UtcDateTime()))
    op.get_bind().execute(remembered.update().values(at=datetime.now(UTC)))
