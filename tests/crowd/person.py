"""A fan as a person: what they have been told counts, on whichever platform they were told."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

Marks = dict[str, int]
"""Half-steps by player."""


@dataclass
class Person:
    """`accounts` tell (platform, its id of them), which the web gives at the first visit; `marks` is the log:
    what was accepted last.

    `unsure` are other states that are as good: where voting closed before one could look again. `wrong` are
    things told that cannot be: they are faults.
    """

    name: str
    accounts: list[Callable[[], tuple[str, str]]] = field(default_factory=list)
    marks: Marks = field(default_factory=dict)
    unsure: list[Marks] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    """What they did, and what came of it."""
    wrong: list[str] = field(default_factory=list)
    done: bool = False

    def accepts(self, marks: Marks) -> bool:
        """Whether this is what they were told."""
        return marks == self.marks or marks in self.unsure

    def finds(self, what: str) -> None:
        self.wrong.append(f"{self.name}: {what}")
