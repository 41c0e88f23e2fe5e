"""The pages that a visitor reads."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from gettext import NullTranslations
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.chat import Command
from bot.platforms.asks import Translations
from bot.platforms.web.cards import Cards
from bot.platforms.web.forms import LONGEST_TEXT, NotTaken
from bot.platforms.web.history import History, Room
from bot.platforms.web.moments import machine
from bot.platforms.web.readers import language, read_by
from bot.platforms.web.rooms import address, find, number
from bot.platforms.web.visitors import new_visitor, remember, visitor

SHOWN = 50
"""Messages on one page."""

STATIC = Path(__file__).parent / "static"


@cache
def templates() -> Environment:
    """One for all sites of this process: reading the files takes as long as a hundred pages."""
    found = Environment(
        loader=PackageLoader("bot.platforms.web"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals["address"] = address
    found.globals["static"] = {file.name: _versioned(file) for file in STATIC.iterdir()}
    return found


class Pages:
    """Draws the list of rooms, a room, and what went wrong."""

    def __init__(
        self,
        templates: Environment,
        cards: Cards,
        history: History,
        commands: Sequence[Command],
        translations: Translations,
        status: Callable[[], str | None],
        now: Callable[[], datetime],
    ) -> None:
        self._templates = templates
        self._cards = cards
        self._history = history
        self._commands = [command for command in commands if not command.moderators_only]
        self._translations = translations
        self._status = status
        self._now = now

    async def home(self, request: Request) -> Response:
        """The first room; a word of explanation while there is none."""
        rooms = await self._history.rooms()
        if rooms:
            return RedirectResponse(address(rooms[0]), status_code=307)
        own = language(request, self._translations)
        _ = self._translations(own).gettext
        said = _("A room opens as soon as a channel of this site follows a team.")
        return self.plain(_("No rooms yet"), said, 200, own=own)

    async def room(self, request: Request) -> Response:
        """A room with what stands in it, or, with `?before=`, what stood in it earlier."""
        rooms = await self._history.rooms()
        room = read_by(find(rooms, request.path_params["room"]), request, self._translations)
        who = visitor(request) or new_visitor()
        before = number(request.query_params.get("before"))
        messages = await self._history.latest(room.address, who, SHOWN + 1, before)
        shown = messages[-SHOWN:]
        response = self._page(
            "room.html",
            self._translations(room.look.language),
            room.look.language,
            rooms=rooms,
            room=room,
            cards=[self._cards.card(message, room) for message in shown],
            earlier=shown[0].place if len(messages) > SHOWN else None,
            live=before is None,
            after=max((message.id for message in shown), default=0),
            commands=self._commands,
            status=self._status(),
            now=machine(self._now()),
            longest=LONGEST_TEXT,
            draft=request.query_params.get("draft", "")[:300],
        )
        remember(response, request, who)
        return response

    async def problem(self, request: Request, error: Exception) -> Response:
        """What could not be done, in words."""
        own = language(request, self._translations)
        words = self._translations(own)
        _ = words.gettext
        code = error.status_code if isinstance(error, HTTPException) else 500
        if code == 404:
            return self.plain(_("Not here"), _("There is no such page or room."), 404, own=own)
        said = error.words(words) if isinstance(error, NotTaken) else None
        said = said or _("It has been noted. Try again in a moment.")
        return self.plain(_("That did not work"), said, code, own=own)

    def plain(self, title: str, text: str, code: int, back: Room | None = None, own: str = "en") -> Response:
        """A page with one sentence on it, and a way back; without one it is in the language `own`."""
        own = back.look.language if back else own
        words = self._translations(own)
        return self._page("message.html", words, own, code, title=title, text=text, back=back)

    def _page(
        self, template: str, translations: NullTranslations, own: str, code: int = 200, **words: Any
    ) -> Response:
        html = self._templates.get_template(template).render(_=translations.gettext, language=own, **words)
        return HTMLResponse(html, code, headers={"Cache-Control": "private, no-cache"})


def _versioned(file: Path) -> str:
    """A static file's address, which changes when the file does, so that browsers may keep it."""
    return f"/static/{file.name}?v={sha256(file.read_bytes()).hexdigest()[:10]}"
