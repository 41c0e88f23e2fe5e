"""An article in, all that was understood of it out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.reading.absences import absences
from bot.reading.address import day_in
from bot.reading.broadcasts import broadcasts
from bot.reading.calendar import first_day, meaning
from bot.reading.called_off import WORDS as OFF
from bot.reading.called_off import called_off
from bot.reading.changes import changes
from bot.reading.context import Part
from bot.reading.facts import Kind, Pairing, Reading, Warned
from bot.reading.headers import pairing, with_competition
from bot.reading.headings import is_day
from bot.reading.kickoff import kickoff
from bot.reading.kinds import kind_of
from bot.reading.lineups import lineups
from bot.reading.milestones import milestones
from bot.reading.officials import officials
from bot.reading.page import LONGEST, Line, Page, page
from bot.reading.ratings import marks
from bot.reading.records import records
from bot.reading.refereed import refereed
from bot.reading.remarks import remarks
from bot.reading.sections import sections
from bot.reading.talking_points import talking_points
from bot.reading.teams import Sides
from bot.reading.tie import aggregate
from bot.reading.timeline import timeline
from bot.reading.venue import venue

_ADDRESS = re.compile(r"https?://\S{1,2000}$")
_PUBLISHED = re.compile(r"\b(?:published|updated|posted)\b|^\W*+\d{1,2}:\d\d\W+\d{1,2}[./]", re.IGNORECASE)
MOST_LINES = 260
"""Lines that are read of an article: a round-up of ten matches has fewer."""
_STAMP = re.compile(r"date (\d{4})-(\d\d)-(\d\d)\b ?")


def read(text: str, address: str | None = None, published: date | None = None) -> Reading:
    """What an article says. Text may begin with a line that is its address, and a line that begins with
    "date 2024-04-17", the day it appeared, both as an export of articles has them."""
    given = page(text, address, published)
    understood = _understood(_opened(given))
    if len(text) < LONGEST and len(given.lines) <= MOST_LINES:
        return understood
    cut = Warned("it is long: only its beginning was read", (0, 0))
    return replace(understood, warnings=(*understood.warnings, cut))


def _understood(whole: Page) -> Reading:
    kind = kind_of(whole)
    if kind is Kind.OTHER:
        return Reading(kind, warnings=(Warned("about no single match", (0, 0)),))
    parts = sections(whole, kind)
    if len(parts) < 2:
        return _match(whole, kind, whole)
    return Reading(kind, matches=tuple(_match(part, kind, whole) for part in parts))


def _opened(given: Page) -> Page:
    """The article without the lines in front that say where it is from and of which day."""
    lines = list(given.lines)
    address, published = given.address, given.published
    if lines and _ADDRESS.match(lines[0].text):
        said = lines.pop(0).text
        address = address or said
    if lines and (stamp := _STAMP.match(lines[0].text)):
        published = published or _day(stamp)
        first = lines.pop(0)
        if rest := first.text[stamp.end() :]:
            lines.insert(0, Line(rest, first.start + stamp.end(), first.gap))
    published = published or day_in(address) or _dateline(lines)
    if published and not 1900 < published.year < 2200:
        published = None
    return Page(given.text, tuple(lines[:MOST_LINES]), address, published)


def _dateline(lines: Sequence[Line]) -> date | None:
    """The day on a line of its own among the first, as a newspaper puts it above an article."""
    for line in lines[:6]:
        alone = len(line.text) < 60 and (is_day(line) or _PUBLISHED.search(line.text))
        if alone and (said := first_day(line.text)) and said.year:
            return meaning(said, None).day
    return None


def _day(stamp: "re.Match[str]") -> date | None:
    try:
        return date(int(stamp[1]), int(stamp[2]), int(stamp[3]))
    except ValueError:
        return None


def _match(of: Page, kind: Kind, whole: Page) -> Reading:
    which = with_competition(pairing(of, kind), whole)
    sides = Sides(which.home, which.away, which.at) if which else None
    part = Part(of, kind, sides, of.published)
    return replace(_facts(part, which), marks=tuple(marks(part)))


def _facts(part: Part, which: Pairing | None) -> Reading:
    when, warnings = kickoff(part)
    if which and which.aggregate is None and (standing := aggregate(part)):
        which = replace(which, aggregate=standing)
    if part.kind is Kind.PREVIEW and (off := called_off(part.page)):
        which = replace(which, sure=False) if which else None  # what it says of the match holds no longer
        warnings = [*warnings, Warned(OFF, off)]
    before, told = part.kind is Kind.PREVIEW, officials(part)
    return Reading(
        part.kind,
        pairing=which,
        kickoff=when,
        venue=venue(part),
        broadcasts=tuple(broadcasts(part)),
        officials=told,
        absences=tuple(absences(part)) if before else (),
        lineups=tuple(lineups(part)) if part.kind is not Kind.RATINGS else (),
        timeline=tuple(timeline(part, which.score if which else None)) if not before else (),
        milestones=tuple(milestones(part)),
        records=tuple(records(part)),
        remarks=tuple(remarks(part)),
        changes=tuple(changes(part)),
        refereed=tuple(refereed(part, told.referee)),
        talking_points=tuple(talking_points(part)),
        warnings=tuple(_once(warnings)),
    )


def _once(warnings: Sequence[Warned]) -> list[Warned]:
    return list(dict.fromkeys(warnings))
