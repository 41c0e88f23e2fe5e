"""The doors for what visitors send: a command posted, a command half typed."""

import math
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.chat import Channel, Command
from bot.platforms.asks import Complete, Translations
from bot.platforms.web.asking import Asking, Given, asked
from bot.platforms.web.cards import Cards
from bot.platforms.web.completion import suggestions
from bot.platforms.web.downloads import attachment, in_json
from bot.platforms.web.forms import LONGEST_VALUE, NotTaken, fields, from_our_own_page
from bot.platforms.web.history import History, Room
from bot.platforms.web.metrics import COMMANDS
from bot.platforms.web.pace import Allowance, Pace
from bot.platforms.web.pages import Pages
from bot.platforms.web.readers import read_by
from bot.platforms.web.rooms import address, find
from bot.platforms.web.visitors import new_visitor, peer, remember, visitor

_ = str  # marks words for translation; they are translated where they are written out

COMMANDS_EACH = Allowance(at_once=8, seconds_each=2.0)
COMMANDS_PER_ADDRESS = Allowance(at_once=60, seconds_each=0.25)
"""Wider, because a whole stadium may share one address; it holds those back who drop their cookie."""
COMPLETIONS_EACH = Allowance(at_once=40, seconds_each=0.2)


class CommandDoors:
    """Checks what comes in, hands it on, and answers as the caller can read it: JSON or a page."""

    def __init__(
        self,
        asking: Asking,
        complete: Complete,
        commands: Sequence[Command],
        history: History,
        cards: Cards,
        pages: Pages,
        translations: Translations,
    ) -> None:
        self._asking = asking
        self._complete = complete
        self._offered = [command for command in commands if not command.moderators_only]
        self._history = history
        self._cards = cards
        self._pages = pages
        self._translations = translations
        self._pace = Pace(COMMANDS_EACH)
        self._pace_of_address = Pace(COMMANDS_PER_ADDRESS)
        self._pace_of_completion = Pace(COMPLETIONS_EACH)

    async def post(self, request: Request) -> Response:
        """A command: the answer's card for the script; without it, back to the room where the answer is."""
        if not from_our_own_page(request):
            raise NotTaken(403, _("Commands are taken from this site's own pages only."))
        room = await self._room(request)
        who = visitor(request) or new_visitor()
        words = self._translations(room.look.language)
        try:
            question = asked(await fields(request))
        except NotTaken as error:
            return self._refuse(request, room, error.status_code, error.words(words))
        seconds = max(self._pace.wait(who), self._pace_of_address.wait(peer(request)))
        if seconds:
            COMMANDS.labels("limited").inc()
            text = words.gettext("One moment, please: that was a lot at once. Ask again in %(seconds)d s.")
            return self._refuse(request, room, 429, text % {"seconds": math.ceil(seconds)}, seconds)
        try:
            given = await self._asking.ask(question, room, who)
        except NotTaken as error:
            return self._refuse(request, room, error.status_code, error.words(words))
        response = self._hand_over(request, given, room)
        remember(response, request, given.who)
        return response

    async def complete(self, request: Request) -> Response:
        """What the line in the box could become."""
        room = await self._room(request)
        typed = request.query_params.get("typed", "")
        if len(typed) > LONGEST_VALUE or self._pace_of_completion.wait(visitor(request) or peer(request)):
            return JSONResponse({"choices": []})
        place, words = Channel("web", room.address), self._translations(room.look.language)
        found = await suggestions(typed, self._offered, self._complete, place, room.look, words)
        return JSONResponse({"choices": [suggestion._asdict() for suggestion in found]})

    async def _room(self, request: Request) -> Room:
        """The room that is asked in, as who asks reads it. Raises HTTPException 404."""
        room = find(await self._history.rooms(), request.path_params["room"])
        return read_by(room, request, self._translations)

    def _hand_over(self, request: Request, given: Given, room: Room) -> Response:
        kept = given.message
        if _by_script(request):
            html = str(self._cards.card(kept, room))
            file = in_json(given.file)
            return JSONResponse({"key": kept.key, "html": html, "file": file, "anew": given.anew})
        if given.file is not None:
            return attachment(given.file)
        return RedirectResponse(f"{address(room)}#m-{kept.key}", status_code=303)

    def _refuse(
        self, request: Request, room: Room, code: int, text: str, seconds: float | None = None
    ) -> Response:
        response: Response
        if _by_script(request):
            response = JSONResponse({"error": text}, code)
        else:
            _ = self._translations(room.look.language).gettext
            title = _("Not yet") if code == 429 else _("Not like this")
            response = self._pages.plain(title, text, code, room)
        if seconds is not None:
            response.headers["Retry-After"] = str(math.ceil(seconds))
        return response


def _by_script(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")
