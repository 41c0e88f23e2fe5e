"""Telegram's HTML: from what a bot sends to a text and its entities, with the service's own complaints."""

import re
from dataclasses import dataclass, field, replace

from tests.telegram_server.entities import Entity
from tests.telegram_server.refusals import CANNOT_PARSE, Refused
from tests.telegram_server.tags import KNOWN, Tag, entity_of
from tests.telegram_server.texts import cleaned, units

DEEPEST = 16
"""The service says no number; beyond this it is surely a mistake of the bot's, and recorded as one."""

NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([a-zA-Z]*));?")
PLAIN = re.compile(r"[^<&]+")
BLANKS = re.compile(r"\s*")
TAG_NAME = re.compile(r"[^\s>]*")
ATTRIBUTE_NAME = re.compile(r"[^\s=>/\"']*")
BARE_VALUE = re.compile(r"[a-zA-Z0-9.-]+")


@dataclass(slots=True)
class Parser:
    """Reads one text. `knows_times` False is a server that has never heard of <tg-time>."""

    source: str
    knows_times: bool = True
    text: list[str] = field(default_factory=list)
    offset: int = 0
    """UTF-16 units so far."""
    open: list[Tag] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    deepest: int = 0
    at: int = 0

    def run(self) -> None:
        """Fills in text, offset and entities. Raises Refused."""
        while self.at < len(self.source):
            if self.source.startswith("</", self.at):
                self._end_tag()
            elif self.source[self.at] == "<":
                self._start_tag()
            elif self.source[self.at] == "&":
                character, self.at = _decoded(self.source, self.at)
                self._put(character)
            else:
                self._put(self._take(PLAIN))
        if self.open:
            raise self._wrong(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')

    def _put(self, text: str) -> None:
        kept = cleaned(text)
        self.text.append(kept)
        self.offset += units(kept)

    def _take(self, pattern: re.Pattern[str]) -> str:
        """What stands here of this kind; steps over it."""
        found = pattern.match(self.source, self.at)
        if found is None:
            return ""
        self.at = found.end()
        return found[0]

    @property
    def _ended(self) -> bool:
        return self.at >= len(self.source)

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        name = self._take(TAG_NAME).lower()
        if self._ended:
            raise self._wrong("Unclosed start tag", begin)
        if name not in KNOWN or (name == "tg-time" and not self.knows_times):
            raise self._wrong(f'Unsupported start tag "{name}"', begin)
        attributes = self._attributes(name, begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._wrong('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(Tag(name, attributes, self.offset, len(self.text)))
        self.deepest = max(self.deepest, len(self.open))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        """Those of a start tag, to its end. The first of two with the same name counts."""
        found: dict[str, str] = {}
        while True:
            self._take(BLANKS)
            if self._ended:
                raise self._wrong("Unclosed start tag", begin)
            if self.source[self.at] == ">":
                self.at += 1
                return found
            name = self._take(ATTRIBUTE_NAME).lower()
            if not name:
                raise self._wrong(f'Empty attribute name in the tag "{tag}"', begin)
            self._take(BLANKS)
            found.setdefault(name, self._value(begin) if self.source.startswith("=", self.at) else "")

    def _value(self, begin: int) -> str:
        self.at += 1
        self._take(BLANKS)
        if self._ended:
            raise self._wrong("Unclosed start tag", begin)
        quote = self.source[self.at]
        if quote not in "\"'":
            bare = self._take(BARE_VALUE)
            if not bare:
                raise self._wrong("Unexpected end of name token", self.at)
            return bare.lower()
        self.at += 1
        value = []
        while not self._ended and self.source[self.at] != quote:
            character, self.at = _decoded(self.source, self.at)
            value.append(character)
        if self._ended:
            raise self._wrong("Unclosed start tag", begin)
        self.at += 1
        return "".join(value)

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._wrong("Unexpected end tag", begin)
        self.at += 2
        name = self._take(TAG_NAME).lower()
        self._take(BLANKS)
        if not self.source.startswith(">", self.at):
            raise self._wrong("Unclosed end tag", begin)
        self.at += 1
        tag = self.open.pop()
        if name and name != tag.name:
            raise self._wrong("Unmatched end tag", begin, f', expected "</{tag.name}>", found "</{name}>"')
        made = entity_of(tag, self.offset - tag.offset, "".join(self.text[tag.start :]))
        if made is not None and made.length:
            self.entities.append(self._with_language(made) if made.type == "pre" else made)

    def _with_language(self, block: Entity) -> Entity:
        """<pre><code class="language-x"> is one block with a language."""
        last = self.entities[-1] if self.entities else None
        if last is None or last.type != "code" or (last.offset, last.end) != (block.offset, block.end):
            return block
        self.entities.pop()
        return replace(block, language=last.language)

    def _wrong(self, words: str, place: int | None = None, more: str = "") -> Refused:
        if place is None:
            return Refused(f"{CANNOT_PARSE}{words}")
        offset = len(self.source[:place].encode("utf-8", "surrogatepass"))
        return Refused(f"{CANNOT_PARSE}{words} at byte offset {offset}{more}")


def parsed(source: str, *, knows_times: bool = True) -> Parser:
    """The parser after its work: text, entities (not yet arranged) and how deep the tags went."""
    parser = Parser(source, knows_times)
    parser.run()
    parser.entities = [
        replace(e, language=None) if e.type == "code" and e.language else e for e in parser.entities
    ]
    return parser


def _decoded(source: str, at: int) -> tuple[str, int]:
    """The character here and where the next one starts; a reference that means nothing is a plain &."""
    found = REFERENCE.match(source, at)
    if found is None:
        return source[at], at + 1
    in_sixteens, in_tens, name = found.groups()
    if name is not None:
        return (NAMED[name], found.end()) if name in NAMED else ("&", at + 1)
    digits, base = (in_sixteens, 16) if in_sixteens is not None else (in_tens, 10)
    code = int(digits, base) if 0 < len(digits) < 8 else 0
    if not 0 < code < 0x10FFFF or 0xD800 <= code < 0xE000:
        return "&", at + 1
    return chr(code), found.end()
