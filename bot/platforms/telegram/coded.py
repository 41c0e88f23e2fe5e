"""A code, from a button or behind ?start=, as a question."""

from collections.abc import Sequence

from bot.chat import Command
from bot.platforms import typed
from bot.platforms.telegram import words
from bot.platforms.telegram.answers import Rest
from bot.platforms.telegram.asker import Asker
from bot.platforms.telegram.asking import Asking
from bot.platforms.telegram.codes import Codes
from bot.platforms.telegram.ledger import Ledger
from bot.platforms.telegram.reply import Reply
from bot.platforms.telegram.showing import MORE, REST, Showing


class Coded:
    """Asks what a code says; the same wherever it comes from."""

    def __init__(
        self,
        asking: Asking,
        reply: Reply,
        showing: Showing,
        codes: Codes,
        ledger: Ledger,
        commands: Sequence[Command],
    ) -> None:
        self._asking = asking
        self._reply = reply
        self._showing = showing
        self._codes = codes
        self._ledger = ledger
        self._commands = commands

    async def ask(self, asker: Asker, code: str, update: int) -> Rest | None:
        """None where the update was dealt with before. Raises NotStored."""
        asked = await self._codes.read(code)
        if asked is not None and asked.command == MORE:
            return await self._more(asker, asked.arguments.get(REST, ""), update)
        if asked is None or typed.find(asked.command, self._commands) is None:
            return await self._asking.say(asker, words.of_another_version, update, "outdated")
        return await self._asking.ask(asker, asked, update)

    async def _more(self, asker: Asker, digest: str, update: int) -> Rest | None:
        """The rest of a long post."""
        _, look = await self._asking.place(asker)
        shown = await self._showing.rest(digest, look)
        if shown is None:
            return await self._asking.say(asker, words.no_rest, update)
        return self._reply.shown(asker, shown) if await self._ledger.first(update) else None
