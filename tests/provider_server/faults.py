"""What goes wrong with a provider: answers that fail, and answers that lie."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from tests.provider_server.script import Seen


class Fault(Enum):
    """Failures of the answer, then lies in it."""

    DOWN = "500 and a few words"
    TOO_MANY = "429 with Retry-After"
    REFUSED = "401: the key is none"
    LOGIN_PAGE = "200 and a page to log in on"
    TRUNCATED = "half of the body, as if that were all"
    BROKEN_OFF = "the connection ends in the middle of the body"
    SILENT = "no answer at all until the caller goes away"
    RENAMED = "another schema: fields have other names and other types"
    ANOTHERS = "the body of another provider"
    GOAL_GONE = "the last goal is missing"
    NOT_BEGUN = "a match that is played has not begun"


LIES = {Fault.GOAL_GONE: Seen.taken_back, Fault.NOT_BEGUN: Seen.unplayed}


@dataclass
class Trouble:
    """A fault of one provider from `since` on: until an instant, or for a number of answers. `of` narrows it
    to questions whose path and parameters hold these words."""

    fault: Fault
    provider: str
    since: datetime
    until: datetime | None = None
    times: int | None = None
    of: str = ""
    retry_after: int = 120
    met: int = field(default=0, compare=False)
    """How often it struck."""

    def strikes(self, now: datetime, provider: str, question: str) -> bool:
        """Whether it strikes this question; asking counts."""
        if provider != self.provider or now < self.since or self.of not in question:
            return False
        if (self.until is not None and now >= self.until) or (
            self.times is not None and self.met >= self.times
        ):
            return False
        self.met += 1
        return True


def renamed(body: bytes) -> bytes:
    """The same answer of a next version that nobody announced: every fourth name is another one, numbers come
    as text and texts as lists. What is no JSON has other words where the old ones stood."""
    try:
        payload = json.loads(body)
    except ValueError:
        return re.sub(rb"(?m)^(DTSTART|SUMMARY|UID)", rb"X-\1", body)
    return json.dumps(_renamed(payload)).encode()


def _renamed(value: object) -> object:
    if isinstance(value, Mapping):
        return {_name(name): _renamed(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_renamed(one) for one in value]
    if isinstance(value, str):
        return [value]
    return value if isinstance(value, bool) or value is None else str(value)


def _name(name: str) -> str:
    return f"{name}V2" if len(name) % 4 == 0 else name
