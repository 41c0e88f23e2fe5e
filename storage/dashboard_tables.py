"""The tables of those who sign in to the moderators' page. No secret is kept, only its hash."""

from sqlalchemy import Column, ForeignKey, Index, String, Table

from storage.tables import UtcDateTime, metadata

sign_in_links = Table(
    "sign_in_links",
    metadata,  # links that the bot sent; each opens the page once
    Column("digest", String(64), primary_key=True),  # SHA-256 of what stands in the address
    Column("platform", String(20), nullable=False),
    Column("person", String(100), nullable=False),  # the platform's own id
    Column("name", String(100), nullable=False, server_default=""),
    Column("community", ForeignKey("communities.id", ondelete="CASCADE")),  # where it was asked for
    Column("made_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
    Index("ix_sign_in_links_platform_person", "platform", "person"),
    Index("ix_sign_in_links_community", "community"),
)

sign_in_sessions = Table(
    "sign_in_sessions",
    metadata,  # browsers that are signed in, or were
    Column("digest", String(64), primary_key=True),  # SHA-256 of what the cookie holds
    Column("platform", String(20), nullable=False),
    Column("person", String(100), nullable=False),
    Column("name", String(100), nullable=False, server_default=""),
    Column("made_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Index("ix_sign_in_sessions_platform_person", "platform", "person"),
)
