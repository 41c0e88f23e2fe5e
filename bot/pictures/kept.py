"""Pictures kept on the disk by their digests.

Nothing here is needed for a picture to be right: whatever goes wrong with the disk costs the time to draw it
once more.
"""

import os
import tempfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from threading import Lock

import structlog
from PIL import Image

log = structlog.get_logger()
END = b"IEND\xaeB`\x82"
ROOM = 0.9
"""To which part of the bound old pictures are removed, so that it is not done for every new one."""


class Kept:
    """A folder of at most `bound` bytes; the least recently used go first. May be used by several threads."""

    def __init__(self, folder: Path, bound: int) -> None:
        self._folder, self._bound = folder, bound
        self._lock = Lock()
        self._bytes: int | None = None

    def read(self, digest: str) -> bytes | None:
        """The picture, whole; None where it is not kept, or no longer a picture."""
        path = self._path(digest)
        try:
            png = path.read_bytes()
        except OSError:
            return None
        if not _whole(png):
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            os.utime(path)
        return png

    def write(self, digest: str, png: bytes) -> None:
        """Keeps a picture; it is there whole or not at all."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".part", delete=False) as file:
                part = Path(file.name)
                try:
                    file.write(png)
                    file.flush()
                    part.replace(self._path(digest))
                except OSError:
                    part.unlink(missing_ok=True)
                    raise
            self._make_room(len(png))
        except OSError as problem:
            log.warning("picture_not_kept", problem=str(problem), folder=str(self._folder))

    def _path(self, digest: str) -> Path:
        return self._folder / f"{digest}.png"

    def _make_room(self, more: int) -> None:
        """Counts the folder at first and when it is full; other processes may write to it too."""
        with self._lock:
            if self._bytes is not None and self._bytes + more <= self._bound:
                self._bytes += more
                return
            entries = sorted(self._entries())
            self._bytes = sum(size for _, size, _ in entries)
            if self._bytes <= self._bound:
                return
            for _, size, path in entries:
                if self._bytes <= self._bound * ROOM:
                    break
                with suppress(OSError):
                    path.unlink()
                self._bytes -= size

    def _entries(self) -> list[tuple[int, int, Path]]:
        """(last used, bytes, path) of each picture, and of what a death in mid-writing has left."""
        found = []
        for path in self._folder.iterdir():
            if path.suffix in (".png", ".part"):
                with suppress(OSError):
                    stat = path.stat()
                    found.append((stat.st_mtime_ns, stat.st_size, path))
        return found


def _whole(png: bytes) -> bool:
    """A picture carries check sums: they tell a file that was cut off or spoiled."""
    if not png.endswith(END):
        return False
    try:
        with Image.open(BytesIO(png), formats=["PNG"]) as image:
            image.verify()
    except (OSError, SyntaxError, ValueError):
        return False
    return True
