"""What a site allows programs to read (robots.txt, RFC 9309)."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote, unquote, urlsplit

from bot.reading.article import CannotRead, Why
from bot.sources.encodings import decoded
from bot.sources.web import Web

NAME = "matchday-bot"
LARGEST = 500_000
"""Bytes that the RFC asks to be read; a longer file allows nothing."""
RULES = 2_000
KEPT = timedelta(days=1)
KEPT_AFTER_TROUBLE = timedelta(hours=1)
SITES = 1_000


@dataclass(frozen=True, slots=True)
class Rules:
    """For one program, on one site: the longest path that fits decides, and among equals the permission."""

    rules: tuple[tuple[bool, str], ...] = ()

    def allow(self, path: str) -> bool:
        path = _level(path)
        if path == "/robots.txt":
            return True
        fitting = [(len(rule), allowed) for allowed, rule in self.rules if _fits(rule, path)]
        return max(fitting)[1] if fitting else True


EVERYTHING = Rules()
NOTHING = Rules(((False, "/"),))


def rules_of(text: str, name: str = NAME) -> Rules:
    """The rules of the groups that name this program, or else of those for all."""
    ours: list[tuple[bool, str]] = []
    of_all: list[tuple[bool, str]] = []
    named = False
    agents: list[str] = []
    opening = True
    for key, value in _lines(text):
        if key == "user-agent":
            agents = [*agents, value.lower()] if opening else [value.lower()]
            opening = True
            named = named or _names(value.lower(), name)
        elif key in {"allow", "disallow"}:
            opening = False
            rule = (key == "allow", _level(value))
            if value and any(_names(agent, name) for agent in agents):
                ours.append(rule)
            if value and "*" in agents:
                of_all.append(rule)
    return Rules(tuple((ours if named else of_all)[:RULES]))


class Robots:
    """Asks each site once a day."""

    def __init__(self, web: Web, clock: Callable[[], datetime]) -> None:
        self._web = web
        self._clock = clock
        self._known: OrderedDict[str, tuple[datetime, Rules]] = OrderedDict()

    async def allow(self, url: str) -> bool:
        """Whether a page may be read by a program on its own. No, as long as the site cannot say."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}".lower()
        until, rules = self._known.get(site, (self._clock(), EVERYTHING))
        if site not in self._known or until <= self._clock():
            rules, kept = await self._asked(site)
            self._known[site] = (self._clock() + kept, rules)
            self._known.move_to_end(site)
            while len(self._known) > SITES:
                self._known.popitem(last=False)
        return rules.allow(f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}")

    async def _asked(self, site: str) -> tuple[Rules, timedelta]:
        try:
            found = await self._web.fetch(f"{site}/robots.txt", largest=LARGEST)
        except CannotRead as error:
            return NOTHING, KEPT if error.why is Why.TOO_LARGE else KEPT_AFTER_TROUBLE
        if found.status == 429 or found.status >= 500:
            return NOTHING, KEPT_AFTER_TROUBLE
        if found.status != 200 or "html" in found.content_type.lower():
            return EVERYTHING, KEPT  # there is none, or a page for people in its place
        return rules_of(decoded(found.body, "charset=utf-8")), KEPT


def _lines(text: str) -> list[tuple[str, str]]:
    lines = (line.split("#", 1)[0].partition(":") for line in text.splitlines())
    return [(key.strip().lower(), value.strip()) for key, _, value in lines]


def _names(agent: str, name: str) -> bool:
    """ "matchday-bot" and "matchday-bot/1.0" name it; "match" does not."""
    return agent.split("/")[0].strip() == name


def _level(path: str) -> str:
    """One spelling for one path: "%7Efan" and "~fan"."""
    return quote(unquote(path[:2_000]), safe="/?&=*$:@!,;+()'~%")


def _fits(rule: str, path: str) -> bool:
    """Whether a rule with * and a $ at its end fits, in time that grows with the path's length only."""
    whole = rule.endswith("$")
    first, *rest = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not rest:
        return not whole or path == first
    position = len(first)
    for piece in rest[:-1]:
        found = path.find(piece, position)
        if found < 0:
            return False
        position = found + len(piece)
    if whole:
        return path.endswith(rest[-1]) and len(path) - len(rest[-1]) >= position
    return path.find(rest[-1], position) >= 0
