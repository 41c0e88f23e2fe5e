"""What those who watch over the process are shown: whether it is well, and its figures."""

from collections.abc import Callable
from importlib.metadata import version

import structlog
from prometheus_client import Gauge
from starlette.routing import Route

from bot.app.pulse import Pulse
from bot.platforms.web.hub import Hub
from bot.platforms.web.server import serve
from bot.platforms.web.watching import counted, health, watched
from bot.settings import Settings

log = structlog.get_logger()

INFO = Gauge("matchday_info", "What runs here", ["version", "role"])


def on_the_page(pulse: Pulse, settings: Settings) -> list[Route]:
    """What of it the web channel's port serves: the figures only where they have no port of their own."""
    INFO.labels(version("matchday"), settings.role.value).set(1)
    routes = health(pulse.stuck, pulse.problems)
    return routes if settings.metrics_port is not None else [*routes, *counted()]


def _told(url: str) -> None:
    log.info("metrics_served", url=url)


async def serve_watched(pulse: Pulse, settings: Settings, ready: Callable[[str], None] = _told) -> None:
    """Serves on the port of its own until it is cancelled; nothing where none is set. `ready` hears the
    address. Raises PortInUse and CannotListen."""
    if settings.metrics_port is None:
        return
    app = watched([*health(pulse.stuck, pulse.problems), *counted()])
    await serve(
        app,
        settings.metrics_host,
        settings.metrics_port,
        hub=Hub(),
        setting="MATCHDAY_METRICS_PORT",
        ready=ready,
    )
