"""Which zone a kick-off's clock is read in."""

import re
from datetime import UTC, date, datetime, time

from bot.reading.address import readers_zone
from bot.reading.clubs import club
from bot.reading.competitions import competition
from bot.reading.context import Part
from bot.reading.languages import language_zone
from bot.reading.possible_kickoffs import PossibleClock
from bot.reading.zones import COUNTRIES, LONDON, instant, is_summer, zone_of


def labelled_zone(chosen: PossibleClock, found: list[PossibleClock]) -> str | None:
    """The zone of a label beside the clock, or beside the same clock elsewhere in the article."""
    labels = [
        one.said.label for one in (chosen, *found) if one.said.label and one.said.clock == chosen.said.clock
    ]
    zones = [zone for label in labels if (zone := zone_of(label))]
    return zones[0] if zones else None


def zone_on(
    part: Part, chosen: PossibleClock, found: list[PossibleClock], day: date
) -> tuple[str | None, bool, str | None]:
    """The zone of the first clock on that day, whether that is sure, and what is odd about its label."""
    labels = [
        one.said.label for one in (chosen, *found) if one.said.label and one.said.clock == chosen.said.clock
    ]
    label = re.sub(r"[^A-Z]", "", labels[0].upper()) if labels else ""
    zone = labelled_zone(chosen, found)
    if zone is None:
        return _unlabelled(part, bool(labels))
    if label in ("BST", "CEST", "MESZ", "EDT") and not is_summer(zone, day):
        return zone, False, f"no {label} on that day"
    if label in ("CET", "MEZ", "EST") and is_summer(zone, day):
        return zone, label != "EST", f"{label} on a summer's day" if label == "EST" else None
    if label == "IST" and readers_zone(part.page.address) == "Europe/Dublin":
        return "Europe/Dublin", True, None
    if label == "GMT" and is_summer(LONDON, day):
        return _summer_gmt(chosen, found, day)
    if label in ("CET", "CEST"):
        return _home_zone(part) or zone, True, None
    return zone, True, None


def _summer_gmt(chosen: PossibleClock, found: list[PossibleClock], day: date) -> tuple[str, bool, str | None]:
    """ "GMT" in summer is either another hour than London's or a slip for BST: the other clocks tell, and
    where there is none, the hours at which matches begin."""
    moment = datetime.combine(day, chosen.said.clock)
    for one in found:
        zone = zone_of(one.said.label) if one.said.label and one.number == chosen.number else None
        if zone and zone != LONDON and one is not chosen:
            other = instant(datetime.combine(day, one.said.clock), zone)
            if other and other == moment.replace(tzinfo=UTC):
                return "UTC", True, None
            if other and other == instant(moment, LONDON):
                return LONDON, False, "no GMT on that day in London"
    usual = _USUAL
    in_london = instant(moment, LONDON)
    shifted = time((chosen.said.clock.hour + 1) % 24, chosen.said.clock.minute)
    if in_london and chosen.said.clock not in usual and shifted in usual:
        return "UTC", False, "GMT is an hour behind London on that day"
    return LONDON, False, "no GMT on that day in London"


_USUAL = frozenset(
    time(hour, minute)
    for hour, minute in (
        (12, 0),
        (12, 30),
        (13, 30),
        (14, 0),
        (15, 0),
        (16, 0),
        (16, 30),
        (17, 30),
        (19, 30),
        (19, 45),
        (20, 0),
        (20, 15),
    )
)
"""The hours, in London, at which English and European matches begin."""


def _unlabelled(part: Part, local: bool) -> tuple[str | None, bool, str | None]:
    """A bare clock is the readers' own, or the home side's where it says so or nothing else tells."""
    home = _home_zone(part)
    if local:
        return home, home is not None, None
    readers = _readers(part)
    country = _country(part)
    if readers:
        told = readers == readers_zone(part.page.address)
        return readers, told and (country is None or COUNTRIES.get(country) == readers), None
    return (COUNTRIES.get(country), False, None) if country else (None, False, None)


def _readers(part: Part) -> str | None:
    """Where the readers are: the publisher tells, unless it writes in another language than at home."""
    by_address, by_language = readers_zone(part.page.address), language_zone(part.page)
    if by_address in (None, LONDON, "America/New_York") and by_language:
        return by_language
    return by_address


def _home_zone(part: Part) -> str | None:
    home = club(part.sides.home) if part.sides else None
    return COUNTRIES.get(home.country) if home else None


def _country(part: Part) -> str | None:
    """Of a competition within one country, or of two teams of the same."""
    sides = [club(name) for name in (part.sides.home, part.sides.away)] if part.sides else []
    countries = {side.country for side in sides if side and not side.national}
    if len(sides) == 2 and all(sides) and len(countries) == 1:
        return countries.pop()
    for line in part.page.lines[:10]:
        if named := competition(line.text[:500]):
            return named.country
    return None
