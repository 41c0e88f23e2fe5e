"""Rounds of competitions in the reader's words, whatever source named them."""

import re
from collections.abc import Mapping

from bot.chat import Look
from bot.posts.language import translations

_NUMBERED = re.compile(r"(?P<what>matchday|group|round|play-off round) (?P<number>\w{1,2})", re.IGNORECASE)


def stage_name(written: str, look: Look) -> str:
    """ "quarter-finals", "league phase, matchday 4" as they read inside a sentence; what nobody knows stays
    as it is written."""
    return ", ".join(_part(part, look) for part in written.split(", "))


def _part(written: str, look: Look) -> str:
    known = _rounds(look).get(written.casefold())
    if known is not None:
        return known
    numbered = _NUMBERED.fullmatch(written)
    if numbered is None:
        return _in_a_sentence(written)
    _ = translations(look.language).gettext
    said = {
        "matchday": _("matchday {number}"),
        "group": _("group {number}"),
        "round": _("round {number}"),
        "play-off round": _("play-off round {number}"),
    }[numbered["what"].casefold()]
    return said.format(number=numbered["number"])


def _rounds(look: Look) -> Mapping[str, str]:
    # Translators: rounds of competitions, as they read inside a sentence
    _ = translations(look.language).gettext
    return {
        "regular season": _("regular season"),
        "group stage": _("group stage"),
        "league phase": _("league phase"),
        "league stage": _("league phase"),
        "preliminary round": _("preliminary round"),
        "qualification": _("qualification"),
        "first qualifying round": _("first qualifying round"),
        "second qualifying round": _("second qualifying round"),
        "third qualifying round": _("third qualifying round"),
        "first round": _("first round"),
        "second round": _("second round"),
        "third round": _("third round"),
        "fourth round": _("fourth round"),
        "fifth round": _("fifth round"),
        "knockout round play-offs": _("knockout round play-offs"),
        "knockout play-offs": _("knockout round play-offs"),
        "play-offs": _("play-offs"),
        "play-off round": _("play-off round"),
        "relegation play-offs": _("relegation play-offs"),
        "round of 64": _("round of 64"),
        "round of 32": _("round of 32"),
        "round of 16": _("round of 16"),
        "quarter-finals": _("quarter-finals"),
        "semi-finals": _("semi-finals"),
        "third-place match": _("third-place match"),
        "final": _("final"),
    }


def _in_a_sentence(heading: str) -> str:
    """ "Quarter-finals" as it reads after a comma; "FA Cup" stays as it is."""
    return heading[0].lower() + heading[1:] if heading[1:2].islower() else heading
