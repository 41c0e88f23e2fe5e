"""The log: every call, every message that was applied, and everything that broke a rule."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

ENCODED = json.JSONEncoder(ensure_ascii=False).encode

PLAIN = frozenset(
    {
        *("text", "caption", "name", "url", "secret_token", "language_code", "parse_mode", "photo"),
        *("callback_query_id", "inline_query_id", "action", "next_offset", "icon_custom_emoji_id"),
    }
)
"""Parameters that are text and stay text, whatever they look like."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One call. `applied` says whether it changed anything, whatever was answered."""

    at: float
    method: str
    raw: Mapping[str, Any]
    status: int
    """What was answered; 0 is a connection cut without an answer."""
    applied: bool
    description: str = ""
    """Telegram's words where it refused."""
    fault: str | None = None
    limit: str | None = None
    """Which limit a 429 came from: "overall", "halted" (an overall one still runs), "chat", "group"."""

    @property
    def params(self) -> dict[str, Any]:
        """What was sent, with numbers, truth values and JSON read where a form had text."""
        return {key: value if key in PLAIN else _read(value) for key, value in self.raw.items()}

    @property
    def chat(self) -> Any:
        return self.params.get("chat_id")


def _read(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


@dataclass(frozen=True, slots=True)
class Violation:
    """A call, or a step, that breaks a rule. Tests assert that there is none."""

    where: str
    words: str

    def __str__(self) -> str:
        return f"{self.where}: {self.words}"


class Journal:
    """Keeps what happened in order, and writes applied messages to a file where one is given."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.violations: list[Violation] = []
        self._file: BinaryIO | None = None

    def write_to(self, file: Path) -> None:
        """From now on each applied message is a JSON line in this file, on disk before it is answered."""
        self._file = file.open("ab", buffering=0)

    def call(self, entry: Entry) -> None:
        self.entries.append(entry)

    def breach(self, where: str, words: str) -> None:
        self.violations.append(Violation(where, words))

    def line(self, act: str, **facts: Any) -> None:
        """One JSON line, such as {"act": "post", "at": 1718000000.1, "chat": -1001, "message": 7}."""
        if self._file is not None:
            record = {"act": act, "at": time.time(), **facts}
            self._file.write(ENCODED(record).encode() + b"\n")

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
