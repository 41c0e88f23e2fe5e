"""Who changed what in a community: each change with how it was before and how it is since."""

from typing import NamedTuple

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.chat import When
from bot.platforms.web import render
from bot.platforms.web.dashboard.shell import ROOT, Place, path
from bot.platforms.web.dashboard.views import Audited, Difference
from bot.platforms.web.dashboard.visits import Parts
from bot.platforms.web.rooms import number

LONGEST = 300
"""Characters of one value: an import can change a whole settings file."""


class Row(NamedTuple):
    entry: Audited
    at: Markup
    differences: list[Difference]


def routes(parts: Parts) -> list[BaseRoute]:
    return [Route(f"{ROOT}/{{number}}/{Place.AUDIT}", AuditPage(parts).audit)]


class AuditPage:
    def __init__(self, parts: Parts) -> None:
        self._visits = parts.visits
        self._views = parts.views
        self._shell = parts.shell

    async def audit(self, request: Request) -> Response:
        visit = await self._visits.visit(request, Place.AUDIT)
        before = number(request.query_params.get("before"))
        found = await self._views.audit(visit.who, visit.channel, before)
        here = path(visit.channel, Place.AUDIT)
        return self._shell.page(
            "audit.html",
            visit,
            rows=[
                Row(one, render.moment(When(one.at), visit.channel.look), list(map(_short, one.differences)))
                for one in found.lines
            ],
            older=f"{here}?before={found.older}" if found.older else "",
            newest=here if before else "",
        )


def _short(one: Difference) -> Difference:
    return Difference(render.words(one.name), _cut(one.before), _cut(one.after))


def _cut(value: str) -> str:
    said = render.words(value)
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"
