"""Which updates had their effect already, as the application keeps it beyond this process's life."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from bot.platforms.telegram.errors import NotStored

FirstTime: TypeAlias = Callable[[int], Awaitable[bool]]
"""Notes an update's id for good; False where it had been noted before."""


class Ledger:
    """Lets each update have one effect, whatever Telegram hands over again."""

    def __init__(self, first_time: FirstTime) -> None:
        self._first_time = first_time

    async def first(self, update: int) -> bool:
        """Whether nothing has been done about this update. Raises NotStored where nobody can tell now."""
        try:
            return await self._first_time(update)
        except Exception as error:
            raise NotStored from error
