"""The site as one application: which address leads where, and what it needs from the rest of the program."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from gettext import NullTranslations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from bot.chat import Command
from bot.platforms.asks import AnswerTo, Complete, Translations
from bot.platforms.web.asking import Asking
from bot.platforms.web.cards import Cards
from bot.platforms.web.commands import CommandDoors
from bot.platforms.web.dashboard.site import Dashboard
from bot.platforms.web.dashboard.site import joined as moderating
from bot.platforms.web.events import Events
from bot.platforms.web.history import History
from bot.platforms.web.hub import Hub
from bot.platforms.web.pages import STATIC, Pages, templates
from bot.platforms.web.pictures import Draw, Pictures
from bot.platforms.web.safety import SafetyHeaders
from bot.platforms.web.watching import HEALTHY, counted

PROBLEMS = (403, 404, 405, 413, 415, 422, 429, 500)
"""What is answered with a page in words."""


def in_english(language: str) -> NullTranslations:
    """The words as they are written in the program."""
    return NullTranslations()


def by_the_wall() -> datetime:
    return datetime.now(UTC)


def site(
    *,
    history: History,
    hub: Hub,
    answer: AnswerTo,
    complete: Complete,
    commands: Sequence[Command],
    translations: Translations = in_english,
    status: Callable[[], str | None] = lambda: None,
    now: Callable[[], datetime] = by_the_wall,
    frame_ancestors: Sequence[str] = (),
    draw: Draw | None = None,
    more: Sequence[BaseRoute] = (),
    dashboard: Dashboard | None = None,
    watched: Sequence[BaseRoute] | None = None,
) -> Starlette:
    """The web channel as an ASGI application.

    `hub` is the one that WebPlatform publishes to. `status` is a line that each page shows live, None for
    none. `now` is the clock by which answers are dated. `frame_ancestors` are the origins that may show a
    room in a frame ("https://club.example"); none may unless it is named. `draw` makes the pictures
    of posts; without it there are none. `more` are routes of others that the same process serves.
    `dashboard` is for the moderators' page; without it there is none. `watched` is what machines look at;
    without it there is `/healthz`, which asks the history, and `/metrics`.
    """
    shelf = templates()
    cards = Cards(shelf, translations, drawing=draw is not None)
    pages = Pages(shelf, cards, history, commands, translations, status, now)
    events = Events(history, hub, cards, status, now)
    asking = Asking(answer, commands, history, hub, translations, now)
    doors = CommandDoors(asking, complete, commands, history, cards, pages, translations)
    routes, problems = (
        moderating(dashboard, shelf, translations, now, drawing=draw is not None) if dashboard else ([], {})
    )
    app = Starlette(
        routes=[
            Route("/", pages.home),
            Route("/rooms/{room}", pages.room),
            Route("/rooms/{room}/events", events.stream),
            Route("/rooms/{room}/commands", doors.post, methods=["POST"]),
            Route("/rooms/{room}/complete", doors.complete),
            Route("/rooms/{room}/pictures/{key}/{revision}/{theme}.png", Pictures(draw, history).get),
            *([Route(HEALTHY, _health(history)), *counted()] if watched is None else watched),
            Mount("/static", StaticFilesKept(directory=STATIC)),
            *routes,
            *more,
        ],
        exception_handlers={**dict.fromkeys(PROBLEMS, pages.problem), **problems},
    )
    # around all of it: as a middleware it would not see the page of an answer that failed
    app.middleware_stack = SafetyHeaders(app.build_middleware_stack(), frame_ancestors)
    return app


class StaticFilesKept(StaticFiles):
    """Files whose address names their content: a browser may keep them for good."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if b"v=" in scope.get("query_string", b""):
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def _health(history: History) -> Callable[[Request], Awaitable[Response]]:
    async def healthz(request: Request) -> Response:
        """Whether the site can read its history."""
        try:
            rooms = await history.rooms()
        except Exception as error:
            return JSONResponse({"status": "the history cannot be read", "why": type(error).__name__}, 503)
        return JSONResponse({"status": "ok", "rooms": len(rooms)})

    return healthz
