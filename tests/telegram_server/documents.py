"""Files: how a message tells of one, and getFile, by which a bot comes to its address."""

import hashlib
import mimetypes
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.telegram_server import refusals
from tests.telegram_server.calls import Call, Handlers
from tests.telegram_server.refusals import Refused

if TYPE_CHECKING:
    from tests.telegram_server.world import World

Json = dict[str, Any]

MOST_BYTES = 20 * 1024 * 1024
"""Larger ones a bot cannot fetch."""


@dataclass(frozen=True, slots=True)
class Document:
    filename: str
    data: bytes
    mime_type: str = ""

    @property
    def file_id(self) -> str:
        return f"BQACAgQAAx{self._digest[:40]}"

    @property
    def path(self) -> str:
        return f"documents/{self._digest[:12]}"

    @property
    def _digest(self) -> str:
        return hashlib.sha256(self.filename.encode() + b"/" + self.data).hexdigest()

    def facts(self) -> Json:
        """As a message tells of it."""
        kind = self.mime_type or mimetypes.guess_type(self.filename)[0] or "application/octet-stream"
        return self._known() | {"file_name": self.filename, "mime_type": kind}

    def _known(self) -> Json:
        unique = f"AgAD{self._digest[:12]}"
        return {"file_id": self.file_id, "file_unique_id": unique, "file_size": len(self.data)}

    def found(self) -> Json:
        """As getFile tells of it."""
        return self._known() | {"file_path": self.path}


def get_file(world: "World", call: Call) -> Any:
    for document in world.documents.values():
        if document.file_id == call.text("file_id"):
            if len(document.data) > MOST_BYTES:
                raise Refused(refusals.FILE_TOO_BIG_TO_FETCH)
            return document.found()
    raise Refused(refusals.FILE_ID_WRONG)


HANDLERS: Handlers = {"getFile": get_file}
