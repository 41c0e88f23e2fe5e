"""What the service finds in plain text by itself: mentions, addresses, tags, commands."""

import re
from collections.abc import Iterable, Iterator

from tests.telegram_server.entities import CODE, Entity
from tests.telegram_server.texts import units

ENDINGS = frozenset(
    re.findall(
        r"\w+",
        """
        ac ae aero ai al am app ar asia at au az ba bd be bet bg bh biz blog bo br by ca cat cc ch ci cl
        club cm cn co com coop cr cy cz de dev dk dz ec edu ee eg es eu fans fi fm football fr game games ge
        gg gh gl gov gr hk hr hu id ie il im in info int io iq ir is it je jo jobs jp ke kr kw kz la lb li
        link live lk lt lu lv ly ma mc me media mil mk mobi mt museum mx my name net news ng nl no nz om
        online org pa page pe ph pk pl pro pt py qa ro rs ru sa se sg sh shop si site sk sm sn soccer social
        sport st store su team tech tel th tn to today tr travel tv tw ua uk us uy va ve vn wiki world ws
        xxx xyz za
        """,
    )
)
"""Domains without a scheme become links only with one of these; the service's own list is longer."""

MENTION = re.compile(r"(?<!\w)@([a-zA-Z0-9_]{4,32})(?!\w)", re.A)
COMMAND = re.compile(r"(?<![\w/<>])/([a-zA-Z0-9_]{1,64})(?:@([a-zA-Z0-9_]{3,32}))?(?![\w/<>@])")
HASHTAG = re.compile(r"(?<![\w\u200c])#([\w\u200c]{1,256})(?:@[a-zA-Z0-9_]{4,32})?(?![\w\u200c]*#)")
CASHTAG = re.compile(r"(?<![$\w])\$(?:1INCH|[A-Z]{1,8})(?![$\w])")
EMAIL = re.compile(
    r"(?<![\w.%+@/:-])[a-zA-Z0-9_.+%-]{1,64}@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.([a-zA-Z]{2,})(?![\w@])"
)
URL = re.compile(
    r"(?<![\w@.-])(?:(?P<scheme>https?|ftp|tg|ton)://)?"
    r"(?P<host>(?:[^\s/?#@:<>()\[\]{}\"'«»“”‘’!,;.]+\.)*[^\s/?#@:<>()\[\]{}\"'«»“”‘’!,;.]+)"
    r"(?P<port>:\d{1,5})?(?P<rest>[/?#][^\s<>\"«»“”‘’]*)?",
    re.I,
)


def found_in(text: str, taken: Iterable[Entity]) -> list[Entity]:
    """Entities of the text that nobody asked for; none inside links and code that were asked for."""
    if not any(sign in text for sign in "@/#$."):
        return []
    closed = [
        one for one in taken if one.type in CODE or one.type in ("text_link", "text_mention", "date_time")
    ]
    kept: list[Entity] = []
    for kind, start, end in sorted(_all(text), key=lambda one: (one[1], -one[2])):
        entity = Entity(kind, units(text[:start]), units(text[start:end]))
        if not any(entity.offset < one.end and one.offset < entity.end for one in (*closed, *kept)):
            kept.append(entity)
    return kept


def _all(text: str) -> Iterator[tuple[str, int, int]]:
    yield from (("mention", one.start(), one.end()) for one in MENTION.finditer(text))
    yield from (("bot_command", one.start(), one.end()) for one in COMMAND.finditer(text))
    yield from (("cashtag", one.start(), one.end()) for one in CASHTAG.finditer(text))
    for one in HASHTAG.finditer(text):
        if not one[1].isdigit():
            yield "hashtag", one.start(), one.end()
    for one in EMAIL.finditer(text):
        if one[1].lower() in ENDINGS:
            yield "email", one.start(), one.end()
    for one in URL.finditer(text):
        if _is_address(one):
            yield "url", one.start(), one.start() + len(one[0].rstrip(".,:;!?)'"))


def _is_address(one: re.Match[str]) -> bool:
    if one["scheme"]:
        return "." in one["host"] or one["scheme"].lower() in ("tg", "ton") or one["host"] == "localhost"
    _, dot, ending = one["host"].rpartition(".")
    return bool(dot) and ending.lower() in ENDINGS
