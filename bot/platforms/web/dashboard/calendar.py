"""The calendar of a channel: what will be posted and why, and each post as it will look."""

from typing import NamedTuple

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.chat import Picture
from bot.platforms.preview import Preview
from bot.platforms.web import pictures, render
from bot.platforms.web.dashboard.days import by_day, clock, day_of, zone_name
from bot.platforms.web.dashboard.pressing import NOTHING, Pressed, Pressing
from bot.platforms.web.dashboard.shell import ROOT, Place, Visit, path
from bot.platforms.web.dashboard.views import Planned
from bot.platforms.web.dashboard.visits import Parts

PLATFORMS = {"discord": "Discord", "telegram": "Telegram", "web": "Web"}
_DARK = {"light": False, "dark": True}


class Row(NamedTuple):
    """A post in a list. `at` is the time of day in the channel's zone."""

    post: Planned
    at: str
    why: Markup


class Image(NamedTuple):
    """A picture on the page: its path in the light and in the dark, and its size in pixels."""

    light: str
    dark: str
    width: int
    height: int
    alt: str
    covered: bool


class Seen(NamedTuple):
    name: str
    own: bool
    shown: Preview
    image: Image | None


def routes(parts: Parts) -> list[BaseRoute]:
    pages = CalendarPages(parts)
    here = f"{ROOT}/{{number}}/{Place.CALENDAR}"
    return [
        Route(here, pages.calendar, methods=["GET", "POST"]),
        Route(f"{here}/{{code}}", pages.post, methods=["GET", "POST"]),
        Route(f"{here}/{{code}}/{{theme}}.png", pages.picture),
    ]


class CalendarPages:
    """A POST on one of them is a button; its answer stands above what the page shows then."""

    def __init__(self, parts: Parts) -> None:
        self._visits = parts.visits
        self._views = parts.views
        self._shell = parts.shell
        self._pressing = Pressing(parts)

    async def calendar(self, request: Request) -> Response:
        visit, pressed = await self._come(request)
        return await self._calendar(visit, pressed)

    async def post(self, request: Request) -> Response:
        """One post beforehand; the calendar again, once a button has taken it away."""
        visit, pressed = await self._come(request)
        code = request.path_params["code"]
        found = await self._views.beforehand(visit.who, visit.channel, code)
        if found is None and pressed.outcome:
            return await self._calendar(visit, pressed)
        if found is None:
            return self._shell.page("calendar_gone.html", visit, 404)
        look, here = visit.channel.look, f"{Place.CALENDAR}/{code}"
        page = path(visit.channel, here)
        return self._shell.page(
            "calendar_post.html",
            visit,
            found=found,
            row=self._row(found.post, visit),
            day=day_of(found.post.at, look, self._shell.words(visit.channel)),
            zone=zone_name(found.post.at, look),
            page=page,
            # it is on its way, though the store may not know yet that it has arrived
            actions=() if pressed.given.get("do") == "send" else found.actions,
            previews=[_seen(one, visit, page) for one in found.previews],
            **self._pressing.band(pressed, visit, here),
        )

    async def _calendar(self, visit: Visit, pressed: Pressed) -> Response:
        found = await self._views.coming(visit.who, visit.channel)
        look, words = visit.channel.look, self._shell.words(visit.channel)
        days = by_day(found.posts, look, words)
        return self._shell.page(
            "calendar.html",
            visit,
            coming=found,
            days=[(day, [self._row(one, visit) for one in day.posts]) for day in days],
            zone=zone_name(found.posts[0].at, look) if found.posts else look.zone,
            **self._pressing.band(pressed, visit, Place.CALENDAR),
        )

    async def picture(self, request: Request) -> Response:
        """The picture of a coming post, as it would be drawn now."""
        visit = await self._visits.visit(request, Place.CALENDAR)
        dark = _DARK.get(request.path_params["theme"])
        code = request.path_params["code"]
        found = (
            await self._views.picture(visit.who, visit.channel, code, dark=dark) if dark is not None else None
        )
        if found is None:
            raise HTTPException(404)
        return Response(found.png, headers={"Cache-Control": "no-store"}, media_type="image/png")

    async def _come(self, request: Request) -> tuple[Visit, Pressed]:
        visit = await self._visits.visit(request, Place.CALENDAR)
        if request.method != "POST":
            return visit, NOTHING
        return visit, await self._pressing.press(request, visit)

    def _row(self, one: Planned, visit: Visit) -> Row:
        look = visit.channel.look
        return Row(one, clock(one.at, look), render.line(one.why, look, self._shell.words(visit.channel)))


def _seen(one: Preview, visit: Visit, here: str) -> Seen:
    own = one.platform == visit.channel.channel.platform
    return Seen(
        PLATFORMS.get(one.platform, one.platform),
        own,
        one,
        _image(one.picture, visit.channel.look.dark, one.platform, here),
    )


def _image(picture: Picture | None, dark: bool, platform: str, here: str) -> Image | None:
    """In a room each reader sees it as they have the page; elsewhere as the channel wants it."""
    size = pictures.size(picture.png) if picture else None
    if picture is None or size is None:
        return None
    own = f"{here}/{'dark' if dark else 'light'}.png"
    light, darker = (f"{here}/light.png", f"{here}/dark.png") if platform == "web" else (own, own)
    return Image(light, darker, *size, alt=render.words(picture.alt), covered=picture.secret)
