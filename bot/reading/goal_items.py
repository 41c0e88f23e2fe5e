"""One entry of a list of goals or cards: "Mac Allister pen 50'", "28' st Dybala", "0:1 Bobadilla (70.)"."""

import re
from dataclasses import dataclass

from bot.reading.clubs import club
from bot.reading.facts import Happening
from bot.reading.people import NAME, is_name

_KIND = (
    r"(?:pens?|penalty|p|og|o\.g\.|own goal|rig\.?|r|aut\.?|autogol|elfmeter|fe|hfe|et|ft|csc|sp|pp?"
    r"|de pen(?:alti|\.)?|pen\.|c\.?s\.?c\.?)"
)
_TIME = re.compile(
    rf"(?:minuto |min\.? |m\. ?)?(?P<minute>\d{{1,3}}) ?(?:'|\.(?=[,;/)\s]|$)|th|min\.?|m\b)? ?"
    rf"(?:\+ ?(?P<added>\d{{1,2}}))? ?(?:'|min\.?|m\b)?"
    rf"(?: ?(?P<half>pt|st)\b)?(?: ?[(\[]?(?P<kind>{_KIND})(?![\w'])\.?[)\]]?)?",
    re.IGNORECASE,
)
_PLAYER = re.compile(rf"\s*(?P<name>{NAME})(?=[\s,.;(\[:|/]|$)")
_KIND_BEHIND = re.compile(rf"[\s,(\[]*(?P<kind>{_KIND})(?![\w'])\.?[)\]]?", re.IGNORECASE)
_GAP = re.compile(r"\s*[(\[,:-]*\s*(?:and |& ?)?(?=\d|min|m\. ?\d)", re.IGNORECASE)
_CLOSING = re.compile(r"\s*\([^()]{0,40}\)")
_SCORE = re.compile(r"\s*(?:\d{1,2} ?[-:] ?\d{1,2})[,:]*\s+")
_ANOTHER_SCORE = re.compile(r"\s*[-:]\s*\d")
_OWN = re.compile(r"^(?:og|o\.g\.|own goal|aut\.?|autogol|et|csc|c\.?s\.?c\.?|pp)$", re.IGNORECASE)
_SHOUTED = re.compile(r" (?:Pen|P|OG)$")
_LATEST = 130


@dataclass(frozen=True, slots=True)
class Moment:
    minute: int
    added: int | None
    kind: str


@dataclass(frozen=True, slots=True)
class Item:
    """A player with his moments, at [start, end) of the line; `told` says of what kind they are."""

    player: str
    moments: tuple[Moment, ...]
    told: str
    start: int
    end: int


def item(text: str, start: int) -> Item | None:
    """The entry that begins at `start`, the minutes before the name or behind it, or none at all."""
    if score := _SCORE.match(text, start):
        start = score.end()
    early = _early(text, start)
    position = start
    if early:
        position = early.end()
        while position < len(text) and text[position] in " :-,.":
            position += 1
    named = _PLAYER.match(text, position)
    if not named:
        return None
    player = _SHOUTED.sub("", named["name"])
    if not is_name(player, in_list=True) or (club(player) and not early):
        return None
    told, end = named["name"][len(player) :].strip(), named.start("name") + len(named["name"])
    if kind := _KIND_BEHIND.match(text, end):
        told, end = kind["kind"], kind.end()
    late, end = ([early], end) if early else _late(text, end)
    if closing := _CLOSING.match(text, end):
        inner = re.search(rf"\b{_KIND}(?!\w)", closing[0], re.IGNORECASE) if early else None
        told, end = told or (inner[0] if inner else ""), closing.end()
    return Item(player, tuple(_moment(one) for one in late), told, start, end)


def happening(kind: Happening, told: str) -> Happening:
    """What a list of goals calls a penalty or an own goal."""
    told = told.strip("() .")
    if kind is not Happening.GOAL or not told:
        return kind
    return Happening.OWN_GOAL if _OWN.match(told) else Happening.PENALTY_GOAL


def _early(text: str, start: int) -> "re.Match[str] | None":
    met = _TIME.match(text, start)
    return met if met and not re.match(r"\s*[:.)]?\s*\d", text[met.end() :]) else None


def _late(text: str, end: int) -> "tuple[list[re.Match[str]], int]":
    """The minutes behind a name, and where they end."""
    times: list[re.Match[str]] = []
    while gap := _GAP.match(text, end):
        met = _TIME.match(text, gap.end())
        if not met or int(met["minute"]) > _LATEST or _ANOTHER_SCORE.match(text, met.end()):
            break
        times.append(met)
        end = met.end()
        if text[end : end + 1] == "/":  # "(13./second booking)"
            end = text.find(")", end) + 1 or len(text)
        while end < len(text) and text[end] in ")]' ":
            end += 1
    return times, end


def _moment(time: "re.Match[str]") -> Moment:
    minute = int(time["minute"])
    minute += 45 if (time["half"] or "").lower() == "st" and minute <= 50 else 0
    return Moment(minute, int(time["added"]) if time["added"] else None, time["kind"] or "")
