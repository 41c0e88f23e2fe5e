"""The way in and out: a link opens a page with one button, and the button begins a session.

Programs that look at links (previews in chats, virus scanners) open the page and press nothing, so they use
no link up. The button works in the browser that opened the page: it needs the cookie that came with it.
"""

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.platforms.web.dashboard.house import CannotAsk
from bot.platforms.web.dashboard.sessions import Cookies, csrf, looks_like_one, new_secret, same
from bot.platforms.web.dashboard.shell import ROOT
from bot.platforms.web.dashboard.visits import Parts
from bot.platforms.web.forms import NotTaken, fields, from_our_own_page
from bot.platforms.web.pace import Allowance, Pace
from bot.platforms.web.readers import language
from bot.platforms.web.render import words
from bot.platforms.web.visitors import peer

_ = str  # marks words for translation; they are translated where they are written out

TRIES_PER_ADDRESS = Allowance(at_once=30, seconds_each=2.0)
PLATFORMS = {"discord": "Discord", "telegram": "Telegram"}


def path(secret: str) -> str:
    """Where a link's secret opens the page."""
    return f"{ROOT}/sign-in/{secret}"


def routes(pages: "SignIn") -> list[BaseRoute]:
    return [
        Route(path("{secret}"), pages.opened),
        Route(path("{secret}"), pages.pressed, methods=["POST"]),
        Route(f"{ROOT}/sign-out", pages.sign_out, methods=["POST"]),
    ]


class SignIn:
    """The pages around a session, and what is said to those who have none."""

    def __init__(self, parts: Parts, cookies: Cookies) -> None:
        self._house = parts.house
        self._visits = parts.visits
        self._shell = parts.shell
        self._translations = parts.translations
        self._cookies = cookies
        self._tries = Pace(TRIES_PER_ADDRESS)

    async def opened(self, request: Request) -> Response:
        """Whose link it is, and the button. Nothing is used up."""
        secret = self._secret(request)
        invited = await self._house.invited(secret) if secret else None
        if invited is None:
            return await self._does_not_open(request)
        own = language(request, self._translations)
        key = self._cookies.browser(request) or new_secret()
        response = self._shell.alone(
            "sign_in.html",
            self._translations(own),
            own,
            name=words(invited.name),
            platform=PLATFORMS.get(invited.platform, ""),
            key=csrf(key, secret or ""),
        )
        self._cookies.tie(response, request, key)
        return response

    async def pressed(self, request: Request) -> Response:
        """Uses the link up and begins the session, in the browser that opened the page."""
        secret = self._secret(request)
        if not from_our_own_page(request):
            raise NotTaken(403, _("Forms are taken from this site's own pages only."))
        sent, key = await fields(request), self._cookies.browser(request)
        if not secret:
            return await self._does_not_open(request)
        if key is None or not same(csrf(key, secret), sent.get("key", "")):
            return self._other_browser(request)
        session = await self._house.sign_in(secret)
        if session is None:
            return await self._does_not_open(request)
        if before := self._cookies.session(request):
            await self._house.sign_out(before)
        response = RedirectResponse(ROOT, status_code=303)
        self._cookies.begin(response, request, session)
        self._cookies.untie(response, request)
        return response

    async def sign_out(self, request: Request) -> Response:
        """Ends this session or, with the field "everywhere", all that this person has."""
        who, sent = await self._visits.leaving(request)
        if "everywhere" in sent:
            await self._house.sign_out_everywhere(who)
        elif secret := self._cookies.session(request):
            await self._house.sign_out(secret)
        words = self._translations(language(request, self._translations))
        _ = words.gettext
        said = _("Nobody uses this browser to decide in your name now.")
        response = self._said(request, _("You are signed out"), said)
        self._cookies.end(response, request)
        return response

    async def signed_out(self, request: Request, _error: Exception) -> Response:
        """Somebody comes without a session, or with one that has ended."""
        words = self._translations(language(request, self._translations))
        _ = words.gettext
        title = _("Sign in")
        said = _(
            "Send /dashboard where you moderate the bot. It answers you alone, with a link to this page."
        )
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse({"error": said}, 401)
        response = self._said(request, title, said, 401)
        self._cookies.end(response, request)
        return response

    async def cannot_ask(self, request: Request, error: Exception) -> Response:
        """A platform did not say whether somebody still moderates."""
        assert isinstance(error, CannotAsk)  # noqa: S101 - it is registered for this one
        words = self._translations(language(request, self._translations))
        _ = words.gettext
        said = _("%(platform)s does not say just now whether you moderate there. Try again in a minute.")
        said %= {"platform": PLATFORMS.get(error.platform, error.platform)}
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse({"error": said}, 503)
        response = self._said(request, _("That could not be checked"), said, 503)
        response.headers["Retry-After"] = "60"
        return response

    def _secret(self, request: Request) -> str | None:
        """What stands in the address; None for what no link of ours has."""
        if self._tries.wait(peer(request)):
            raise NotTaken(429, _("That was a lot at once. Try again in a moment."))
        secret = str(request.path_params["secret"])
        return secret if looks_like_one(secret) else None

    async def _does_not_open(self, request: Request) -> Response:
        """One page for links that are used, old and unknown: it tells nobody which."""
        words = self._translations(language(request, self._translations))
        _ = words.gettext
        session = self._cookies.session(request)
        inside = session is not None and await self._house.moderator(session) is not None
        said = _("A link works once, within ten minutes. Send /dashboard again for a new one.")
        return self._said(request, _("This link does not open the page"), said, 404, inside=inside)

    def _other_browser(self, request: Request) -> Response:
        words = self._translations(language(request, self._translations))
        _ = words.gettext
        said = _("This browser keeps no cookies, or another one opened the link. Open the link here again.")
        return self._said(request, _("That did not work"), said, 403)

    def _said(
        self, request: Request, title: str, text: str, code: int = 200, *, inside: bool = False
    ) -> Response:
        own = language(request, self._translations)
        words = {"title": title, "text": text, "inside": inside}
        return self._shell.alone("said.html", self._translations(own), own, code, **words)
