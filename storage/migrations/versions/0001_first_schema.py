"""The first schema."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "changes",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("match", sa.String(length=120), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
    )
    op.create_table(
        "communities",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("left_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_communities")),
        sa.UniqueConstraint("platform", "address", name=op.f("uq_communities_platform_address")),
    )
    op.create_table(
        "competitions",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_competitions")),
    )
    op.create_table(
        "occasions",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("community", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("variant", sa.String(length=200), nullable=False),
        sa.Column("lead", sa.String(length=80), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("stage", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "cursor", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occasions")),
        sa.UniqueConstraint(
            "community",
            "subject",
            "kind",
            "variant",
            name=op.f("uq_occasions_community_subject_kind_variant"),
        ),
    )
    op.create_index("ix_occasions_state_due_at", "occasions", ["state", "due_at"], unique=False)
    op.create_index("ix_occasions_subject", "occasions", ["subject"], unique=False)
    op.create_table(
        "remembered",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_remembered")),
    )
    op.create_table(
        "room_messages",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("room", sa.String(length=200), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("first_at", UtcDateTime(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("post", sa.JSON(), nullable=False),
        sa.Column("visitor", sa.String(length=64), nullable=True),
        sa.Column("asked", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_messages")),
        sa.UniqueConstraint("room", "key", "revision", name=op.f("uq_room_messages_room_key_revision")),
    )
    op.create_index("ix_room_messages_room_id", "room_messages", ["room", "id"], unique=False)
    op.create_table(
        "sources",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sources")),
    )
    op.create_table(
        "teams",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("colour", sa.String(length=7), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_teams")),
    )
    op.create_table(
        "channels",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("community", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=20), server_default="en", nullable=False),
        sa.Column("zone", sa.String(length=60), server_default="UTC", nullable=False),
        sa.Column("spoiler", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("silent", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("quiet_from", sa.String(length=5), nullable=True),
        sa.Column("quiet_until", sa.String(length=5), nullable=True),
        sa.Column("wishes", sa.JSON(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("paused_at", UtcDateTime(), nullable=True),
        sa.Column("paused_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_channels_community")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channels")),
        sa.UniqueConstraint("platform", "address", name=op.f("uq_channels_platform_address")),
    )
    op.create_index("ix_channels_community", "channels", ["community"], unique=False)
    op.create_index(
        "ix_channels_quiet",
        "channels",
        ["zone", "quiet_from", "quiet_until"],
        unique=False,
        sqlite_where=sa.text("quiet_from IS NOT NULL"),
        postgresql_where=sa.text("quiet_from IS NOT NULL"),
    )
    op.create_table(
        "players",
        sa.Column("team", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["team"], ["teams.key"], name=op.f("fk_players_team")),
        sa.PrimaryKeyConstraint("team", "name", name=op.f("pk_players")),
    )
    op.create_table(
        "ties",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("first_home", sa.String(length=80), nullable=False),
        sa.Column("first_away", sa.String(length=80), nullable=False),
        sa.Column("away_goals", sa.Boolean(), nullable=False),
        sa.Column("extra_time", sa.Boolean(), nullable=False),
        sa.Column("winner_meets", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["first_away"], ["teams.key"], name=op.f("fk_ties_first_away")),
        sa.ForeignKeyConstraint(["first_home"], ["teams.key"], name=op.f("fk_ties_first_home")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_ties")),
    )
    op.create_table(
        "deliveries",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("occasion", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("channel", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("not_before", UtcDateTime(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("key", sa.String(length=25), server_default="", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reference", sa.String(length=200), nullable=True),
        sa.Column("worker", sa.String(length=60), nullable=True),
        sa.Column("lease_until", UtcDateTime(), nullable=True),
        sa.Column("claimed_at", UtcDateTime(), nullable=True),
        sa.Column("sent_at", UtcDateTime(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["channel"], ["channels.id"], name=op.f("fk_deliveries_channel"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["occasion"], ["occasions.id"], name=op.f("fk_deliveries_occasion")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("occasion", "channel", name=op.f("uq_deliveries_occasion_channel")),
    )
    op.create_index("ix_deliveries_channel_state", "deliveries", ["channel", "state"], unique=False)
    op.create_index(
        "ix_deliveries_pending",
        "deliveries",
        ["priority", "due_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.create_index(
        "ix_deliveries_sending",
        "deliveries",
        ["lease_until"],
        unique=False,
        sqlite_where=sa.text("state = 'sending'"),
        postgresql_where=sa.text("state = 'sending'"),
    )
    op.create_index(
        "ix_deliveries_stale",
        "deliveries",
        ["priority", "due_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'sent' AND wanted > revision"),
        postgresql_where=sa.text("state = 'sent' AND wanted > revision"),
    )
    op.create_table(
        "follows",
        sa.Column("channel", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("target", sa.String(length=140), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel"], ["channels.id"], name=op.f("fk_follows_channel"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("channel", "target", name=op.f("pk_follows")),
    )
    op.create_index("ix_follows_target_channel", "follows", ["target", "channel"], unique=False)
    op.create_table(
        "matches",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("competition", sa.String(length=80), nullable=False),
        sa.Column("season", sa.String(length=20), nullable=False),
        sa.Column("stage", sa.String(length=100), nullable=True),
        sa.Column("home", sa.String(length=80), nullable=False),
        sa.Column("away", sa.String(length=80), nullable=False),
        sa.Column("tie", sa.String(length=120), nullable=True),
        sa.Column("leg", sa.Integer(), nullable=True),
        sa.Column("kickoff_at", UtcDateTime(), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("status", sa.String(length=20), server_default="scheduled", nullable=False),
        sa.ForeignKeyConstraint(["away"], ["teams.key"], name=op.f("fk_matches_away")),
        sa.ForeignKeyConstraint(["competition"], ["competitions.key"], name=op.f("fk_matches_competition")),
        sa.ForeignKeyConstraint(["home"], ["teams.key"], name=op.f("fk_matches_home")),
        sa.ForeignKeyConstraint(["tie"], ["ties.key"], name=op.f("fk_matches_tie")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_matches")),
    )
    op.create_index("ix_matches_away_day", "matches", ["away", "day"], unique=False)
    op.create_index("ix_matches_day", "matches", ["day"], unique=False)
    op.create_index("ix_matches_home_day", "matches", ["home", "day"], unique=False)
    op.create_index("ix_matches_tie", "matches", ["tie"], unique=False)
    op.create_table(
        "places",
        sa.Column("channel", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=200), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["channel"], ["channels.id"], name=op.f("fk_places_channel"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("channel", "subject", "kind", name=op.f("pk_places")),
    )
    op.create_table(
        "rules",
        sa.Column("channel", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("lead", sa.String(length=80), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["channel"], ["channels.id"], name=op.f("fk_rules_channel"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("channel", "kind", "lead", name=op.f("pk_rules")),
    )
    op.create_index("ix_rules_kind_lead_channel", "rules", ["kind", "lead", "channel"], unique=False)
    op.create_table(
        "claims",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("match", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("said_at", UtcDateTime(), nullable=False),
        sa.Column("recorded_at", UtcDateTime(), nullable=False),
        sa.Column("community", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_claims_community")),
        sa.ForeignKeyConstraint(["match"], ["matches.key"], name=op.f("fk_claims_match")),
        sa.ForeignKeyConstraint(["source"], ["sources.key"], name=op.f("fk_claims_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
        sa.UniqueConstraint("digest", name=op.f("uq_claims_digest")),
    )
    op.create_index("ix_claims_match", "claims", ["match"], unique=False)
    op.create_table(
        "marks",
        sa.Column("match", sa.String(length=120), nullable=False),
        sa.Column("fan", sa.String(length=64), nullable=False),
        sa.Column("team", sa.String(length=80), nullable=False),
        sa.Column("player", sa.String(length=200), nullable=False),
        sa.Column("half_steps", sa.Integer(), nullable=False),
        sa.Column("given_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["match"], ["matches.key"], name=op.f("fk_marks_match")),
        sa.PrimaryKeyConstraint("match", "fan", "team", "player", name=op.f("pk_marks")),
    )
    op.create_table(
        "tallies",
        sa.Column("match", sa.String(length=120), nullable=False),
        sa.Column("team", sa.String(length=80), nullable=False),
        sa.Column("player", sa.String(length=200), nullable=False),
        sa.Column("half_steps", sa.Integer(), nullable=False),
        sa.Column("fans", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["match"], ["matches.key"], name=op.f("fk_tallies_match")),
        sa.PrimaryKeyConstraint("match", "team", "player", "half_steps", name=op.f("pk_tallies")),
    )
