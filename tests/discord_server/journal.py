"""The log: every call, every message that was applied, and everything that broke a rule."""

import json
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from tests.discord_server.refusals import Problem

INVALID = frozenset({401, 403, 429})
INVALID_WINDOW = 600.0
"""Seconds; Discord bans an address after 10,000 invalid requests in ten minutes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One HTTP call. `applied` says whether it changed anything, whatever was answered."""

    at: float
    method: str
    path: str
    template: str
    status: int
    """What was answered; 0 is a connection cut without an answer."""
    applied: bool
    body: Any = None
    fault: str | None = None
    code: int | None = None


@dataclass(frozen=True, slots=True)
class Violation:
    """A body, or a step, that breaks a rule. Tests assert that there is none."""

    where: str
    problems: tuple[Problem, ...]
    body: Any = None

    def __str__(self) -> str:
        return f"{self.where}: {'; '.join(map(str, self.problems))}"


class Journal:
    """Keeps what happened in order, and writes applied messages to a file where one is given."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.violations: list[Violation] = []
        self.invalid: deque[float] = deque()
        self.invalid_total = 0
        self._file: BinaryIO | None = None

    def write_to(self, file: Path) -> None:
        """From now on each applied message is a JSON line in this file, on disk before it is answered."""
        self._file = file.open("ab", buffering=0)

    def call(self, entry: Entry, *, counts: bool = True) -> None:
        self.entries.append(entry)
        if counts and entry.status in INVALID:
            self.invalid.append(entry.at)
            self.invalid_total += 1

    def invalid_lately(self, now: float) -> int:
        while self.invalid and self.invalid[0] < now - INVALID_WINDOW:
            self.invalid.popleft()
        return len(self.invalid)

    def breach(self, where: str, problems: Sequence[Problem], body: Any = None) -> None:
        self.violations.append(Violation(where, tuple(problems), body))

    @property
    def writes(self) -> bool:
        return self._file is not None

    def line(self, act: str, **facts: Any) -> None:
        """One JSON line, such as {"act": "post", "at": 1718000000.1, "channel": 1, "nonce": "…"}."""
        if self._file is not None:
            record = {"act": act, "at": time.time(), **facts}
            self._file.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
