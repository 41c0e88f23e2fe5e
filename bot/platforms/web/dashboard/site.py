"""The moderators' page as a part of the site: its addresses, and who answers what goes wrong there."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.platforms.asks import Translations
from bot.platforms.web.dashboard import audit, calendar, health, log, review, settings_pages, sign_in
from bot.platforms.web.dashboard.house import CannotAsk, House
from bot.platforms.web.dashboard.sessions import Cookies
from bot.platforms.web.dashboard.shell import Shell
from bot.platforms.web.dashboard.sign_in import SignIn
from bot.platforms.web.dashboard.views import Views
from bot.platforms.web.dashboard.visits import Parts, SignedOut, Visits

Problem = Callable[[Request, Exception], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Dashboard:
    """What the page needs from the rest of the program. `public` is the address under which the site is
    reached, as the operator says."""

    house: House
    views: Views
    public: str | None = None


def joined(
    dashboard: Dashboard,
    shelf: Environment,
    translations: Translations,
    now: Callable[[], datetime],
    *,
    drawing: bool,
) -> tuple[list[BaseRoute], dict[type[Exception], Problem]]:
    """The routes, and for each exception of the page who answers it."""
    cookies = Cookies(dashboard.public)
    parts = Parts(
        house=dashboard.house,
        views=dashboard.views,
        visits=Visits(dashboard.house, cookies),
        shell=Shell(shelf, translations),
        templates=shelf,
        translations=translations,
        now=now,
        drawing=drawing,
    )
    doors = SignIn(parts, cookies)
    pages = (settings_pages, calendar, log, review, health, audit)
    routes = [*sign_in.routes(doors), *(route for each in pages for route in each.routes(parts))]
    return routes, {SignedOut: doors.signed_out, CannotAsk: doors.cannot_ask}
