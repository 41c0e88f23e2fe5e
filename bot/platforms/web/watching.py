"""What machines look at: whether the process is alive, whether it can work, and what it counts."""

from collections.abc import Awaitable, Callable, Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.platforms.web.metrics import metrics

LIVE, HEALTHY, METRICS = "/livez", "/healthz", "/metrics"


def health(
    stuck: Callable[[], Sequence[str]], problems: Callable[[], Awaitable[Sequence[str]]]
) -> list[Route]:
    """`/livez` says 503 where only a restart helps, `/healthz` also where something that the process needs is
    away. Both say what it is, in a few words."""

    async def livez(request: Request) -> Response:
        return _told(stuck())

    async def healthz(request: Request) -> Response:
        return _told(await problems())

    return [Route(LIVE, livez), Route(HEALTHY, healthz)]


def counted() -> list[Route]:
    return [Route(METRICS, metrics)]


def watched(routes: Sequence[Route]) -> Starlette:
    """An application of these alone, for a port of their own."""
    return Starlette(routes=list(routes))


def _told(problems: Sequence[str]) -> Response:
    if problems:
        return JSONResponse({"status": "not well", "why": list(problems)}, 503)
    return JSONResponse({"status": "ok"})
