"""Every table of the store."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant in UTC. SQLite would give it back without its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.utcoffset() is None:
            raise ValueError("an instant without a zone is not kept")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        kept: datetime = value
        return kept.replace(tzinfo=UTC) if kept.tzinfo is None else kept.astimezone(UTC)


Id = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER counts up by itself on SQLite

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _where(condition: str) -> dict[str, Any]:
    """An index of some rows only, on both engines."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


# --- who is there

teams = Table(
    "teams",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("aliases", JSON, nullable=False),
    Column("colour", String(7)),
    Column("country", String(2)),
)

players = Table(
    "players",
    metadata,
    Column("team", ForeignKey("teams.key"), primary_key=True),
    Column("name", String(200), primary_key=True),
    Column("aliases", JSON, nullable=False),
)

competitions = Table(
    "competitions",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("aliases", JSON, nullable=False),
)

ties = Table(
    "ties",
    metadata,
    Column("key", String(120), primary_key=True),
    Column("first_home", ForeignKey("teams.key"), nullable=False),
    Column("first_away", ForeignKey("teams.key"), nullable=False),
    Column("away_goals", Boolean, nullable=False),
    Column("extra_time", Boolean, nullable=False),
    Column("winner_meets", String(200)),
)

matches = Table(
    "matches",
    metadata,
    Column("key", String(120), primary_key=True),
    Column("competition", ForeignKey("competitions.key"), nullable=False),
    Column("season", String(20), nullable=False),
    Column("stage", String(100)),
    Column("home", ForeignKey("teams.key"), nullable=False),
    Column("away", ForeignKey("teams.key"), nullable=False),
    Column("tie", ForeignKey("ties.key")),
    Column("leg", Integer),
    # What the dossier of everyone says, kept here so that matches can be found by it.
    Column("kickoff_at", UtcDateTime),
    Column("day", String(10)),
    Column("status", String(20), nullable=False, server_default="scheduled"),
    Column("referee", String(200)),
    Index("ix_matches_home_day", "home", "day"),
    Index("ix_matches_away_day", "away", "day"),
    Index("ix_matches_day", "day"),
    Index("ix_matches_tie", "tie"),
    Index("ix_matches_referee_day", "referee", "day", **_where("referee IS NOT NULL")),
    Index("ix_matches_competition_season", "competition", "season"),
)

# --- what providers call them, and how they are asked

identities = Table(
    "identities",
    metadata,
    Column("provider", String(40), primary_key=True),
    Column("thing", String(20), primary_key=True),  # team, player, competition, tie, match
    Column("ref", String(200), primary_key=True),  # the provider's id or, where it has none, its name for it
    Column("key", String(120), nullable=False),  # ours; a player's is his team's
    Column("name", String(200)),  # a player's, which is his identity within the team
    Index("ix_identities_thing_key", "thing", "key"),
)

doubts = Table(
    "doubts",
    metadata,  # what may be the same as something known; it is kept apart until a person has decided
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("provider", String(40), nullable=False),
    Column("thing", String(20), nullable=False),
    Column("ref", String(200), nullable=False),
    Column("key", String(120), nullable=False),  # what it was kept as
    Column("written", String(200), nullable=False),
    Column("nearest", JSON, nullable=False),  # keys of what it may be, the likeliest first
    Column("at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    UniqueConstraint("provider", "thing", "ref"),
)

standings = Table(
    "standings",
    metadata,  # the newest table of each source
    Column("competition", ForeignKey("competitions.key"), primary_key=True),
    Column("season", String(20), primary_key=True),
    Column("source", ForeignKey("sources.key"), primary_key=True),
    Column("part", String(60), primary_key=True, server_default=""),  # the group, where there are several
    Column("said_at", UtcDateTime, nullable=False),
    Column("rows", JSON, nullable=False),
)

providers = Table(
    "providers",
    metadata,  # how each provider does, so that a restart spends no call twice
    Column("name", String(40), primary_key=True),
    Column("day", String(10), nullable=False),  # of the calls counted here, in UTC
    Column("calls", Integer, nullable=False, server_default="0"),
    Column("left", Integer),  # of the day, as the provider itself said last
    Column("answered_at", UtcDateTime),
    Column("failures", Integer, nullable=False, server_default="0"),  # one after the other
    Column("rests_until", UtcDateTime),
    Column("problem", Text),
)

looks = Table(
    "looks",
    metadata,  # each question that is asked again and again
    Column("provider", String(40), primary_key=True),
    Column("call", String(200), primary_key=True),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("problem", Text),
)

# --- what was said

sources = Table(
    "sources",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("url", Text),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("match", ForeignKey("matches.key"), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("about", JSON, nullable=False),
    Column("value", JSON, nullable=False),
    Column("source", ForeignKey("sources.key"), nullable=False),
    Column("said_at", UtcDateTime, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("community", ForeignKey("communities.id")),  # its scope; NULL holds for everyone
    Column("official", Boolean, nullable=False),
    Column("withdrawn_at", UtcDateTime),
    Column("digest", String(64), nullable=False),  # the same thing said again is kept once
    Column("article", Id),  # the number of the one it was read in
    Column("span", JSON(none_as_null=True)),  # and where in its text: [first, one after the last]
    UniqueConstraint("digest"),
    Index("ix_claims_match", "match"),
    Index("ix_claims_article", "article", **_where("article IS NOT NULL")),
    Index("ix_claims_community", "community", **_where("community IS NOT NULL")),
)

changes = Table(
    "changes",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("match", String(120)),  # NULL: every open match, because a rule changed
    Column("at", UtcDateTime, nullable=False),
)

feeds = Table(
    "feeds",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("community", ForeignKey("communities.id", ondelete="CASCADE")),  # NULL is read for everyone
    Column("url", Text, nullable=False),
    Column("name", String(200), nullable=False, server_default=""),
    Column("trusted", Boolean, nullable=False, server_default=text("false")),
    Column("added_at", UtcDateTime, nullable=False),
    Column("removed_at", UtcDateTime),  # what was read of it is known still, should it come back
    # Where its reading stands.
    Column("etag", Text),
    Column("modified", Text),
    Column("next_at", UtcDateTime, nullable=False),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("problem", Text),
    Index("uq_feeds_community_url", "community", "url", unique=True, **_where("community IS NOT NULL")),
    Index("uq_feeds_url", "url", unique=True, **_where("community IS NULL")),
    Index("ix_feeds_next_at", "next_at", **_where("removed_at IS NULL")),
)

feed_items = Table(
    "feed_items",
    metadata,  # each item of a feed is read once
    Column("feed", ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True),
    Column("item", String(64), primary_key=True),  # a digest of its id
    Column("at", UtcDateTime, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("community", ForeignKey("communities.id", ondelete="CASCADE")),  # NULL came in for everyone
    Column("digest", String(64), nullable=False),  # of its text
    Column("url", Text),
    Column("publisher", String(200), nullable=False),
    Column("title", Text, nullable=False),
    Column("published", String(10)),
    Column("language", String(35), nullable=False),
    Column("text", Text, nullable=False),  # empty once nobody has to look anything up in it
    Column("reading", JSON, nullable=False),  # what was understood: what is approved is what was shown
    Column("match", String(120)),  # what it is about, for lists
    Column("trusted", Boolean, nullable=False),  # whether its feed was, when it came in
    Column("came_at", UtcDateTime, nullable=False),
    Index(
        "uq_articles_community_digest", "community", "digest", unique=True, **_where("community IS NOT NULL")
    ),
    Index("uq_articles_digest", "digest", unique=True, **_where("community IS NULL")),
    Index("ix_articles_came_at", "came_at"),
)

decisions = Table(
    "decisions",
    metadata,  # on articles, by whom and when; nothing is ever changed here, the last one stands
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("article", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("community", ForeignKey("communities.id", ondelete="CASCADE")),  # for whom; NULL is everyone
    Column("part", Integer, nullable=False),
    Column("topic", String(20), nullable=False),  # a group of facts, "match" for which match it is, or ""
    Column("verdict", String(20), nullable=False),
    Column("match", String(120)),
    Column("settled", Boolean, nullable=False),  # whether nothing of the article was left to decide then
    Column("by", String(130)),  # "platform:person"; NULL is a trusted feed, by itself
    Column("at", UtcDateTime, nullable=False),
    Index("ix_decisions_article_community", "article", "community"),
)

# --- who wants to hear it

communities = Table(
    "communities",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("platform", String(20), nullable=False),
    Column("address", String(200), nullable=False),
    Column("name", String(200), nullable=False),
    Column("left_at", UtcDateTime),  # when the bot was removed; what is kept of it goes some time after
    UniqueConstraint("platform", "address"),
)

channels = Table(
    "channels",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("community", ForeignKey("communities.id"), nullable=False),
    Column("platform", String(20), nullable=False),
    Column("address", String(200), nullable=False),
    Column("name", String(200), nullable=False),
    Column("language", String(20), nullable=False, server_default="en"),
    Column("zone", String(60), nullable=False, server_default="UTC"),
    Column("spoiler", Boolean, nullable=False, server_default=text("false")),
    Column("silent", Boolean, nullable=False, server_default=text("false")),
    Column("dark", Boolean, nullable=False, server_default=text("false")),  # its pictures
    Column("quiet_from", String(5)),  # "22:30" in the channel's zone
    Column("quiet_until", String(5)),
    Column("wishes", JSON, nullable=False, server_default=text("'{}'")),  # as bot.chat.Wishes
    Column("ballot", JSON, nullable=False, server_default=text("'{}'")),  # as BallotOptions
    Column("detail", String(12), nullable=False, server_default="everything"),  # of the live message
    Column("consented_at", UtcDateTime),  # when a person asked for reminders in their private chat
    Column("paused_at", UtcDateTime),
    Column("paused_reason", Text),
    Column("paused_until", UtcDateTime),  # when it goes on by itself
    UniqueConstraint("platform", "address"),
    Index("ix_channels_community", "community"),
    Index("ix_channels_paused_until", "paused_until", **_where("paused_until IS NOT NULL")),
    Index(
        "ix_channels_quiet",
        "zone",
        "quiet_from",
        "quiet_until",
        sqlite_where=text("quiet_from IS NOT NULL"),
        postgresql_where=text("quiet_from IS NOT NULL"),
    ),
)

follows = Table(
    "follows",
    metadata,
    Column("channel", ForeignKey("channels.id", ondelete="CASCADE"), primary_key=True),
    Column("target", String(140), primary_key=True),  # "team:liverpool", "competition:…", "match:…"
    Index("ix_follows_target_channel", "target", "channel"),
)

rules = Table(
    "rules",
    metadata,
    Column("channel", ForeignKey("channels.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(30), primary_key=True),
    Column("lead", String(80), primary_key=True, server_default=""),
    Column("side", String(4), nullable=False, server_default=""),  # home, away; "" is both
    Column("text", Text),  # the channel's own words above the post
    Column("role", String(40)),  # who is called, by the platform's own id
    Index("ix_rules_kind_lead_channel", "kind", "lead", "channel"),
)

places = Table(
    "places",
    metadata,  # what was made for one match in a channel: its thread, its event, its topic
    Column("channel", ForeignKey("channels.id", ondelete="CASCADE"), primary_key=True),
    Column("subject", String(120), primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("reference", String(200), nullable=False),
    Column("state", String(200), nullable=False, server_default=""),
)

remembered = Table(
    "remembered",
    metadata,  # what a platform's adapter has to know again after a restart, by a name of its own
    Column("name", String(120), primary_key=True),
    Column("value", Text, nullable=False),
    Column("at", UtcDateTime),  # when it was told last
)

handled = Table(
    "handled",
    metadata,  # requests that a platform may hand over twice, kept with their effect
    Column("platform", String(20), primary_key=True),
    Column("request", String(60), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_handled_at", "at"),
)

paces = Table(
    "paces",
    metadata,  # calls to a platform that processes have booked; in seconds since 1970 by the server's clock
    Column("name", String(120), primary_key=True),  # of a token, or of a chat under a token
    Column("taken", ARRAY(Double).with_variant(JSON, "sqlite"), nullable=False),  # the last, oldest first
    Column("next_at", Double, nullable=False),  # when one more would leave evenly
    Column("granted", Integer, nullable=False),  # how many of `taken` the last one who asked got
    Column("halted_until", Double, nullable=False),  # nothing leaves before
)

# --- what is to be said, and where it stands

occasions = Table(
    "occasions",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("community", Id, nullable=False),  # its scope; 0 is everyone, so that it can be unique
    Column("subject", String(120), nullable=False),
    Column("kind", String(30), nullable=False),
    Column("variant", String(200), nullable=False),
    Column("lead", String(80), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("state", String(12), nullable=False),  # armed, expanding, told, cancelled, expired
    # How far its expansion has come: which of the followed targets, and the last channel of it.
    Column("stage", Integer, nullable=False, server_default="0"),
    Column("cursor", Id, nullable=False, server_default="0"),
    Column("reason", Text),
    Column("trace", Id),  # the number of the change of facts that it follows from, as it stands
    UniqueConstraint("community", "subject", "kind", "variant"),
    Index("ix_occasions_state_due_at", "state", "due_at"),
    Index("ix_occasions_subject", "subject"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("occasion", ForeignKey("occasions.id"), nullable=False),
    Column("channel", ForeignKey("channels.id", ondelete="CASCADE"), nullable=False),
    Column("platform", String(20), nullable=False),
    Column("state", String(10), nullable=False),  # pending, sending, sent, skipped, failed, unknown
    Column("priority", Integer, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("not_before", UtcDateTime, nullable=False),
    Column("wanted", Integer, nullable=False),  # the revision that should stand in the channel
    Column("revision", Integer, nullable=False, server_default="0"),  # the one that does
    Column("key", String(25), nullable=False, server_default=""),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("reference", String(200)),  # the platform's own, once it was sent
    Column("worker", String(60)),
    Column("lease_until", UtcDateTime),  # where it is pending, a try with its key may have arrived
    Column("claimed_at", UtcDateTime),  # when its first try with this key began
    Column("sent_at", UtcDateTime),
    Column("reason", Text),
    Column("together", Id),  # the first of those that one message tells; NULL where it tells this one alone
    UniqueConstraint("occasion", "channel"),
    Index("ix_deliveries_together", "together", **_where("together IS NOT NULL")),
    Index("ix_deliveries_channel_state", "channel", "state"),
    Index(
        "ix_deliveries_pending",
        "priority",
        "due_at",
        "id",
        sqlite_where=text("state = 'pending'"),
        postgresql_where=text("state = 'pending'"),
    ),
    Index(
        "ix_deliveries_stale",
        "priority",
        "due_at",
        "id",
        sqlite_where=text("state = 'sent' AND wanted > revision"),
        postgresql_where=text("state = 'sent' AND wanted > revision"),
    ),
    Index(
        "ix_deliveries_sending",
        "lease_until",
        sqlite_where=text("state = 'sending'"),
        postgresql_where=text("state = 'sending'"),
    ),
)

# --- the web channel's own memory

room_messages = Table(
    "room_messages",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=True),  # rises with each revision: an event id
    Column("room", String(200), nullable=False),
    Column("key", String(60), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("first_at", UtcDateTime, nullable=False),
    Column("kind", String(30), nullable=False),
    Column("subject", String(120), nullable=False),
    Column("post", JSON, nullable=False),
    Column("visitor", String(64)),  # whose private answer it is
    Column("asked", Text),
    Column("picture", JSON),  # what a page must know of it beforehand: width and height in pixels, secret
    UniqueConstraint("room", "key", "revision"),
    Index("ix_room_messages_room_id", "room", "id"),
)
