"""The tables of the fans: who they are, their ballots, and how those are counted.

Everything of one fan hangs on `fans` and goes with it (ON DELETE CASCADE), so that nothing is left of
somebody who is forgotten. What is counted of all fans together does not name them.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    false,
)

from storage.tables import Id, UtcDateTime, metadata

keys = Table(
    "keys",
    metadata,  # what the program must know again, and nobody else may know
    Column("name", String(40), primary_key=True),
    Column("value", String(64)),  # NULL where the operator keeps it
    Column("proof", String(64), nullable=False),  # tells a wrong one from the right one
)

fans = Table(
    "fans",
    metadata,  # people, each with one account or several
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("name", String(100), nullable=False, server_default=""),  # as last heard
    Column("since", UtcDateTime, nullable=False),
    Column("language", String(35)),  # BCP 47, as they chose it; NULL where they chose none
    Column("zone", String(64)),  # IANA, likewise
)

accounts = Table(
    "accounts",
    metadata,
    Column("digest", String(32), primary_key=True),  # of platform and person, keyed: nobody can read it back
    Column("fan", ForeignKey("fans.id", ondelete="CASCADE"), nullable=False),
    Column("platform", String(20), nullable=False),
    Column("since", UtcDateTime, nullable=False),  # when it was made, or was first met here
    Index("ix_accounts_fan", "fan"),
)

links = Table(
    "links",
    metadata,  # codes that were offered and not yet taken
    Column("account", ForeignKey("accounts.digest", ondelete="CASCADE"), primary_key=True),
    Column("code", String(32), nullable=False),  # its keyed digest
    Column("until", UtcDateTime, nullable=False),
    UniqueConstraint("code"),
)

link_tries = Table(
    "link_tries",
    metadata,  # wrong codes, so that nobody can try them all
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("account", ForeignKey("accounts.digest", ondelete="CASCADE"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_link_tries_account_at", "account", "at"),
)

ballots = Table(
    "ballots",
    metadata,  # one a match, for everyone
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("match", ForeignKey("matches.key"), nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("closes_at", UtcDateTime, nullable=False),
    # The rules that held when it was opened; they hold until it closes.
    Column("open_for", Integer, nullable=False),  # seconds
    Column("halves", Boolean, nullable=False),
    Column("hidden", Boolean, nullable=False),
    Column("account_days", Integer, nullable=False),
    Column("off", Boolean, nullable=False, server_default=false()),  # the match turned out not to be over
    Column("fans", Integer, nullable=False, server_default="0"),  # who have given one
    UniqueConstraint("match"),
    Index("ix_ballots_closes_at", "closes_at"),
)

candidates = Table(
    "candidates",
    metadata,
    Column("ballot", ForeignKey("ballots.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("role", String(10), nullable=False),
    Column("team", String(80), nullable=False),  # "" is the referee's
    Column("player", String(200), nullable=False),
    Column("gone", Boolean, nullable=False, server_default=false()),  # did not appear after all
    Column("same_as", Integer),  # the number of who this turned out to be
    Index("ix_candidates_team_player", "team", "player"),
)

sheets = Table(
    "sheets",
    metadata,  # one fan's ballot; there is none without a mark or a pick
    Column("ballot", ForeignKey("ballots.id", ondelete="CASCADE"), primary_key=True),
    Column("fan", ForeignKey("fans.id", ondelete="CASCADE"), primary_key=True),
    Column("given_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("platform", String(20), nullable=False),  # on which it was begun
    Index("ix_sheets_fan", "fan"),
    sqlite_with_rowid=False,
)


def _of_sheet() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["ballot", "fan"], ["sheets.ballot", "sheets.fan"], ondelete="CASCADE")


def _of_candidate() -> ForeignKeyConstraint:
    there = ["candidates.ballot", "candidates.number"]
    return ForeignKeyConstraint(["ballot", "number"], there, ondelete="CASCADE")


marks = Table(
    "marks",
    metadata,
    Column("ballot", Id, primary_key=True, autoincrement=False),
    Column("fan", Id, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),  # the candidate's
    Column("half_steps", Integer, nullable=False),
    _of_sheet(),
    sqlite_with_rowid=False,
)

picks = Table(
    "picks",
    metadata,
    Column("ballot", Id, primary_key=True, autoincrement=False),
    Column("fan", Id, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    _of_sheet(),
    sqlite_with_rowid=False,
)

tallies = Table(
    "tallies",
    metadata,  # how many fans gave each mark: kept with every vote, so that nobody has to count them
    Column("ballot", Id, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("half_steps", Integer, primary_key=True, autoincrement=False),
    Column("fans", Integer, nullable=False),
    _of_candidate(),
    sqlite_with_rowid=False,
)

pick_tallies = Table(
    "pick_tallies",
    metadata,
    Column("ballot", Id, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("fans", Integer, nullable=False),
    _of_candidate(),
    sqlite_with_rowid=False,
)
