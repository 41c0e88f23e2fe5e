"""One match as a line of Football.TXT: "20.00  Liverpool FC  v AFC Bournemouth  4-2 (1-0)  @ Anfield"."""

import re
from dataclasses import dataclass
from datetime import timedelta

from bot.knowledge.match import Result, Venue
from bot.sources.countries import country
from bot.sources.openfootball_dates import Dated, clock_at, date_at, offset_in
from bot.sources.openfootball_listed import Clock, Season, Side
from bot.sources.openfootball_scores import score_in

LONGEST = 80
"""Letters of a team's name."""
_NUMBER = re.compile(r"^\(?(?:\d+)\)\s+")
_NOTE = re.compile(r"\[([^\]]*)\]")
_VERSUS = re.compile(r"\s+(?:v|vs\.?)\s+", re.IGNORECASE)
_DASH = re.compile(r"\s+[-–]\s+")
_COUNTRY = re.compile(r"\s*\(([A-Za-z]{3})\)$")
_NOBODY_YET = re.compile(
    r"^(?:[WL]\d{1,3}|[123][A-L](?:/[A-L])*|\?+|tb[ad]|n\.?n\.?|to be (?:announced|determined|confirmed)"
    r"|(?:winners?|losers?|runners?-up|sieger|verlierer|\d(?:st|nd|rd|\.)) .*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says. `dated` is None where it has no date of its own; `odd` is what of it cannot be, and
    was left out."""

    home: Side
    away: Side
    dated: Dated | None
    clock: Clock | None
    result: Result | None
    note: str | None
    venue: Venue | None
    odd: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether it is known who plays."""
        return not any(_NOBODY_YET.match(side.name) for side in (self.home, self.away))


def match_line(text: str, season: Season | None) -> Line | None:
    """The match of a line; None where it is none.

    The score stands behind the teams or between them. Words of one name are one blank apart ("two space
    rule" of Football.TXT), so what has two blanks within is no name.
    """
    rest, venue, offset = _venue(_NUMBER.sub("", text.strip()))
    notes = [note.strip().lower() for note in _NOTE.findall(rest)]
    rest = _NOTE.sub(" ", rest).strip()
    dated = date_at(rest, season)
    rest = rest[dated.end :].lstrip() if dated else rest
    timed = clock_at(rest)
    rest = rest[timed[1] :].lstrip() if timed else rest
    found = _sides(rest)
    if found is None:
        return None
    home, away, result, odd = found
    clock = timed[0] if timed else None
    if clock is not None and clock.offset is None:
        clock = Clock(clock.at, offset)
    wrong = dated.odd if dated else None
    return Line(
        home,
        away,
        dated,
        None if wrong else clock,
        result,
        next((note for note in notes if not note.startswith("agg")), None),
        venue,
        tuple(filter(None, (odd, wrong))),
    )


def names_a_match(text: str) -> bool:
    """Whether a line has what only a match has: a score, or a "v" between two teams."""
    return score_in(text) is not None or _VERSUS.search(text) is not None


def side(written: str) -> Side | None:
    """A team, with the country that may stand behind it in three letters of football's ("(ENG)"). A club of
    Monaco plays in France. None where it cannot be a name."""
    met = _COUNTRY.search(written.strip())
    code = met[1].upper() if met else None
    name = _COUNTRY.sub("", written.strip()) if met else written.strip()
    if not name or len(name) > LONGEST or "  " in name or not any(letter.isalpha() for letter in name):
        return None
    return Side(name, "FR" if code == "MCO" else country(code) if code else None)


def _sides(text: str) -> tuple[Side, Side, Result | None, str | None] | None:
    scored = score_in(text)
    versus = _VERSUS.split(text[: scored.start] if scored else text)
    if len(versus) == 2:
        names, behind = versus, text[scored.end :] if scored else ""
        if behind.strip():
            return None
    elif scored:
        names = [text[: scored.start], text[scored.end :]]
    else:
        names = _DASH.split(text)
    if len(names) != 2:
        return None
    home, away = side(names[0]), side(names[1])
    if home is None or away is None:
        return None
    return home, away, scored.result if scored else None, scored.odd if scored else None


def _venue(text: str) -> tuple[str, Venue | None, timedelta | None]:
    before, at, behind = text.partition(" @")
    if not at:
        return text, None, None
    named, offset = offset_in(behind)
    name, _, city = (part.strip() for part in named.strip().partition(","))
    return before, Venue(name[:LONGEST], city[:LONGEST] or None) if name else None, offset
