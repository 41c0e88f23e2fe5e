"""Fans known by keyed hashes, and their ballots by candidates' numbers; marks that were given move there."""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from alembic import context, op

from storage.fan_keys import FanKey
from storage.tables import UtcDateTime

revision = "0005"
down_revision = "0004"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT_ONCE = 1000
OPEN_FOR = timedelta(hours=12)
"""As long as ballots were open before; a first mark tells nearly when the match was over."""


def upgrade() -> None:
    op.add_column(
        "channels", sa.Column("dark", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("channels", sa.Column("ballot", sa.JSON(), server_default=sa.text("'{}'"), nullable=False))
    op.add_column("room_messages", sa.Column("picture", sa.JSON(), nullable=True))
    op.execute("CREATE TABLE old_marks AS SELECT * FROM marks")
    op.drop_table("tallies")
    op.drop_table("marks")
    _fans()
    _ballots()
    _sheets()
    _tallies()
    if op.get_bind().scalar(sa.text("SELECT 1 FROM old_marks LIMIT 1")):
        _carry_over(op.get_bind())
    op.drop_table("old_marks")


def _fans() -> None:
    op.create_table(
        "keys",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=64), nullable=True),
        sa.Column("proof", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_keys")),
    )
    op.create_table(
        "fans",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=100), server_default="", nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fans")),
    )
    op.create_table(
        "accounts",
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.Column("fan", ID, nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["fan"], ["fans.id"], name=op.f("fk_accounts_fan"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_accounts")),
    )
    op.create_index("ix_accounts_fan", "accounts", ["fan"])
    op.create_table(
        "links",
        sa.Column("account", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=False),
        _to_account("fk_links_account"),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_links")),
        sa.UniqueConstraint("code", name=op.f("uq_links_code")),
    )
    op.create_table(
        "link_tries",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("account", sa.String(length=32), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        _to_account("fk_link_tries_account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_tries")),
    )
    op.create_index("ix_link_tries_account_at", "link_tries", ["account", "at"])


def _to_account(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["account"], ["accounts.digest"], name=op.f(name), ondelete="CASCADE")


def _ballots() -> None:
    op.create_table(
        "ballots",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("match", sa.String(length=120), nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=False),
        sa.Column("closes_at", UtcDateTime(), nullable=False),
        sa.Column("open_for", sa.Integer(), nullable=False),
        sa.Column("halves", sa.Boolean(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("account_days", sa.Integer(), nullable=False),
        sa.Column("off", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("fans", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["match"], ["matches.key"], name=op.f("fk_ballots_match")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballots")),
        sa.UniqueConstraint("match", name=op.f("uq_ballots_match")),
    )
    op.create_index("ix_ballots_closes_at", "ballots", ["closes_at"])
    op.create_table(
        "candidates",
        sa.Column("ballot", ID, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("team", sa.String(length=80), nullable=False),
        sa.Column("player", sa.String(length=200), nullable=False),
        sa.Column("gone", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("same_as", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ballot"], ["ballots.id"], name=op.f("fk_candidates_ballot"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ballot", "number", name=op.f("pk_candidates")),
    )
    op.create_index("ix_candidates_team_player", "candidates", ["team", "player"])


def _sheets() -> None:
    op.create_table(
        "sheets",
        sa.Column("ballot", ID, nullable=False),
        sa.Column("fan", ID, nullable=False),
        sa.Column("given_at", UtcDateTime(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["ballot"], ["ballots.id"], name=op.f("fk_sheets_ballot"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["fan"], ["fans.id"], name=op.f("fk_sheets_fan"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("ballot", "fan", name=op.f("pk_sheets")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sheets_fan", "sheets", ["fan"])
    op.create_table(
        "marks",
        sa.Column("ballot", ID, autoincrement=False, nullable=False),
        sa.Column("fan", ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("half_steps", sa.Integer(), nullable=False),
        _to("sheets", "fan", "fk_marks_ballot_fan"),
        sa.PrimaryKeyConstraint("ballot", "fan", "number", name=op.f("pk_marks")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "picks",
        sa.Column("ballot", ID, autoincrement=False, nullable=False),
        sa.Column("fan", ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        _to("sheets", "fan", "fk_picks_ballot_fan"),
        sa.PrimaryKeyConstraint("ballot", "fan", name=op.f("pk_picks")),
        sqlite_with_rowid=False,
    )


def _tallies() -> None:
    op.create_table(
        "tallies",
        sa.Column("ballot", ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("half_steps", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fans", sa.Integer(), nullable=False),
        _to("candidates", "number", "fk_tallies_ballot_number"),
        sa.PrimaryKeyConstraint("ballot", "number", "half_steps", name=op.f("pk_tallies")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pick_tallies",
        sa.Column("ballot", ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fans", sa.Integer(), nullable=False),
        _to("candidates", "number", "fk_pick_tallies_ballot_number"),
        sa.PrimaryKeyConstraint("ballot", "number", name=op.f("pk_pick_tallies")),
        sqlite_with_rowid=False,
    )


def _to(table: str, column: str, name: str) -> sa.ForeignKeyConstraint:
    there = [f"{table}.ballot", f"{table}.{column}"]
    return sa.ForeignKeyConstraint(["ballot", column], there, name=op.f(name), ondelete="CASCADE")


def _carry_over(conn: sa.Connection) -> None:
    """Everybody who gave marks is a fan with one account, and every match with marks has a ballot, on which
    averages were shown from the beginning."""
    conn.execute(sa.text("CREATE TABLE old_fans (fan VARCHAR(64) PRIMARY KEY, id BIGINT NOT NULL)"))
    _people(conn)
    _their_ballots(conn)
    for statement in _COPY:
        conn.execute(sa.text(statement))
    op.drop_table("old_fans")


def _people(conn: sa.Connection) -> None:
    given: str | None = context.config.attributes.get("fan_key")
    key = FanKey.given(given) if given else FanKey.fresh()
    conn.execute(_table("keys", "name", "value", "proof").insert(), [key.row(kept=given is None)])
    since = sa.column("given_at", UtcDateTime())
    first = sa.select(sa.column("fan", sa.String()), sa.func.min(since, type_=UtcDateTime()))
    rows = conn.execute(first.select_from(sa.table("old_marks")).group_by(sa.column("fan"))).all()
    for start in range(0, len(rows), AT_ONCE):
        numbered = list(enumerate(rows[start : start + AT_ONCE], start=start + 1))
        conn.execute(
            _table("fans", "id", "name", "since").insert(),
            [{"id": number, "name": "", "since": at} for number, (_, at) in numbered],
        )
        conn.execute(
            _table("accounts", "digest", "fan", "platform", "since").insert(),
            [
                {"digest": key.digest(fan), "fan": number, "platform": _platform(fan), "since": at}
                for number, (fan, at) in numbered
            ],
        )
        conn.execute(
            _table("old_fans", "fan", "id").insert(),
            [{"fan": fan, "id": number} for number, (fan, _) in numbered],
        )
    if conn.dialect.name == "postgresql":
        conn.execute(
            sa.text("SELECT setval(pg_get_serial_sequence('fans', 'id'), (SELECT max(id) FROM fans))")
        )


def _platform(fan: str) -> str:
    return fan.partition(":")[0][:20]


def _their_ballots(conn: sa.Connection) -> None:
    since = sa.column("given_at", UtcDateTime())
    first = sa.select(sa.column("match", sa.String()), sa.func.min(since, type_=UtcDateTime()))
    rows = conn.execute(first.select_from(sa.table("old_marks")).group_by(sa.column("match"))).all()
    names = ("match", "opened_at", "closes_at", "open_for", "halves", "hidden", "account_days")
    conn.execute(
        _table("ballots", *names).insert(),
        [
            {
                "match": match,
                "opened_at": at,
                "closes_at": at + OPEN_FOR,
                "open_for": int(OPEN_FOR.total_seconds()),
                "halves": True,
                "hidden": False,
                "account_days": 0,
            }
            for match, at in rows
        ],
    )


def _table(name: str, *columns: str) -> sa.TableClause:
    instants = {"since", "opened_at", "closes_at"}
    kinds: dict[str, Any] = {one: UtcDateTime() for one in instants}
    return sa.table(name, *(sa.column(one, kinds.get(one)) for one in columns))


_COPY = (
    """
    INSERT INTO candidates (ballot, number, role, team, player)
    SELECT ballots.id, row_number() OVER (PARTITION BY ballots.id ORDER BY those.team, those.player),
           'player', those.team, those.player
    FROM (SELECT DISTINCT match, team, player FROM old_marks) AS those
    JOIN ballots ON ballots.match = those.match
    """,
    """
    INSERT INTO sheets (ballot, fan, given_at, changed_at, platform)
    SELECT ballots.id, old_fans.id, min(old_marks.given_at), max(old_marks.given_at), min(accounts.platform)
    FROM old_marks
    JOIN ballots ON ballots.match = old_marks.match
    JOIN old_fans ON old_fans.fan = old_marks.fan
    JOIN accounts ON accounts.fan = old_fans.id
    GROUP BY ballots.id, old_fans.id
    """,
    """
    INSERT INTO marks (ballot, fan, number, half_steps)
    SELECT ballots.id, old_fans.id, candidates.number, old_marks.half_steps
    FROM old_marks
    JOIN ballots ON ballots.match = old_marks.match
    JOIN old_fans ON old_fans.fan = old_marks.fan
    JOIN candidates ON candidates.ballot = ballots.id
     AND candidates.team = old_marks.team AND candidates.player = old_marks.player
    """,
    """
    INSERT INTO tallies (ballot, number, half_steps, fans)
    SELECT ballot, number, half_steps, count(*) FROM marks GROUP BY ballot, number, half_steps
    """,
    "UPDATE ballots SET fans = (SELECT count(*) FROM sheets WHERE sheets.ballot = ballots.id)",
)
