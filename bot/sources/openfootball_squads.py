"""Squads as openfootball lists them: " 1,  Alisson Becker (BRA),  GK,  b. 1992,  Roma"."""

import re
from typing import NamedTuple

from bot.sources import json_payload
from bot.sources.openfootball_lines import LONGEST
from bot.sources.openfootball_listed import Season
from bot.sources.openfootball_text import LONGEST_LINE, heading_of
from bot.sources.provider import PayloadError

_PLAYER = re.compile(r"^(?:\d{1,2}|-|–)\s*,\s*(?P<name>[^,]+?)\s*,\s*(?:GK|DF|MF|FW)\s*(?:,.*)?$")
_HEADING = re.compile(r"^=+\s*([^=].*?)\s*=*$")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_COUNTRY = re.compile(r"\s*\([A-Za-z]{3}\)$")


class Squad(NamedTuple):
    """Who plays for a team; `competition` and `season` as far as the heading tells them."""

    team: str
    competition: str | None
    season: Season | None
    players: tuple[str, ...]


def is_squad(text: str) -> bool:
    """Whether a file lists players rather than matches: its first line below the heading does."""
    lines = (_COMMENT.sub("", line).strip() for line in text.lstrip("\ufeff").splitlines())
    first = next((line for line in lines if line and not line.startswith("=")), "")
    return _PLAYER.match(first) is not None


def squad(text: str, problems: list[str]) -> Squad:
    """The squad of a file, whose heading names the team and may name competition and season ("Liverpool FC -
    English Premier League 2023/24"). Raises PayloadError without a team."""
    team = competition = season = None
    players: list[str] = []
    for number, raw in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        line = _COMMENT.sub("", raw).strip()
        if heading := _HEADING.match(line[:LONGEST_LINE]):
            team, _, league = (part.strip() for part in heading[1].partition(" - "))
            competition, season = heading_of(league)
        elif met := _PLAYER.match(line[:LONGEST_LINE]):
            players.append(_COUNTRY.sub("", met["name"])[:LONGEST])
        elif line.strip("="):
            json_payload.add(problems, f"line {number}: not understood")
    if not team or len(team) > LONGEST:
        raise PayloadError("the list of players has no heading that names their team")
    return Squad(team, competition or None, season, tuple(dict.fromkeys(players)))
