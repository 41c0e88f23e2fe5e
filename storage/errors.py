"""What can be wrong with the store, in the words that a person reads."""

from pathlib import Path

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NotSupportedError, ProgrammingError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

_OF_THE_STATEMENT = (DataError, IntegrityError, NotSupportedError, ProgrammingError)


def store_is_away(error: BaseException) -> bool:
    """Whether an error tells of a store that cannot be reached, is full, or is locked by somebody else: what
    failed may go well later. What is wrong with a statement itself is no such error."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or not isinstance(error, _OF_THE_STATEMENT)
    return isinstance(error, (NoConnectionFree, OSError))


def words_of(error: BaseException) -> str:
    """What the store says of itself ("database or disk is full"), without the statement and its values."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return str(cause).strip() or type(cause).__name__


class StorageError(Exception):
    """Something is wrong with the store that the operator can mend."""


class BadDatabaseUrlError(StorageError):
    def __init__(self, backend: str | None = None) -> None:
        said = f"it names {backend!r}" if backend else "it cannot be read as a URL"
        super().__init__(
            f"MATCHDAY_DATABASE is not a database this program knows: {said}. "
            "Write sqlite:///path/to/file.sqlite or postgresql://user:password@host/name."
        )


class DatabaseInUseError(StorageError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Another matchday process is working on {path}. Stop it first, give this one another "
            "MATCHDAY_DATABASE, or use PostgreSQL, which several processes can share."
        )


class DatabaseTooNewError(StorageError):
    def __init__(self, revision: str, newest: str) -> None:
        super().__init__(
            f"The database was written by a newer matchday (its schema is {revision}, this program knows up "
            f"to {newest}). Update the program, or restore a backup from before the update."
        )


class BackupError(StorageError):
    pass


class NotKnownError(StorageError):
    def __init__(self, what: str, key: str) -> None:
        super().__init__(f"There is no {what} {key!r} in the database.")


class CannotMergeError(StorageError):
    def __init__(self, keep: str, other: str, reason: str) -> None:
        super().__init__(f"{other} is not made one with {keep}: {reason}")


class NameTakenError(StorageError):
    def __init__(self, name: str, by: str | None, wanted_for: str) -> None:
        super().__init__(
            f"{name!r} is what the team {by!r} is called. If it is the same team, run: "
            f"matchday teams merge {wanted_for} {by}"
            if by
            else f"{name!r} is no name: it has no letter and no figure."
        )


class MissingFanKeyError(StorageError):
    def __init__(self) -> None:
        super().__init__(
            "The fans in this database are known by a MATCHDAY_FAN_KEY that is not set. Set it to what it "
            "was when they first voted. Without it nobody would be recognised, and all could vote twice."
        )


class WrongFanKeyError(StorageError):
    def __init__(self) -> None:
        super().__init__(
            "MATCHDAY_FAN_KEY is not the key by which the fans in this database are known. Set it back to "
            "what it was when they first voted; if it was never set before, take it out again: the database "
            "has a key of its own then. It cannot be changed once somebody has voted."
        )
