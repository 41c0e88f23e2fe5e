"""Of which team a paragraph speaks."""

import re

from bot.reading.clubs import club
from bot.reading.context import Part
from bot.reading.groups import Group
from bot.reading.mentions import TEAM, Mention
from bot.reading.sentences import Sentence
from bot.reading.shapes import Shape, shape

_OPPONENT = re.compile(
    r"\b(?:against|at|to|v|vs|vs\.|versus|over|from|by|than|with|beat|beating|fac(?:e|es|ing)|host(?:s"
    r"|ing)?|visit"
    r"(?:s|ing|ors)?|meet|play(?:s|ing)?|like|past|defeat(?:s|ed|ing)?|in|left|leaves?|joins?|joined|on"
    r"|welcome|via|ex|former"
    r"|entertain|tackle|stun(?:ned)?|gegen|contro|contra|contre|bei|beim|and|al|ante|frente|a|all'|face à|à"
    r"|con|com|und"
    r"|e|y|et)(?: (?:the|el|la|al|a|il|lo|den|dem|die|le|"
    r"visiting|hosts"
    r"|visitors|leaders|champions|struggling|fellow|rivals?))* $"
)
_OWNERLESS = re.compile(
    r"^(?:'s?)? (?:win|defeat|draw|loss|victory|loan|loanee)\b"
    r"|^ (?:match|game|clash|tie|fixture|showdown|encounter|meeting|trip|visit|test|contest|derby|cup tie)\b"
)


_GOES_ON = re.compile(r"^(?:He|They|His|Their|Both|And|Also)\b")
_TWO = re.compile(r"\s(?:v|vs|vs\.|versus|gegen|contro)\s", re.IGNORECASE)
_DASH = re.compile(r"\S\s?-\s?\S")
_SHORT_NAME = re.compile(r"^[A-Z]\w{1,4}(?: \([\d-]+\))?: ")
"""A line-up under letters that stand for a club: "SVW: Zetterer; ..."."""


class Speaking:
    """Hears one sentence after the other, and knows whom "they" and "the visitors" mean, as far as told."""

    def __init__(self, part: Part) -> None:
        self._sides = part.sides
        self._team = ""
        self._heading = ""
        self._heard: set[str] = set()
        self._bosses: dict[str, str] = {}
        self._paired = False
        self._count = 0
        self._long = sum(len(line.text) > 90 for line in part.page.lines)

    def begin(self, paragraph: Sentence) -> None:
        """A new paragraph. A heading that names one team says whom all that follows is about; a paragraph in
        an article that has spoken of both is about nobody until it tells."""
        text = paragraph.text
        if len(text) > 90 or re.search(r"[.;,]$", text):
            self._count += 1
            if self._paired and self._count == 2 and self._sides and self._long == 2:
                self._team = self._sides.away
            elif not self._heading and not _GOES_ON.match(text):
                self._team = ""
            if _SHORT_NAME.match(text) and not self._named(text.split(":")[0]):
                self._team = self._heading = ""
            return
        form = shape(re.split(r"[:(]", text)[0] if ":" in text or "(" in text[1:] else text, self._sides)
        two = _TWO.search(text) or _DASH.search(form.text)
        named = {name for one in form.teams if (name := self._known(one))}
        if len(named) == 1 and not _is_against(form) and len(form.text) < 70 and not two:
            self._team = self._heading = named.pop()
        elif self._sides and re.search(r"\sv(?:s|s\.)?\s", text) and self._sides.away in text:
            self._team = self._heading = ""
            self._paired, self._count = True, 0

    def hear(self, form: Shape) -> None:
        """A sentence's subject is whom the next may be about."""
        for one in form.teams:
            name = self._known(one)
            if not name or _OPPONENT.search(form.text[: one.start]) or _OWNERLESS.match(form.text[one.end :]):
                continue
            self._team = name
            self._heard.add(name)
            for group in form.groups:
                boss = group.members[0].name
                if boss.boss and re.fullmatch(r"(?:'s?)? [\w -]{0,30}", form.text[one.end : boss.start]):
                    self._bosses[boss.text.split(" ")[-1]] = name
            return
        for group in form.groups[:1]:
            if known := self._bosses.get(group.members[0].name.text.split(" ")[-1]):
                self._team = known

    def team_of(self, group: Group | None, form: Shape) -> str:
        """Whose players a group are; empty where nothing tells."""
        if group is None:
            return self._team
        best = ""
        for one in form.teams:
            name = self._known(one)
            ahead, behind = form.text[: one.start], form.text[one.end :]
            if not name or _OWNERLESS.match(behind):
                continue
            if one.end <= group.start:
                between = form.text[one.end : group.start]
                if _OPPONENT.search(ahead) and not between.startswith("'"):
                    continue
                if re.fullmatch(r"(?:'s?)? (?:[\w'-]+ ){0,5}", between) and not re.search(
                    r"\b(?:but|and|while)\b", between
                ):
                    best = name
                else:
                    best = name
            elif not best and re.search(r"\bfor (?:the )?$|\bon (?:the )?$|\bout of (?:the )?$", ahead):
                best = name
        return best or self._team

    def _known(self, one: Mention) -> str:
        return self._named(one.text)

    def _named(self, text: str) -> str:
        if self._sides:
            return self._sides.which(text) or ""
        return text if club(text) else ""


def _is_against(form: Shape) -> bool:
    return (
        len(form.teams) == 1
        and bool(_OPPONENT.search(form.text[: form.teams[0].start]))
        and TEAM in form.text
    )
