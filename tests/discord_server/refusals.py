"""Every way in which this Discord says no. The class says the HTTP status, the code and the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar


class Refused(Exception):  # noqa: N818 - its children are named by what is wrong
    """An answer that is not a success; nothing was changed."""

    status: ClassVar[int] = 400
    code: ClassVar[int] = 0
    words: ClassVar[str] = "400: Bad Request"

    def body(self) -> dict[str, Any]:
        return {"message": self.words, "code": self.code}


class Unauthorised(Refused):
    status, code, words = 401, 0, "401: Unauthorized"


class NoSuchRoute(Refused):
    status, code, words = 404, 0, "404: Not Found"


class UnknownChannel(Refused):
    status, code, words = 404, 10003, "Unknown Channel"


class UnknownGuild(Refused):
    status, code, words = 404, 10004, "Unknown Guild"


class UnknownMember(Refused):
    status, code, words = 404, 10007, "Unknown Member"


class UnknownMessage(Refused):
    status, code, words = 404, 10008, "Unknown Message"


class UnknownUser(Refused):
    status, code, words = 404, 10013, "Unknown User"


class UnknownWebhook(Refused):
    status, code, words = 404, 10015, "Unknown Webhook"


class UnknownInteraction(Refused):
    """Too late, or never asked."""

    status, code, words = 404, 10062, "Unknown interaction"


class UnknownCommand(Refused):
    status, code, words = 404, 10063, "Unknown application command"


class UnknownEvent(Refused):
    status, code, words = 404, 10070, "Unknown Guild Scheduled Event"


class TooManyPins(Refused):
    status, code, words = 400, 30003, "Maximum number of pins reached (250)"


class TooManyEvents(Refused):
    status, code, words = 400, 30038, "Maximum number of uncompleted guild scheduled events reached (100)"


class TooLarge(Refused):
    status, code, words = 413, 40005, "Request entity too large"


class AlreadyCrossposted(Refused):
    status, code, words = 400, 40033, "This message has already been crossposted."


class AlreadyAcknowledged(Refused):
    status, code, words = 400, 40060, "Interaction has already been acknowledged."


class TagRequired(Refused):
    status, code, words = 400, 40067, "A tag is required to create a forum post in this channel"


class MissingAccess(Refused):
    status, code, words = 403, 50001, "Missing Access"


class NotTheAuthor(Refused):
    status, code, words = 403, 50005, "Cannot edit a message authored by another user"


class EmptyMessage(Refused):
    status, code, words = 400, 50006, "Cannot send an empty message"


class CannotWriteToUser(Refused):
    status, code, words = 403, 50007, "Cannot send messages to this user"


class NotATextChannel(Refused):
    status, code, words = 400, 50008, "Cannot send messages in a non-text channel"


class MissingPermissions(Refused):
    status, code, words = 403, 50013, "Missing Permissions"


class WrongChannelType(Refused):
    status, code, words = 400, 50024, "Cannot execute action on this channel type"


class TokenExpired(Refused):
    status, code, words = 401, 50027, "Invalid Webhook Token"


class ThreadIsArchived(Refused):
    status, code, words = 400, 50083, "Thread is archived"


class NotJson(Refused):
    status, code, words = 400, 50109, "The request body contains invalid JSON."


class ThreadExists(Refused):
    status, code, words = 400, 160004, "A thread has already been created for this message"


class EventIsOver(Refused):
    status, code, words = 400, 180000, "Cannot update a finished event"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a body: where, Discord's word for it, and a sentence."""

    path: tuple[str, ...]
    code: str
    words: str

    def __str__(self) -> str:
        return f"{'.'.join(self.path) or 'body'}: {self.words} ({self.code})"


class InvalidForm(Refused):
    """A body that breaks a rule; carries every problem, in Discord's nested form."""

    status, code, words = 400, 50035, "Invalid Form Body"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = tuple(problems)

    def body(self) -> dict[str, Any]:
        errors: dict[str, Any] = {}
        for problem in self.problems:
            node = errors
            for step in problem.path:
                node = node.setdefault(step, {})
            node.setdefault("_errors", []).append({"code": problem.code, "message": problem.words})
        return {"message": self.words, "code": self.code, "errors": errors}
