"""Whether anybody reads articles beside the grammar, and how the way there is."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.doctor.check import Check, Level
from bot.settings import Settings

NAME = "second reader"


def check(settings: Settings) -> Check:
    """Where articles are sent. Nothing is sent to find out."""
    if settings.second_reader_url is None:
        return Check(NAME, Level.OK, "none: articles are read by the grammar alone")
    where = urlsplit(settings.second_reader_url)
    found = f"every article goes to {where.hostname} too, to be read by {settings.second_reader_model}"
    if where.scheme == "http" and not _is_here(where.hostname or ""):
        return Check(NAME, Level.WARN, f"{found}, unencrypted", "Use its https:// address, if it has one.")
    return Check(NAME, Level.OK, found)


def _is_here(host: str) -> bool:
    """Whether an address is this machine, or one of its own network."""
    try:
        return ip_address(host).is_private
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".internal"))
