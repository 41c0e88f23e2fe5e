"""Which of two teams plays at home, where the order of their names does not tell."""

import re

from bot.reading.clubs import at_home_in, club, everyone
from bot.reading.page import Page
from bot.reading.pairs import team_beginning
from bot.reading.teams import same_team

GROUND = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(
        re.escape(ground)
        for ground in sorted(
            {ground.removeprefix("the ") for one in everyone() for ground in one.grounds if len(ground) > 5},
            key=len,
            reverse=True,
        )
    )
    + r")(?![\w-])"
)
"""A ground of the tables."""
_GOING = re.compile(
    r"\b(?:travels?|travelled|traveling|travelling|trip|go|goes|went|head|heads|headed|visit|visits|visited|"
    r"away)"
    r"(?:(?: (?:back|up|down|over|across|out|north|south))? (?:to|at)| to face)? (?:the )?(?=[A-Z])"
)
_HOSTING = re.compile(
    r"\b(?:hosts?|hosted|hosting|welcomes?|welcomed|entertains?|entertained|home to|visit of|visit from|"
    r"arrival of) (?:the )?(?=[A-Z])"
)
_LONGEST = 60
"""Lines that are looked at."""


def at_home(page: Page, first: str, second: str) -> str | None:
    """The one of two teams whose ground is named, or whom the other travels to; None where nothing tells."""
    for line in page.lines[:_LONGEST]:
        text = line.text[:1500]
        for met in _GOING.finditer(text):
            team = team_beginning(text, met.end())
            if team and (host := _one_of(team[0], first, second)):
                return host
        for met in _HOSTING.finditer(text):
            team = team_beginning(text, met.end())
            if team and (guest := _one_of(team[0], first, second)):
                return second if guest == first else first
    return _owner(page, first, second)


def _owner(page: Page, first: str, second: str) -> str | None:
    for line in page.lines[:_LONGEST]:
        for met in GROUND.finditer(line.text[:1500]):
            owners = at_home_in(met[0])
            for one in (first, second):
                if club(one) in owners:
                    return one
    return None


def _one_of(name: str, first: str, second: str) -> str | None:
    found = [one for one in (first, second) if same_team(name, one)]
    return found[0] if len(found) == 1 else None
