"""One HTTP call: what came in, what goes out, and which function answers which path."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.discord_server.world import World

Json = dict[str, Any]

VERSIONED = "/api/v10"
TOKEN_IN_PATH = frozenset({"interactions", "webhooks"})
"""Paths whose third part is a token: no Authorization header, and no part in the global limit."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a message."""

    field: str
    filename: str
    data: bytes


@dataclass(slots=True)
class Call:
    """A call that reached its handler."""

    method: str
    path: str
    template: str
    parts: tuple[str, ...]
    query: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    files: Sequence[Upload] = ()

    def id(self, position: int) -> int:
        """The id at this place among the path's parameters, first is 0."""
        return int(self.parts[position])


@dataclass(frozen=True, slots=True)
class Reply:
    """A success. No body is 204."""

    body: Any = None
    status: int = 200


Handler = Callable[["World", Call], Reply]


@dataclass(frozen=True, slots=True)
class Route:
    """A method and a path as the OpenAPI file writes it, and who answers."""

    method: str
    template: str
    answer: Handler


@dataclass(frozen=True, slots=True)
class Found:
    route: Route
    parts: tuple[str, ...]
    by_token: bool


class Routes:
    """Finds the route of a path in one look-up: parameters are digits, or a token in its known place."""

    def __init__(self, routes: Sequence[Route]) -> None:
        self._routes = {(route.method, _shape(route.template)): route for route in routes}

    def find(self, method: str, path: str) -> Found | None:
        if not path.startswith(VERSIONED):
            return None
        steps = path[len(VERSIONED) + 1 :].split("/")
        by_token = len(steps) > 2 and steps[0] in TOKEN_IN_PATH
        shape = []
        parts = []
        for place, step in enumerate(steps):
            if step.isdigit() or (by_token and place == 2):
                parts.append(step)
                shape.append("*")
            else:
                shape.append(step)
        route = self._routes.get((method, "/".join(shape)))
        return None if route is None else Found(route, tuple(parts), by_token)


def _shape(template: str) -> str:
    return "/".join("*" if step.startswith("{") else step for step in template.strip("/").split("/"))
