"""What moderators decide beside a channel's settings, and who changed what."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0007"
down_revision = "0006"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("rules", sa.Column("side", sa.String(length=4), nullable=False, server_default=""))
    op.add_column("rules", sa.Column("text", sa.Text(), nullable=True))
    op.add_column("rules", sa.Column("role", sa.String(length=40), nullable=True))
    op.add_column(
        "channels", sa.Column("detail", sa.String(length=12), nullable=False, server_default="everything")
    )
    op.add_column("channels", sa.Column("consented_at", UtcDateTime(), nullable=True))
    _of_channels()
    _of_communities()


def _of_channels() -> None:
    op.create_table(
        "rule_competitions",
        sa.Column("channel", ID, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("lead", sa.String(length=80), nullable=False),
        sa.Column("competition", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel", "kind", "lead"],
            ["rules.channel", "rules.kind", "rules.lead"],
            name=op.f("fk_rule_competitions_channel_kind_lead"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["competition"], ["competitions.key"], name=op.f("fk_rule_competitions_competition")
        ),
        sa.PrimaryKeyConstraint("channel", "kind", "lead", "competition", name=op.f("pk_rule_competitions")),
    )
    op.create_table(
        "quiet_rules",
        sa.Column("channel", ID, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("what", sa.String(length=10), nullable=False),
        _its_channel("quiet_rules"),
        sa.PrimaryKeyConstraint("channel", "kind", name=op.f("pk_quiet_rules")),
    )
    op.create_table(
        "muted",
        sa.Column("channel", ID, nullable=False),
        sa.Column("match", sa.String(length=120), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        _its_channel("muted"),
        sa.ForeignKeyConstraint(["match"], ["matches.key"], name=op.f("fk_muted_match")),
        sa.PrimaryKeyConstraint("channel", "match", name=op.f("pk_muted")),
    )
    op.create_table(
        "skipped",
        sa.Column("channel", ID, nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("variant", sa.String(length=200), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        _its_channel("skipped"),
        sa.PrimaryKeyConstraint("channel", "subject", "kind", "variant", name=op.f("pk_skipped")),
    )


def _its_channel(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_channel")
    return sa.ForeignKeyConstraint(["channel"], ["channels.id"], name=name, ondelete="CASCADE")


def _of_communities() -> None:
    op.create_table(
        "moderators",
        sa.Column("community", ID, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("ref", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False, server_default=""),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"], ["communities.id"], name=op.f("fk_moderators_community"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("community", "kind", "ref", name=op.f("pk_moderators")),
    )
    op.create_table(
        "audit",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("channel", ID, nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("who", sa.String(length=130), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False, server_default=""),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("undone", ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["community"], ["communities.id"], name=op.f("fk_audit_community"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_community_id", "audit", ["community", "id"])
