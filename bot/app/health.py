"""Asking the matchday that is running whether it is well: what a container's health check does."""

import http.client
import json
from collections.abc import Sequence

from bot.settings import Settings

PATIENCE = 8.0
"""Seconds for an answer: more than the process gives its store, less than a container's check may take."""
PATH = "/healthz"
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 - asked, not listened on


def problems(settings: Settings) -> Sequence[str]:
    """What is wrong with the process that runs with these settings, as it says itself; empty where it is
    well."""
    where = _where(settings)
    if where is None:
        return ["nobody can be asked: set MATCHDAY_METRICS_PORT, or MATCHDAY_WEB=true with a port"]
    return _ask(*where)


def _where(settings: Settings) -> tuple[str, int] | None:
    host, port = settings.metrics_host, settings.metrics_port
    if port is None and settings.web:
        host, port = settings.web_host, settings.web_port
    return (EVERYWHERE.get(host, host), port) if port else None


def _ask(host: str, port: int) -> Sequence[str]:
    connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    try:
        connection.request("GET", PATH)
        answer = connection.getresponse()
        if answer.status == 200:
            return []
        why = json.loads(answer.read()).get("why") or [f"it answers {answer.status}"]
        return [str(one) for one in why] if isinstance(why, list) else [str(why)]
    except OSError as error:
        return [f"nothing answers at {host}:{port} ({error.strerror or type(error).__name__})"]
    except (http.client.HTTPException, ValueError, AttributeError):
        return [f"what answers at {host}:{port} is no matchday"]
    finally:
        connection.close()
