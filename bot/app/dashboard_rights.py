"""What somebody who is signed in may decide at this moment."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping

import structlog

from bot.platforms.asks import Right, RightOf, RightUnknown
from bot.platforms.web.dashboard.house import CannotAsk, Moderator
from storage.communities import Community
from storage.sign_ins import Person

log = structlog.get_logger()

OPERATOR = Person("web", "operator", "Operator")
"""Whoever runs the bot, and so decides everywhere. No visitor of the web has this number."""
PATIENCE = 8.0
"""Seconds that a platform may take to say whether somebody moderates."""
KNOWN_FOR = 30.0
"""Seconds in which it is not asked again; Telegram's adapter remembers for as long once more."""
KNOWN = 10_000


class Rights:
    """What somebody may decide, as the platforms say; asked of them, and remembered for a moment."""

    def __init__(self, ask: Mapping[str, RightOf], seconds: Callable[[], float]) -> None:
        self._ask = ask
        self._seconds = seconds
        self._known: OrderedDict[tuple[int, str, str], tuple[float, Right]] = OrderedDict()

    async def of(self, who: Moderator, community: Community) -> Right:
        """Raises CannotAsk."""
        if operates(who):
            return Right.ADMINISTERS
        if who.platform != community.platform:
            return Right.NONE
        key = community.id, who.platform, who.person
        known = self._known.get(key)
        if known is not None and self._seconds() - known[0] < KNOWN_FOR:
            return known[1]
        right = await self._asked(who, community)
        self._known[key] = self._seconds(), right
        self._known.move_to_end(key)
        if len(self._known) > KNOWN:
            self._known.popitem(last=False)
        return right

    async def _asked(self, who: Moderator, community: Community) -> Right:
        ask = self._ask.get(who.platform)
        if ask is None:  # the platform's token is not set any more
            raise CannotAsk(who.platform)
        try:
            async with asyncio.timeout(PATIENCE):
                return await ask(community.address, who.person)
        except (RightUnknown, TimeoutError) as error:
            log.warning("dashboard_rights_unknown", community=community.id, error=str(error))
            raise CannotAsk(who.platform) from None


def operates(who: Moderator) -> bool:
    return (who.platform, who.person) == (OPERATOR.platform, OPERATOR.person)
