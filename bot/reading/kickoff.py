"""When a match begins: the clock that is its kick-off, the day it is on, and the zone it is read in."""

from datetime import datetime

from bot.reading.address import month_in
from bot.reading.calendar import Meant, meaning
from bot.reading.context import Part
from bot.reading.facts import KickoffSaid, Kind, Warned
from bot.reading.headings import pair_heading
from bot.reading.kickoff_zone import labelled_zone, zone_on
from bot.reading.page import Line
from bot.reading.possible_kickoffs import PossibleClock, PossibleDay, possible_clocks, possible_days
from bot.reading.zones import instant

_LINES = 400
"""Lines in which the kick-off is looked for."""


def kickoff(part: Part) -> tuple[KickoffSaid | None, list[Warned]]:
    """The kick-off as the article's first clock gives it, and what does not fit about it."""
    lines = part.page.lines[:_LINES]
    header = _header(lines)
    before = part.kind is Kind.PREVIEW
    found = (
        sorted(possible_clocks(lines, header), key=lambda one: (one.rank, one.number, one.at))
        if before
        else []
    )
    chosen = found[0] if found else None
    if chosen:
        chosen = _first_of_its_list(chosen, found)
    dated = _day(part, lines, header, chosen)
    if chosen is None and dated is None:
        return None, []
    return _said(part, lines, chosen, dated, found)


def _header(lines: tuple[Line, ...]) -> int | None:
    """Which line names the match, if one does."""
    return next((number for number, line in enumerate(lines) if pair_heading(line)), None)


def _first_of_its_list(chosen: PossibleClock, found: list[PossibleClock]) -> PossibleClock:
    """Of "20:00 UK, 22:00 E.A.T" the first."""
    same = [one for one in found if one.number == chosen.number and one.rank == chosen.rank]
    return min(same, key=lambda one: one.at)


def _day(
    part: Part, lines: tuple[Line, ...], header: int | None, chosen: PossibleClock | None
) -> PossibleDay | None:
    found = list(possible_days(lines, header, chosen, before=part.kind is Kind.PREVIEW))
    return min(found, key=lambda one: (one.rank, one.number, one.at), default=None)


def _said(
    part: Part,
    lines: tuple[Line, ...],
    chosen: PossibleClock | None,
    dated: PossibleDay | None,
    found: list[PossibleClock],
) -> tuple[KickoffSaid | None, list[Warned]]:
    past = part.kind is not Kind.PREVIEW
    meant = (
        meaning(dated.said, part.published, month_in(part.page.address), past)
        if dated
        else Meant(part.published, False)
    )
    warnings = [Warned(meant.odd, dated.at)] if dated and meant.odd else []
    at = chosen.at if chosen else dated.at if dated else (0, 0)
    if chosen is None:
        return (KickoffSaid(at, meant.day, sure=meant.sure) if meant.day else None), warnings
    if meant.day is None:
        return KickoffSaid(
            at, zone=labelled_zone(chosen, found), clock=chosen.said.clock, sure=False
        ), warnings
    zone, sure, odd = zone_on(part, chosen, found, meant.day)
    if odd:
        warnings.append(Warned(odd, chosen.at))
    local = datetime.combine(meant.day, chosen.said.clock)
    return KickoffSaid(
        at,
        meant.day,
        local,
        zone,
        instant(local, zone) if zone else None,
        meant.sure and sure and chosen.rank < 6,
    ), warnings
