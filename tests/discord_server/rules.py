"""What Discord accepts in a message, apart from components. Checked on what the message becomes."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from tests.discord_server import component_rules
from tests.discord_server.message import COMPONENTS_V2, embed_texts
from tests.discord_server.refusals import Problem
from tests.discord_server.texts import media_problems, too_long, url_problems

Json = dict[str, Any]
Path = tuple[str, ...]

CONTENT = 2000
EMBEDS = 10
EMBED_TOTAL = 6000
EMBED_FIELDS = 25
NONCE = 25
DESCRIPTION = 1024
FILENAME = re.compile(r"[0-9A-Za-z_.-]{1,200}")


def message_problems(
    *, content: str, embeds: Sequence[Json], components: Sequence[Json], flags: int, filenames: Sequence[str]
) -> Iterator[Problem]:
    """Everything wrong with a message that would look like this."""
    yield from too_long(("content",), content, CONTENT)
    if flags & COMPONENTS_V2:
        for name, present in (("content", content), ("embeds", embeds)):
            if present:
                words = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
                yield Problem((name,), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", words)
    yield from embeds_problems(embeds, filenames)
    if components:
        yield from component_rules.problems(components, v2=bool(flags & COMPONENTS_V2), filenames=filenames)
    if len(filenames) > 10:
        yield Problem(("attachments",), "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.")


def embeds_problems(embeds: Sequence[Json], filenames: Sequence[str]) -> Iterator[Problem]:
    if len(embeds) > EMBEDS:
        yield Problem(("embeds",), "BASE_TYPE_MAX_LENGTH", f"Must be {EMBEDS} or fewer in length.")
    total = sum(len(text) for embed in embeds for text in embed_texts(embed))
    if total > EMBED_TOTAL:
        words = f"Embed size exceeds maximum size of {EMBED_TOTAL} (is {total})"
        yield Problem(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", words)
    for place, embed in enumerate(embeds):
        yield from _embed(("embeds", str(place)), embed, filenames)


def _embed(path: Path, embed: Json, filenames: Sequence[str]) -> Iterator[Problem]:
    yield from too_long((*path, "title"), embed.get("title"), 256)
    yield from too_long((*path, "description"), embed.get("description"), 4096)
    yield from url_problems((*path, "url"), embed.get("url"))
    if fields := embed.get("fields"):
        yield from _fields((*path, "fields"), fields)
    for name, part, limit in (("footer", "text", 2048), ("author", "name", 256)):
        if holder := embed.get(name):
            yield from too_long((*path, name, part), holder.get(part), limit)
            yield from media_problems((*path, name, "icon_url"), holder.get("icon_url"), filenames)
    for name in ("image", "thumbnail"):
        if holder := embed.get(name):
            yield from media_problems((*path, name, "url"), holder.get("url"), filenames)


def _fields(path: Path, fields: Sequence[Json]) -> Iterator[Problem]:
    if len(fields) > EMBED_FIELDS:
        yield Problem(path, "BASE_TYPE_MAX_LENGTH", f"Must be {EMBED_FIELDS} or fewer in length.")
    for place, one in enumerate(fields):
        for name, limit in (("name", 256), ("value", 1024)):
            text = one.get(name)
            if isinstance(text, str) and 0 < len(text) <= limit:
                continue
            if not text:
                yield Problem((*path, str(place), name), "BASE_TYPE_REQUIRED", "This field is required")
            yield from too_long((*path, str(place), name), text, limit)


def attachment_problems(attachments: Sequence[Json]) -> Iterator[Problem]:
    """What is said of files: their names keep to letters that Discord leaves as they are."""
    for place, one in enumerate(attachments):
        path = ("attachments", str(place))
        yield from too_long((*path, "description"), one.get("description"), DESCRIPTION)
        name = one.get("filename")
        if name is not None and not FILENAME.fullmatch(name):
            yield Problem((*path, "filename"), "MATCHDAY", f"Discord would rename {name!r}.")


def nonce_problems(body: Json) -> Iterator[Problem]:
    nonce = body.get("nonce")
    if isinstance(nonce, str):
        yield from too_long(("nonce",), nonce, NONCE)
    elif nonce is not None and (isinstance(nonce, bool) or not isinstance(nonce, int)):
        yield Problem(("nonce",), "NONCE_TYPE_INVALID", "Must be a string or an integer.")
    if body.get("enforce_nonce") and nonce is None:
        yield Problem(("nonce",), "BASE_TYPE_REQUIRED", "This field is required with enforce_nonce")


def mention_problems(allowed: Json | None, *, roles: Sequence[int]) -> Iterator[Problem]:
    """Our own rule, which Discord does not have: mentions are off, save one role of the guild."""
    path = ("allowed_mentions",)
    if allowed is None:
        yield Problem(path, "MATCHDAY", "Absent, so that everything in the text would ping.")
        return
    if allowed.get("parse"):
        yield Problem((*path, "parse"), "MATCHDAY", f"Lets {allowed['parse']} ping.")
    if allowed.get("users"):
        yield Problem((*path, "users"), "MATCHDAY", "Lets users be pinged.")
    named = allowed.get("roles") or ()
    if len(named) > 1:
        yield Problem((*path, "roles"), "MATCHDAY", "Lets more than one role be pinged.")
    for role in named:
        if int(role) not in roles:
            yield Problem((*path, "roles"), "MATCHDAY", f"Role {role} is not one of this guild.")
