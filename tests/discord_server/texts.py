"""Checks of one text or one address, each yielding Discord's own complaint."""

from collections.abc import Iterator, Sequence

from tests.discord_server.refusals import Problem


def too_long(path: tuple[str, ...], text: object, limit: int, *, least: int = 0) -> Iterator[Problem]:
    """A text that is absent is no problem; one that is no text is."""
    if text is None:
        return
    if not isinstance(text, str):
        yield Problem(path, "BASE_TYPE_STRING", "Could not interpret as string.")
    elif not least <= len(text) <= limit:
        yield Problem(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {limit} in length.")


def url_problems(path: tuple[str, ...], url: object) -> Iterator[Problem]:
    if url is not None and not str(url).startswith(("http://", "https://")):
        yield Problem(
            path, "URL_TYPE_INVALID_SCHEME", f"Scheme of {str(url)!r} must be one of ('http', 'https')."
        )


def media_problems(path: tuple[str, ...], url: object, filenames: Sequence[str]) -> Iterator[Problem]:
    """A picture comes from the web, or from a file of the same message by its name."""
    if url is None or str(url).startswith(("http://", "https://")):
        return
    name = str(url).removeprefix("attachment://")
    if name == url:
        words = f"Scheme of {url!r} must be one of ('http', 'https', 'attachment')."
        yield Problem(path, "URL_TYPE_INVALID_SCHEME", words)
    elif name not in filenames:
        yield Problem(path, "ATTACHMENT_NOT_FOUND", f"No file called {name!r} came with the message.")
