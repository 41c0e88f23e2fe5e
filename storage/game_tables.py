"""The tables of the prediction game."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from storage.tables import UtcDateTime, metadata

predictions = Table(
    "predictions",
    metadata,
    Column("match", ForeignKey("matches.key"), primary_key=True),
    Column("fan", ForeignKey("fans.id", ondelete="CASCADE"), primary_key=True),
    Column("home", Integer, nullable=False),
    Column("away", Integer, nullable=False),
    Column("scorer_team", String(80)),
    Column("scorer", String(200)),
    Column("made_at", UtcDateTime, nullable=False),
    # NULL until the match is settled, and for what was said after the match had begun.
    Column("points", Integer),
    Column("exact", Integer),
    Index("ix_predictions_fan", "fan"),
    Index("ix_predictions_match_score", "match", "home", "away"),
)

rounds = Table(
    "rounds",
    metadata,  # matches whose predictions are settled, and by what, so that a correction is seen
    Column("match", ForeignKey("matches.key"), primary_key=True),
    Column("home", Integer, nullable=False),
    Column("away", Integer, nullable=False),
    Column("scorer_team", String(80)),
    Column("scorer", String(200)),
    Column("began_at", UtcDateTime),
    Column("month", String(7), nullable=False),  # "2026-11", of the kickoff in UTC
    Column("season", String(20), nullable=False),
    Index("ix_rounds_month", "month"),
    Index("ix_rounds_season", "season"),
)

totals = Table(
    "totals",
    metadata,  # what each fan has won in a month or a season: kept, so that nobody adds it up to show it
    Column("period", String(30), primary_key=True),  # "month 2026-11", "season 2026-27"
    Column("fan", ForeignKey("fans.id", ondelete="CASCADE"), primary_key=True),
    Column("points", Integer, nullable=False),
    Column("exact", Integer, nullable=False),
    Column("played", Integer, nullable=False),
    Index("ix_totals_period_points", "period", "points", "exact"),
    Index("ix_totals_fan", "fan"),
)

regulars = Table(
    "regulars",
    metadata,  # who plays in which channel: its own table is theirs
    Column("channel", ForeignKey("channels.id", ondelete="CASCADE"), primary_key=True),
    Column("fan", ForeignKey("fans.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_regulars_fan", "fan"),
)
