"""The prediction game."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0006"
down_revision = "0005"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "predictions",
        sa.Column("match", sa.String(length=120), nullable=False),
        sa.Column("fan", ID, nullable=False),
        sa.Column("home", sa.Integer(), nullable=False),
        sa.Column("away", sa.Integer(), nullable=False),
        sa.Column("scorer_team", sa.String(length=80), nullable=True),
        sa.Column("scorer", sa.String(length=200), nullable=True),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("exact", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["match"], ["matches.key"], name=op.f("fk_predictions_match")),
        sa.ForeignKeyConstraint(["fan"], ["fans.id"], name=op.f("fk_predictions_fan"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("match", "fan", name=op.f("pk_predictions")),
    )
    op.create_index("ix_predictions_fan", "predictions", ["fan"])
    op.create_index("ix_predictions_match_score", "predictions", ["match", "home", "away"])
    op.create_table(
        "rounds",
        sa.Column("match", sa.String(length=120), nullable=False),
        sa.Column("home", sa.Integer(), nullable=False),
        sa.Column("away", sa.Integer(), nullable=False),
        sa.Column("scorer_team", sa.String(length=80), nullable=True),
        sa.Column("scorer", sa.String(length=200), nullable=True),
        sa.Column("began_at", UtcDateTime(), nullable=True),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("season", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["match"], ["matches.key"], name=op.f("fk_rounds_match")),
        sa.PrimaryKeyConstraint("match", name=op.f("pk_rounds")),
    )
    op.create_index("ix_rounds_month", "rounds", ["month"])
    op.create_index("ix_rounds_season", "rounds", ["season"])
    op.create_table(
        "totals",
        sa.Column("period", sa.String(length=30), nullable=False),
        sa.Column("fan", ID, nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Integer(), nullable=False),
        sa.Column("played", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["fan"], ["fans.id"], name=op.f("fk_totals_fan"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("period", "fan", name=op.f("pk_totals")),
    )
    op.create_index("ix_totals_period_points", "totals", ["period", "points", "exact"])
    op.create_index("ix_totals_fan", "totals", ["fan"])
    op.create_table(
        "regulars",
        sa.Column("channel", ID, nullable=False),
        sa.Column("fan", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["channel"], ["channels.id"], name=op.f("fk_regulars_channel"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["fan"], ["fans.id"], name=op.f("fk_regulars_fan"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("channel", "fan", name=op.f("pk_regulars")),
    )
    op.create_index("ix_regulars_fan", "regulars", ["fan"])
