"""One call of a method: its parameters and files, however they came, and what answers it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.telegram_server import refusals
from tests.telegram_server.refusals import Refused

if TYPE_CHECKING:
    from tests.telegram_server.world import World

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    filename: str
    data: bytes


@dataclass(slots=True)
class Call:
    """`params` are text where they came in a form, and typed where they came as JSON."""

    method: str
    params: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Empty where it was not given."""
        value = self.params.get(name)
        return value if isinstance(value, str) else "" if value is None else json.dumps(value)

    def number(self, name: str) -> int:
        """0 where it was not given or is none, as in the service itself."""
        value = self.params.get(name)
        try:
            return int(value) if value is not None else 0
        except (TypeError, ValueError):
            return 0

    def flag(self, name: str) -> bool:
        value = self.params.get(name)
        return value is True or (isinstance(value, str) and value.lower() in ("true", "1", "yes", "t", "y"))

    def listed(self, name: str, words: str) -> list[Any]:
        """A JSON list. Raises Refused with these words for anything else."""
        value = self.read(name, words)
        if not isinstance(value, list):
            raise Refused(words)
        return value

    def read(self, name: str, words: str) -> Any:
        """A JSON value; None where it was not given. Raises Refused with these words where it is not JSON."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise Refused(words) from None

    def where(self) -> str:
        """For the log of violations."""
        chat = self.params.get("chat_id")
        return self.method if chat is None else f"{self.method} in {chat}"

    @property
    def chat_id(self) -> str:
        value = self.params.get("chat_id")
        if value is None or value == "":
            raise Refused(refusals.CHAT_EMPTY)
        return str(value).strip()


Handler = Callable[["World", Call], Any]
"""Gives what becomes `result`."""
Handlers = Mapping[str, Handler]
