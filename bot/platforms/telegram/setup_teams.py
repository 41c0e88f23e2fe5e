"""The teams of the set-up form, by values that fit into its buttons."""

from bot.chat import Choice
from bot.platforms.asks import Teams
from bot.platforms.memory import Memory
from bot.platforms.telegram.setup_form import HELD, MOST_TEAMS, handle
from bot.platforms.text import clean


class Offer:
    """Asks for teams, and keeps the value of each whose value is too long for a button."""

    def __init__(self, teams: Teams, memory: Memory) -> None:
        self._teams = teams
        self._memory = memory

    async def teams(self, typed: str = "") -> list[Choice]:
        """With handles for values. Of a name that was typed out in full, that team alone."""
        found = list((await self._teams(typed))[:MOST_TEAMS])
        exactly = [team for team in found if clean(team.label).casefold() == typed.casefold()]
        if len(exactly) == 1:
            found = exactly
        return [Choice(team.label, await self._held(team.value)) for team in found]

    async def value(self, held: str) -> str | None:
        """What a handle stands for; None for one that was never given."""
        return await self._memory.recall(_kept(held)) if held.startswith(HELD) else held

    async def name(self, held: str) -> str:
        """What a team is called: its name if it is among the first on offer, else what it is kept under."""
        for team in await self.teams():
            if team.value == held:
                return clean(team.label)
        return held

    async def _held(self, value: str) -> str:
        held = handle(value)
        if held != value and await self._memory.recall(_kept(held)) != value:
            await self._memory.remember(_kept(held), value)
        return held


def _kept(held: str) -> str:
    return f"telegram team {held}"
