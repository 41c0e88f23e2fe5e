"""Whether the page can be served, and to whom."""

import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.doctor.check import Check, Level
from bot.settings import Settings


def check(settings: Settings, in_use: bool = False) -> Check:
    """`in_use`: another matchday is running, and may well be serving the page."""
    if not settings.web:
        return Check("web", Level.OK, "off")
    where = f"{settings.web_host}:{settings.web_port}"
    problem = _problem(settings.web_host, settings.web_port)
    if problem is not None and in_use:
        return Check("web", Level.WARN, f"{where} is taken, perhaps by the matchday that is running")
    if problem is not None:
        return Check(
            "web",
            Level.FAIL,
            f"{where} cannot be used: {problem}",
            "Stop what uses it, or set MATCHDAY_WEB_HOST and MATCHDAY_WEB_PORT.",
        )
    if not _loopback(settings.web_host):
        return Check(
            "web",
            Level.WARN,
            f"{where} is free; whoever can reach this machine can read and ask there",
            "Put a server with HTTPS in front of it, or set MATCHDAY_WEB_HOST=127.0.0.1.",
        )
    return Check("web", Level.OK, f"{where} is free, for this machine only")


def dashboard(settings: Settings) -> Check:
    """Whether moderators can reach their page, and nobody reads along on the way."""
    if not settings.web:
        return Check("dashboard", Level.OK, "off, as the web channel is")
    if settings.web_url is None:
        only_here = "for whoever runs the bot: matchday dashboard opens it"
        advice = "Set MATCHDAY_WEB_URL, and /dashboard sends moderators there."
        return Check("dashboard", Level.OK, only_here, advice)
    parts = urlsplit(settings.web_url)
    if parts.scheme == "http" and not _loopback(parts.hostname or ""):
        return Check(
            "dashboard",
            Level.WARN,
            f"{settings.web_url} is not encrypted: whoever reads along can decide in moderators' names",
            "Put a server with HTTPS in front, and let MATCHDAY_WEB_URL begin with https://.",
        )
    return Check("dashboard", Level.OK, f"moderators reach it at {settings.web_url}/dashboard")


def _problem(host: str, port: int) -> str | None:
    """Why nothing could listen there."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server itself does
            tried.bind(address)
            tried.listen(1)
    except OSError as error:
        return error.strerror or str(error)
    return None


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
