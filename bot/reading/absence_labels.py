"""Absences in labelled lists: "Injured Mina (ankle, Oct)", "Es fehlen", "Squalificati: nessuno"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.reading.absence_label_words import DECOY, LABELS, NOBODY, as_standing
from bot.reading.absence_reasons import note_of
from bot.reading.context import Part
from bot.reading.facts import AbsenceSaid, Span, Standing
from bot.reading.mentions import is_team
from bot.reading.not_people import NEVER
from bot.reading.page import Line, lower
from bot.reading.people import NAME, is_name, tidy
from bot.reading.sentences import ENOUGH
from bot.reading.team_headings import heading, team_in

_QUALIFIER = (
    r"(?: ?\((?!\d)[^()]{0,40}\))?(?: (?:players|list|por lesión|por sanción|per infortunio"
    r"|auf Seiten|for|in)\b)?"
)
_ALL = "|".join(sorted((re.escape(label) for label in LABELS), key=len, reverse=True))
_DECOYS = "|".join(sorted((re.escape(label) for label in DECOY), key=len, reverse=True))
_LABEL = re.compile(
    rf"(?:(?<=^)|(?<=[.;|)\]])\s*|(?<=\s))(?P<label>{_ALL}"
    rf"|{_DECOYS})(?P<more>{_QUALIFIER})(?P<colon> ?[:=–—-]+|$|(?= ))"
)
_ITEM = re.compile(
    rf"\s*(?:[*•+-] ?)?(?P<name>{NAME})(?:['’]s)?\s*(?:\((?P<note>[^()]{{0,120}})\)?"
    rf"|\[(?P<square>[^\[\]]{{0,90}})\]?|"
    rf"(?: ?[-:] |: ?)(?P<dash>[^,;|.()]{{2,60}}))?"
)
_BETWEEN = re.compile(
    r"\s*(?:[,;/&|+](?: and| und)?|(?:,? ?)\b(?:and|und|e|ed|y|et|sowie|plus|og)\b|\.(?=\s*$))\s*"
)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|will|has|have|had|could|should|would|may|might|remains?|misses|returns?|ist|sind"
    r"|è|sono|es|son|est|sont)\b"
)
_STATUS_LINE = re.compile(
    rf"^(?:[*+-] ?)?(?P<name>{NAME})\s*(?:\((?P<note>[^()]{{0,60}})\))?\s*[-:|]\s*(?P<said>[^.!?]{{2,80}})$"
)
_TEAM_FIRST = re.compile(r"^(?P<team>[^:\d]{2,40}?)(?: ?\([^()]{0,30}\))?\s*(?:[:-]\s)")
_SHORT_NAME = re.compile(r"^[A-Z]\w{1,4}: ")
"""A line-up under letters that stand for a club."""
_LONGEST_LIST = 900


class _Label(NamedTuple):
    start: int
    end: int
    standing: Standing | None
    """None for a list of something else."""


def labelled(part: Part) -> tuple[list[AbsenceSaid], list[Span]]:
    """The absences of all labelled lists, and what of the text they take up."""
    found: list[AbsenceSaid] = []
    spans: list[Span] = []
    team, pending = "", None
    read = 0
    for line in part.page.lines:
        read += len(line.text) + 1
        if read > ENOUGH:
            break
        labels = _labels(line.text)
        if labels:
            team = _team_before(line, labels[0], part) or team
            pending = None
            for index, label in enumerate(labels):
                end = labels[index + 1].start if index + 1 < len(labels) else len(line.text)
                if label.standing is None:
                    continue
                items = list(_items(line, label.end, end, label.standing, team, part))
                found += items
                spans.append((line.start + label.start, line.start + end))
                empty = not line.text[label.end : end].strip(" :-.")
                pending = label.standing if empty and index + 1 == len(labels) else None
        elif pending is not None:
            items = list(_items(line, 0, len(line.text), pending, team, part)) if _is_list(line, part) else []
            if items:
                found += items
                spans.append(line.at)
            if not items or len(items) > 1:
                pending = None
            if not items:
                team = heading(line, part.sides) or team
        else:
            named = _heading(line, part)
            team = team if named is None else named
            if one := _status(line, team, part):
                found.append(one)
                spans.append(line.at)
    return found, spans


def _heading(line: Line, part: Part) -> str | None:
    """The team that a line opens the paragraphs of: a heading, or a line-up "Lyon (4-3-3): Lopes; ..."."""
    if named := heading(line, part.sides):
        return named
    if len(line.text) < 40 and is_team(line.text, None):
        return ""
    if _SHORT_NAME.match(line.text) and not is_team(line.text.split(":")[0], part.sides):
        return ""
    met = _TEAM_FIRST.match(line.text)
    return team_in(met["team"], part.sides) if met and is_team(met["team"].strip(), part.sides) else None


def _team_before(line: Line, label: _Label, part: Part) -> str | None:
    before = line.text[: label.start].strip(" :-.|*")
    opens = _TEAM_FIRST.match(line.text)
    named = team_in(opens["team"], part.sides) if opens and opens.end() <= label.start else None
    if named:
        return named
    if before and len(before) < 60:
        return team_in(before, part.sides)
    rest = line.text[label.start : label.end]
    return team_in(rest, part.sides) if len(rest) < 70 else None


def _labels(text: str) -> list[_Label]:
    """The labels of a line. Without a colon a label begins the line, or follows another list."""
    found: list[_Label] = []
    small = lower(text[:3000])
    if ":" not in text and not _LABEL.match(small):
        return found
    for met in _LABEL.finditer(small):
        if not text[met.start("label")].isupper() and not (
            met["colon"].strip() == ":" and _is_side(text[: met.start()])
        ):
            continue
        if not _is_label(text, met, bool(found)):
            continue
        standing = None if met["label"] in DECOY else LABELS[met["label"]]
        found.append(_Label(met.start("label"), met.end(), standing))
    return found


def _is_side(before: str) -> bool:
    return len(before) < 40 and is_team(before.strip(" -*"), None)


def _is_label(text: str, met: "re.Match[str]", after_label: bool) -> bool:
    begins = met.start("label") == 0 or text[: met.start("label")].rstrip()[-1:] in ".;:|)]-"
    colon, rest = bool(met["colon"].strip()), text[met.end() :].strip()
    if colon:
        dash = ":" not in met["colon"] and "=" not in met["colon"]
        return begins or after_label or (not dash and len(text[: met.start()]) < 60)
    if not (begins or after_label):
        return False
    if met.end() == len(text):
        return met.start("label") == 0
    if NOBODY.match(rest):
        return True
    item = _ITEM.match(rest)
    if not item or not is_name(tidy(item["name"])):
        return False
    following = rest[item.end() :]
    return bool(item["note"] or not following.strip() or _BETWEEN.match(following)) and not _SENTENCE.search(
        re.sub(r"\([^()]*\)", "", rest[:200])
    )


def _is_list(line: Line, part: Part) -> bool:
    """Whether the line under a bare label is its list, and not the next heading or a sentence."""
    text = re.sub(r"\([^()]*\)", "", line.text)
    return len(line.text) <= _LONGEST_LIST and not _SENTENCE.search(text) and not heading(line, part.sides)


def _items(
    line: Line, start: int, end: int, standing: Standing, team: str, part: Part
) -> Iterator[AbsenceSaid]:
    text = line.text[:end]
    while start < end and text[start] in " :-":
        start += 1
    if NOBODY.match(text[start:]):
        return
    pieces: list[tuple[AbsenceSaid, str]] = []
    whose = team
    while met := _ITEM.match(text, start):
        name, rest = met["name"].strip(), met.end()
        note = met["note"] or met["square"] or met["dash"] or ""
        if two := re.search(r" (?:y|e|og) ", name):
            name, note, rest = name[: two.start()], "", met.start("name") + two.start()
        at = (line.start + met.start("name"), line.start + met.start("name") + len(name))
        follows = text[rest:]
        if (met["dash"] or follows.startswith(":")) and (named := _side(name, part)):
            whose, start = named, met.end("name") + 1
            while start < end and text[start] in " :-":
                start += 1
            if NOBODY.match(text[start:]):
                start += NOBODY.match(text[start:]).end()  # type: ignore[union-attr]
                start = _skip(text, start)
            continue
        if not _is_player(name) or is_team(name, part.sides):
            if not pieces:
                return
            break
        if note and is_team(note, None):
            whose, note = note if not part.sides else part.sides.which(note) or whose, ""
        pieces.append((_absence(name, whose, standing, at, note), note))
        between = _BETWEEN.match(text, rest)
        if not between:
            if (
                follows.strip()
                and not follows.lstrip().startswith((".", ")", "*"))
                and len(pieces) == 1
                and not note
            ):
                return
            break
        start = between.end()
    yield from _shared(pieces)


def _is_player(name: str) -> bool:
    """In a list of players a name may look like another word: Emre Can."""
    words = name.split()
    return is_name(name) or (len(words) > 1 and words[0].lower() not in NEVER and name[:1].isupper())


def _skip(text: str, start: int) -> int:
    met = _BETWEEN.match(text, start)
    return met.end() if met else start


def _side(name: str, part: Part) -> str | None:
    return team_in(name, part.sides) if is_team(name, part.sides) else None


_BOTH = re.compile(r"^(?:both|all|beide|alle|entrambi|ambos|tous(?: deux)?|les deux)\b[ ,]*", re.IGNORECASE)


def _shared(pieces: Sequence[tuple[AbsenceSaid, str]]) -> Iterator[AbsenceSaid]:
    """ "A, B (both knee)": the reason of the last is that of the one before."""
    for index, (one, note) in enumerate(pieces):
        later = next((other for other in pieces[index:] if other[1]), None)
        if not note and later and _BOTH.match(later[1]):
            yield AbsenceSaid(
                one.player,
                one.team,
                later[0].standing,
                one.at,
                _BOTH.sub("", later[0].reason),
                later[0].until,
            )
        else:
            yield AbsenceSaid(
                one.player, one.team, one.standing, one.at, _BOTH.sub("", one.reason), one.until, one.sure
            )


def _absence(name: str, team: str, standing: Standing, at: Span, note: str) -> AbsenceSaid:
    reason, until = note_of(note)
    told = as_standing(note) or standing
    return AbsenceSaid(tidy(name), team, told, at, reason, until)


def _status(line: Line, team: str, part: Part) -> AbsenceSaid | None:
    """ "Mohamed Salah - doubtful (knee)": one player a line, the word behind."""
    if len(line.text) > 140:
        return None
    met = _STATUS_LINE.match(line.text)
    if not met or not is_name(met["name"]) or is_team(met["name"], part.sides):
        return None
    said = met["said"].strip()
    standing = as_standing(said, alone=True)
    if standing is None:
        return None
    note = met["note"] or (inner[1] if (inner := re.search(r"\(([^()]*)\)", said)) else "")
    reason, until = note_of(note)
    return AbsenceSaid(met["name"], team, standing, line.span(met, "name"), reason, until)
