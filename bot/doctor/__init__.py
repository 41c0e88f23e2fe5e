"""Whether the bot could run here, and what to do where it could not."""

from bot.doctor.check import Check, Level
from bot.doctor.examine import examine

__all__ = ["Check", "Level", "examine"]
