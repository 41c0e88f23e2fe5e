"""What is counted of the site."""

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, Counter, Gauge, generate_latest
from starlette.requests import Request
from starlette.responses import Response

STREAMS = Gauge("matchday_web_streams", "Pages that are listening now")
COMMANDS = Counter("matchday_web_commands", "Commands given on the web, by how they ended", ["outcome"])


async def metrics(request: Request) -> Response:
    return Response(generate_latest(REGISTRY), headers={"Content-Type": CONTENT_TYPE_LATEST})
