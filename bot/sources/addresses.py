"""Which addresses may be asked for a page: those that everybody can reach, none of this machine's network."""

import re
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_network
from typing import TypeAlias

import httpx

from bot.reading.article import CannotRead, Why

PORTS = frozenset({80, 443, 8080, 8443})
"""Where web pages are served. Anything else is somebody's database, mail or printer."""
LONGEST = 2_000
"""Characters of an address, as browsers have it."""
OWN_PORT = {"http": 80, "https": 443}

Address: TypeAlias = IPv4Address | IPv6Address
MayConnect: TypeAlias = Callable[[Address, int], bool]

_V4_ELSEWHERE = tuple(
    ip_network(block)
    for block in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
"""What the IANA registry of special purposes takes out of IPv4. Written out, since Python's own `is_global`
differs from one patch release to the next."""
_V6_GLOBAL = ip_network("2000::/3")
"""All that is routed of IPv6: loopback, v4-mapped, NAT64 (64:ff9b::), unique local, link-local and multicast
addresses lie outside."""
_V6_ELSEWHERE = tuple(
    ip_network(block)
    for block in (
        "2001::/23",  # protocols, with Teredo, which carries an IPv4 address
        "2001:db8::/32",
        "2002::/16",  # 6to4, which carries one too
        "3fff::/20",
    )
)
_A_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)\.?$", re.IGNORECASE)
"""The last label of a host that systems take for an IPv4 address: "2130706433", "127.1", "0x7f.0.0.1"."""
_FOUR_NUMBERS = re.compile(r"(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})")
_UNSEEMLY = re.compile(r"[\x00-\x20\x7f\\]")
"""What programs that take an address apart do not agree about."""


def is_public(address: Address) -> bool:
    """Whether it is somebody's address on the internet."""
    if isinstance(address, IPv4Address):
        return not any(address in block for block in _V4_ELSEWHERE)
    if address.scope_id is not None or address not in _V6_GLOBAL:
        return False
    return not any(address in block for block in _V6_ELSEWHERE)


def may_connect(address: Address, port: int) -> bool:
    """The rule for every connection that is made for a page."""
    return port in PORTS and is_public(address)


def page_address(written: str) -> httpx.URL:
    """An address that somebody gave, if it may be one of a page. Where its host leads is checked when the
    connection is made. Raises CannotRead."""
    written = written.strip()
    if len(written) > LONGEST or _UNSEEMLY.search(written):
        raise unfit("it is not one that a browser would show")
    try:
        url = httpx.URL(written)
        host, port = url.host, url.port
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise unfit("it cannot be understood") from None
    if url.scheme not in OWN_PORT:
        raise unfit("it does not begin with https:// or http://")
    if "@" in written.split("://", 1)[-1].split("/")[0].split("?")[0].split("#")[0] or url.userinfo:
        raise unfit("it carries a user name")
    if not host or (_A_NUMBER.match(host.rsplit(".", 1)[-1]) and not _FOUR_NUMBERS.fullmatch(host)):
        raise unfit("it names no site")
    if port is not None and not 0 < port < 65_536:
        raise unfit("its port is none of a web page")
    return url.copy_with(fragment=None)


def unfit(because: str) -> CannotRead:
    return CannotRead(
        Why.ADDRESS, f"That address cannot be fetched: {because}. Give another, or paste the text instead."
    )
