"""What somebody sees of an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest answer to somebody, on whichever platform. `buttons` are ids by their labels, in order, and
    `files` contents by their names; `source` is the platform's own message. `alone`: nobody else sees it."""

    text: str
    buttons: Mapping[str, str]
    source: Any
    alone: bool = False
    files: Mapping[str, bytes] = field(default_factory=dict)
    link: str = ""
    """The address that a button opens, where one does."""

    @property
    def start(self) -> str:
        """What the link says to the bot that it opens."""
        [code] = parse_qs(urlsplit(self.link).query)["start"]
        return code

    def button(self, label: str) -> str:
        """The id of the first button whose label begins so. Raises LookupError."""
        for known, given in self.buttons.items():
            if known.startswith(label):
                return given
        raise LookupError(f"no button {label!r} among {list(self.buttons)} of {self.text!r}")
