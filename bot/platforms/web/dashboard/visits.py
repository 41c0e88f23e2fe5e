"""Who comes to a page of the moderators, and to which channel: looked at afresh each time."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from jinja2 import Environment
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.platforms.asks import Translations
from bot.platforms.web.dashboard.house import House, Moderator
from bot.platforms.web.dashboard.sessions import Cookies, same
from bot.platforms.web.dashboard.shell import Place, Shell, Visit
from bot.platforms.web.dashboard.views import Views
from bot.platforms.web.forms import TYPED, NotTaken, fields, from_our_own_page
from bot.platforms.web.pace import Allowance, Pace
from bot.platforms.web.rooms import number

_ = str  # marks words for translation; they are translated where they are written out

PAGES_EACH = Allowance(at_once=60, seconds_each=0.5)
COMMANDS_EACH = Allowance(at_once=20, seconds_each=1.0)


class SignedOut(Exception):  # noqa: N818 - a reason, not an error
    """Nobody is signed in, or not any more: the page that says how answers (401)."""


class Visits:
    """The door of each page. What is raised here is answered by the page of what went wrong: SignedOut,
    CannotAsk, HTTPException 403, 404 and 429."""

    def __init__(self, house: House, cookies: Cookies) -> None:
        self._house = house
        self._cookies = cookies
        self._pages = Pace(PAGES_EACH)
        self._commands = Pace(COMMANDS_EACH)

    async def moderator(self, request: Request) -> Moderator:
        """Whose session the request is of; asked once for each request."""
        known: Moderator | None = getattr(request.state, "moderator", None)
        if known is not None:
            return known
        who = await self._signed_in(request)
        if self._pages.wait(f"{who.platform}:{who.person}"):
            raise NotTaken(429, _("That was a lot at once. Try again in a moment."))
        request.state.moderator = who
        return who

    async def visit(self, request: Request, place: Place = Place.SETTINGS, section: str = "") -> Visit:
        """The moderator at the channel whose number is in the address ("{number}")."""
        who = await self.moderator(request)
        wanted = number(request.path_params["number"])
        channel = await self._house.channel(who, wanted) if wanted is not None else None
        if channel is None:
            raise HTTPException(404)
        return Visit(who, channel, place, section)

    async def form(
        self, request: Request, texts: Collection[str] = (TYPED,), *, files: bool = False
    ) -> dict[str, str]:
        """The fields of a form that this session's own page sent, without "csrf". Those named in `texts` may
        have many lines; with `files`, a field may be a file of text. Each POST of the page begins with this.
        Raises NotTaken."""
        who = await self.moderator(request)
        sent = await self._sent(request, who, texts, files=files)
        if self._commands.wait(f"{who.platform}:{who.person}"):
            raise NotTaken(429, _("That was a lot at once. Try again in a moment."))
        return sent

    async def leaving(self, request: Request) -> tuple[Moderator, dict[str, str]]:
        """Who signs out, and the form with which they do. However much is asked in their name, it is taken:
        whoever else is signed in as they are cannot keep them from it. Raises NotTaken."""
        who = await self._signed_in(request)
        return who, await self._sent(request, who)

    async def _signed_in(self, request: Request) -> Moderator:
        secret = self._cookies.session(request)
        who = await self._house.moderator(secret) if secret else None
        if who is None:
            raise SignedOut
        return who

    async def _sent(
        self, request: Request, who: Moderator, texts: Collection[str] = (), *, files: bool = False
    ) -> dict[str, str]:
        """The fields, without "csrf". Raises NotTaken."""
        if not from_our_own_page(request):
            raise NotTaken(403, _("Forms are taken from this site's own pages only."))
        sent = await fields(request, texts, files=files)
        if not same(who.csrf, sent.pop("csrf", "")):
            said = _("That form is from another session. Open the page again, then try once more.")
            raise NotTaken(403, said)
        return sent


@dataclass(frozen=True, slots=True)
class Parts:
    """What the pages are made of. Each module of pages has `routes(parts: Parts) -> list[BaseRoute]`, which
    `dashboard.site` joins."""

    house: House
    views: Views
    visits: Visits
    shell: Shell
    templates: Environment
    translations: Translations
    now: Callable[[], datetime]
    drawing: bool = False
    """Whether there is somebody to draw pictures."""
