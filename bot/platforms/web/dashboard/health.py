"""How the sources of facts do, which feeds are read and trusted, and what the bot may do in a channel."""

from typing import NamedTuple

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.chat import Answer, When
from bot.platforms.web import render
from bot.platforms.web.dashboard.pressing import NOTHING, Pressed, Pressing
from bot.platforms.web.dashboard.shell import ROOT, Place, Visit, path
from bot.platforms.web.dashboard.views import SourceHealth
from bot.platforms.web.dashboard.visits import Parts

CHANGES = frozenset({"add", "remove", "trust", "untrust"})


class Row(NamedTuple):
    """A source; `answered` and `again` are empty where there is nothing to tell."""

    source: SourceHealth
    answered: Markup
    again: Markup
    url: str
    tone: str


def routes(parts: Parts) -> list[BaseRoute]:
    return [Route(f"{ROOT}/{{number}}/{Place.HEALTH}", HealthPage(parts).health, methods=["GET", "POST"])]


class HealthPage:
    """A POST on it changes what is read, or trusted."""

    def __init__(self, parts: Parts) -> None:
        self._visits = parts.visits
        self._views = parts.views
        self._shell = parts.shell
        self._pressing = Pressing(parts)

    async def health(self, request: Request) -> Response:
        visit = await self._visits.visit(request, Place.HEALTH)
        pressed = NOTHING
        if request.method == "POST":
            pressed = _heard(await self._pressing.press(request, visit))
        found = await self._views.health(visit.who, visit.channel)
        rows = [_row(one, visit) for one in found.sources]
        return self._shell.page(
            "health.html",
            visit,
            providers=[row for row in rows if not row.source.feed],
            feeds=[row for row in rows if row.source.feed],
            permissions=found.permissions,
            page=path(visit.channel, Place.HEALTH),
            **self._pressing.band(pressed, visit, Place.HEALTH),
        )


def _row(one: SourceHealth, visit: Visit) -> Row:
    look, nothing = visit.channel.look, Markup("")
    return Row(
        source=one,
        answered=render.moment(When(one.answered), look) if one.answered else nothing,
        again=render.moment(When(one.rests_until), look) if one.rests_until else nothing,
        url=one.url if one.url and one.url.startswith(("https://", "http://")) else "",
        tone={True: "good", False: "bad", None: ""}[one.well],
    )


def _heard(pressed: Pressed) -> Pressed:
    """The page lists the feeds itself, so the list that a change brings is not shown again."""
    return Pressed("saved") if pressed.answer and _lists(pressed.answer) else pressed


def _lists(answer: Answer) -> bool:
    return any(one.arguments.get("do") in CHANGES for one in answer.post.actions)
