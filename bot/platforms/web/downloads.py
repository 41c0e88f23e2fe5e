"""A file that an answer brings: handed to the browser with the answer, and kept nowhere."""

from base64 import b64encode
from urllib.parse import quote

from starlette.responses import Response

from bot.chat import File


def attachment(file: File) -> Response:
    """The file as a download, for a browser that runs no script."""
    name = quote(file.name, safe="")
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(file.content, headers=headers, media_type=file.media)


def in_json(file: File | None) -> dict[str, str] | None:
    """The file inside an answer to the script, which offers it as a download."""
    if file is None:
        return None
    return {"name": file.name, "media": file.media, "content": b64encode(file.content).decode()}
