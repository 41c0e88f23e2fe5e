"""Every table there is: importing this makes `metadata` whole."""

from storage import fan_tables, game_tables
from storage.tables import metadata

__all__ = ["fan_tables", "game_tables", "metadata"]
