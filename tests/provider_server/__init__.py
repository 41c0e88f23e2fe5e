"""Small but honest providers of football data on loopback, on a clock that the test turns.

    async with ProviderServer(GAMES, clock.now) as server:
        server.trouble(Fault.DOWN, "openligadb", since, until=later)
        ...                         # ask server.base("openligadb") as one asks the real one
        assert server.asked_of("openligadb")[-1].status == 200

What is played is one script (`script`, `season`); each provider has a module that writes it in that
provider's form. The script holds kickoffs that are published day by day and move, line-ups that come late and
first in part, a goal that is taken back, a scorer who is corrected hours later, and a shoot-out. On demand
(`faults`) an answer fails, or lies for a moment: a goal is missing once, a match being played is not begun.
"""

from tests.provider_server.faults import Fault, Trouble
from tests.provider_server.script import Club, Game, Incident, Kind, Phase, Seen
from tests.provider_server.season import GAMES
from tests.provider_server.server import TOKEN, Asked, ProviderServer

__all__ = [
    "GAMES",
    "TOKEN",
    "Asked",
    "Club",
    "Fault",
    "Game",
    "Incident",
    "Kind",
    "Phase",
    "ProviderServer",
    "Seen",
    "Trouble",
]
