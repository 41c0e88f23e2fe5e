"""What a fan sees: words, keys to press, and in the words the marks they have given."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

PLAYERS = (
    "Alder", "Birch", "Cedar", "Dogwood", "Elder", "Fir", "Gorse", "Hazel", "Ivy", "Juniper", "Kelp"
)  # fmt: skip
"""Who appeared; words that stand in no sentence of the bot's."""
_GIVEN = re.compile(rf"\b({'|'.join(PLAYERS)}) (10|[1-9])(\.5)?(?![\d–])")
_RATE = re.compile(rf"Rate ({'|'.join(PLAYERS)})$")


@dataclass(frozen=True, slots=True)
class Key:
    """Something to press: what it says, and what the platform knows it by."""

    label: str
    code: str


@dataclass(frozen=True, slots=True)
class Screen:
    """One message as it stood when it was read. `source` is the platform's own message."""

    title: str
    text: str
    keys: Sequence[Key] = ()
    source: Any = field(default=None, compare=False)
    ballot: str = ""
    """The store's number of the ballot, which the keys carry; for who forges one."""
    form: Mapping[str, int] | None = None
    """The marks that a form shows; None where there is none."""

    @property
    def rates(self) -> str | None:
        """The player whom this page of a sheet is about."""
        found = _RATE.match(self.title)
        return found[1] if found else None

    @property
    def is_own(self) -> bool:
        """Whether it is the fan's sheet or their summary, which tell every mark."""
        return self.form is not None or self.rates is not None or self.title.startswith("Your marks: ")

    @property
    def closed(self) -> bool:
        return self.title.startswith("Voting is closed: ")

    @property
    def failed(self) -> bool:
        return self.title.startswith("That did not work")

    @property
    def marks(self) -> dict[str, int]:
        """What the fan has given, as far as it is told here."""
        if self.form is not None:
            return dict(self.form)
        return {name: 2 * int(whole) + bool(half) for name, whole, half in _GIVEN.findall(self.text)}

    def key(self, label: str) -> Key | None:
        """The key that says this, chosen or not."""
        return next((key for key in self.keys if key.label.lstrip("•") == label), None)


def ballot(asked: str) -> str:
    """The number of the ballot that keys are about."""
    found = re.search(r"(?<![a-z])b=(\d+)", asked)
    return found[1] if found else ""
