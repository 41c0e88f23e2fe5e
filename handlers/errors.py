"""What can be wrong with a request, in the words that an operator reads in the log."""

from collections.abc import Sequence


class UnknownCommandError(LookupError):
    """A platform handed in a command that is not in the table: a button of an older version, say."""

    def __init__(self, written: str, nearest: Sequence[str]) -> None:
        known = ", ".join(f"/{name}" for name in nearest)
        hint = f" The nearest: {known}." if known else ""
        super().__init__(f"There is no command /{written}.{hint}")
        self.written = written
        self.nearest = tuple(nearest)


class StillMissingError(RuntimeError):
    """What a request needs was made, and the handler still asks for it: it would go round for ever."""

    def __init__(self, command: str) -> None:
        super().__init__(f"/{command} asks for something that has just been made.")
