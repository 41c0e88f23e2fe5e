"""Every table there is: importing this makes `metadata` whole."""

from storage import dashboard_tables, fan_tables, game_tables, moderating_tables
from storage.tables import metadata

__all__ = ["dashboard_tables", "fan_tables", "game_tables", "metadata", "moderating_tables"]
