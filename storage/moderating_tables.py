"""The tables of what moderators decide, beside the channels' own settings."""

from sqlalchemy import JSON, Column, ForeignKey, ForeignKeyConstraint, Index, String, Table

from storage.tables import Id, UtcDateTime, metadata

rule_competitions = Table(
    "rule_competitions",
    metadata,  # a rule that is for some competitions only; for all of them where it has no row here
    Column("channel", Id, primary_key=True, autoincrement=False),
    Column("kind", String(30), primary_key=True),
    Column("lead", String(80), primary_key=True),
    Column("competition", ForeignKey("competitions.key"), primary_key=True),
    ForeignKeyConstraint(
        ["channel", "kind", "lead"], ["rules.channel", "rules.kind", "rules.lead"], ondelete="CASCADE"
    ),
)

quiet_rules = Table(
    "quiet_rules",
    metadata,  # what becomes of a kind of post in quiet hours, where it is not the usual
    Column("channel", ForeignKey("channels.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(30), primary_key=True),
    Column("what", String(10), nullable=False),  # hold, drop, post
)

muted = Table(
    "muted",
    metadata,  # a channel that wants to hear no more of one match
    Column("channel", ForeignKey("channels.id", ondelete="CASCADE"), primary_key=True),
    Column("match", ForeignKey("matches.key"), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)

skipped = Table(
    "skipped",
    metadata,  # one coming post that a channel's moderators do not want
    Column("channel", ForeignKey("channels.id", ondelete="CASCADE"), primary_key=True),
    Column("subject", String(120), primary_key=True),
    Column("kind", String(30), primary_key=True),
    Column("variant", String(200), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)

moderators = Table(
    "moderators",
    metadata,  # who may moderate beyond those whom the platform says so
    Column("community", ForeignKey("communities.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(10), primary_key=True),  # role, person
    Column("ref", String(40), primary_key=True),  # the platform's own id
    Column("name", String(100), nullable=False, server_default=""),
    Column("at", UtcDateTime, nullable=False),
)

audit = Table(
    "audit",
    metadata,  # every change that a moderator made; nothing here is ever changed
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("community", ForeignKey("communities.id", ondelete="CASCADE"), nullable=False),
    Column("channel", Id),  # which it is about, by the store's number; NULL is all
    Column("at", UtcDateTime, nullable=False),
    Column("who", String(130), nullable=False),  # "platform:person"
    Column("name", String(100), nullable=False, server_default=""),
    Column("what", String(40), nullable=False),
    Column("before", JSON),
    Column("after", JSON),
    Column("undone", Id),  # the number of the entry that took it back
    Index("ix_audit_community_id", "community", "id"),
    Index("ix_audit_who", "who", "community"),
)
