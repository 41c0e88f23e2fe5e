"""The one place where everything is joined: a file for each thing that is."""

from bot.app.rehearsing import DEFAULT_SPEED, RehearsalOptions, rehearse
from bot.app.running import run
from bot.app.world import World, world

__all__ = ["DEFAULT_SPEED", "RehearsalOptions", "World", "rehearse", "run", "world"]
