"""The text of a message, from the parameters of a call: parsed, trimmed, with its entities, within limits."""

import json
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_server import refusals
from tests.telegram_server.entities import MOST, PINGS, Entity, arranged, clipped
from tests.telegram_server.found import found_in
from tests.telegram_server.journal import Journal
from tests.telegram_server.markup import DEEPEST, parsed
from tests.telegram_server.refusals import Refused
from tests.telegram_server.tags import checked_url
from tests.telegram_server.texts import cleaned, cut, units, visible


@dataclass(slots=True)
class Formatted:
    """A text as readers see it, and its entities."""

    text: str = ""
    source: str = ""
    entities: list[Entity] = field(default_factory=list)
    found: list[Entity] = field(default_factory=list)


def formatted(
    source: str, mode: str | None, given: Any, journal: Journal, where: str, *, knows_times: bool
) -> Formatted:
    """Reads HTML, or plain text with entities beside it. Raises Refused; records what is merely unwise."""
    if mode and mode.lower() == "html":
        parser = parsed(source, knows_times=knows_times)
        text, asked = "".join(parser.text), parser.entities
        if parser.deepest > DEEPEST:
            journal.breach(where, f"tags nested {parser.deepest} deep")
    elif mode:
        raise Refused(refusals.PARSE_MODE)
    else:
        text = cleaned(source)
        asked = _given(given, text, journal, where) if given else []
    text, asked = _trimmed(text, arranged(asked))
    if len(asked) > MOST:
        journal.breach(where, f"{len(asked)} entities; Telegram keeps {MOST}")
        asked = asked[:MOST]
    made = Formatted(text, source, asked, found_in(text, asked))
    if pings := [cut(text, one.offset, one.length) for one in (*asked, *made.found) if one.type in PINGS]:
        journal.breach(where, f"text that notifies people: {', '.join(pings)}")
    return made


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without blanks at both ends, and without entities of blanks; an entity's own leading blanks stay."""
    if text and not text[0].isspace() and not text[-1].isspace() and not entities:
        return text, entities
    entities = [one for one in entities if cut(text, one.offset, one.length).strip()]
    ended = text.rstrip()
    first = min((one.offset for one in entities), default=units(ended))
    dropped = 0
    while dropped < min(first, len(ended)) and ended[dropped] in " \n":
        dropped += 1
    kept = ended[dropped:]
    return kept, clipped(entities, dropped=dropped, length=units(kept))


def _given(given: Any, text: str, journal: Journal, where: str) -> list[Entity]:
    try:
        listed = json.loads(given) if isinstance(given, str) else given
        made = [_entity(one) for one in listed]
    except (ValueError, TypeError, KeyError, AttributeError):
        raise Refused(f"{refusals.CANNOT_PARSE}wrong entities") from None
    length = units(text)
    kept = []
    for one in made:
        if one.offset < 0 or one.length <= 0 or one.end > length:
            journal.breach(where, f"{one.type} at {one.offset}+{one.length} lies outside the text ({length})")
        else:
            kept.append(one)
    return kept


def _entity(facts: dict[str, Any]) -> Entity:
    url = facts.get("url")
    return Entity(
        type=str(facts["type"]),
        offset=int(facts["offset"]),
        length=int(facts["length"]),
        url=checked_url(url) if url else None,
        user_id=facts["user"]["id"] if "user" in facts else None,
        language=facts.get("language"),
        custom_emoji_id=facts.get("custom_emoji_id"),
        unix_time=facts.get("unix_time"),
        date_time_format=facts.get("date_time_format"),
    )


def needs_text(made: Formatted, most: int) -> Formatted:
    """Raises Refused for a text that shows nothing or is too long."""
    if not made.source:
        raise Refused(refusals.TEXT_EMPTY)
    if not visible(made.text):
        raise Refused(refusals.TEXT_INVISIBLE)
    if units(made.text) > most:
        raise Refused(refusals.TEXT_TOO_LONG)
    return made


def needs_caption(made: Formatted, most: int) -> Formatted:
    if units(made.text) > most:
        raise Refused(refusals.CAPTION_TOO_LONG)
    return made
