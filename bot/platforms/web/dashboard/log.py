"""The delivery log of a channel: what was posted, what was not and why, and what to do about it."""

from gettext import NullTranslations
from typing import NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.chat import When
from bot.platforms.web import render
from bot.platforms.web.dashboard.pressing import NOTHING, Pressing
from bot.platforms.web.dashboard.shell import ROOT, Place, path
from bot.platforms.web.dashboard.views import Delivered, LogWanted
from bot.platforms.web.dashboard.visits import Parts
from bot.platforms.web.kinds import label
from bot.platforms.web.rooms import number

LONGEST = 120
"""Characters of a match's key."""
MOST_DAYS = 365
TONES = {
    "sent": "good",
    "pending": "wait",
    "sending": "wait",
    "skipped": "",
    "failed": "bad",
    "unknown": "wait",
}


class Row(NamedTuple):
    line: Delivered
    at: Markup
    said: Markup
    tone: str
    of_match: str
    """The path of the log of its match alone; empty where that is what is shown, or there is none."""


def routes(parts: Parts) -> list[BaseRoute]:
    return [Route(f"{ROOT}/{{number}}/{Place.LOG}", LogPage(parts).log, methods=["GET", "POST"])]


class LogPage:
    """A POST on it is a button: one more try."""

    def __init__(self, parts: Parts) -> None:
        self._visits = parts.visits
        self._views = parts.views
        self._shell = parts.shell
        self._pressing = Pressing(parts)

    async def log(self, request: Request) -> Response:
        visit = await self._visits.visit(request, Place.LOG)
        pressed = await self._pressing.press(request, visit) if request.method == "POST" else NOTHING
        wanted = _wanted(request)
        found = await self._views.log(visit.who, visit.channel, wanted)
        look, words = visit.channel.look, self._shell.words(visit.channel)
        here = path(visit.channel, Place.LOG)
        rows = [
            Row(
                line=one,
                at=render.moment(When(one.at), look),
                said=render.line(one.said, look, words),
                tone=TONES.get(one.state, ""),
                of_match=_path(here, LogWanted(match=one.subject))
                if one.subject and not wanted.match
                else "",
            )
            for one in found.lines
        ]
        return self._shell.page(
            "log.html",
            visit,
            rows=rows,
            wanted=wanted,
            found=found,
            page=_path(here, wanted),
            log=here,
            older=_path(here, wanted, found.older) if found.older else "",
            newest=_path(here, wanted, None) if wanted.before else "",
            **self._pressing.band(pressed, visit, Place.LOG),
        )


def _wanted(request: Request) -> LogWanted:
    """What the address asks for; what makes no sense in it is left out."""
    asked = request.query_params
    kind, state = asked.get("kind", ""), asked.get("state", "")
    days = number(asked.get("days"))
    return LogWanted(
        match=asked.get("match", "")[:LONGEST],
        kind=kind if label(kind, NullTranslations()) else "",
        state=state if state in TONES else "",
        days=days if days and days <= MOST_DAYS else None,
        before=number(asked.get("before")),
    )


def _path(here: str, wanted: LogWanted, before: int | None = None) -> str:
    asked = {
        "match": wanted.match,
        "kind": wanted.kind,
        "state": wanted.state,
        "days": str(wanted.days or ""),
        "before": str(before or ""),
    }
    given = urlencode({name: value for name, value in asked.items() if value})
    return f"{here}?{given}" if given else here
