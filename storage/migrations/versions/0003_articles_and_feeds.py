"""Articles with what was decided on them, the feeds that bring them, and where a claim was read."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0003"
down_revision = "0002"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.add_column("claims", sa.Column("article", ID, nullable=True))
    op.add_column("claims", sa.Column("span", sa.JSON(), nullable=True))
    op.create_index("ix_claims_article", "claims", ["article"], **_where("article IS NOT NULL"))
    op.create_index("ix_claims_community", "claims", ["community"], **_where("community IS NOT NULL"))
    _feeds()
    _articles()


def _feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=True),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("trusted", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("added_at", UtcDateTime(), nullable=False),
        sa.Column("removed_at", UtcDateTime(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("next_at", UtcDateTime(), nullable=False),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["community"], ["communities.id"], name=op.f("fk_feeds_community"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeds")),
    )
    op.create_index(
        "uq_feeds_community_url",
        "feeds",
        ["community", "url"],
        unique=True,
        **_where("community IS NOT NULL"),
    )
    op.create_index("uq_feeds_url", "feeds", ["url"], unique=True, **_where("community IS NULL"))
    op.create_index("ix_feeds_next_at", "feeds", ["next_at"], **_where("removed_at IS NULL"))
    op.create_table(
        "feed_items",
        sa.Column("feed", ID, nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["feed"], ["feeds.id"], name=op.f("fk_feed_items_feed"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("feed", "item", name=op.f("pk_feed_items")),
    )


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.String(length=200), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published", sa.String(length=10), nullable=True),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reading", sa.JSON(), nullable=False),
        sa.Column("match", sa.String(length=120), nullable=True),
        sa.Column("trusted", sa.Boolean(), nullable=False),
        sa.Column("came_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community"], ["communities.id"], name=op.f("fk_articles_community"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
    )
    op.create_index(
        "uq_articles_community_digest",
        "articles",
        ["community", "digest"],
        unique=True,
        **_where("community IS NOT NULL"),
    )
    op.create_index("uq_articles_digest", "articles", ["digest"], unique=True, **_where("community IS NULL"))
    op.create_index("ix_articles_came_at", "articles", ["came_at"])
    op.create_table(
        "decisions",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("community", ID, nullable=True),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=20), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("match", sa.String(length=120), nullable=True),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(length=130), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_decisions_article"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["community"], ["communities.id"], name=op.f("fk_decisions_community"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index("ix_decisions_article_community", "decisions", ["article", "community"])
