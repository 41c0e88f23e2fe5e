"""What an article says of a match before it is played, as claims: when, where, who is in charge, where it is
shown, what the record books have."""

import re
from collections import Counter
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from babel.core import get_global

from bot.knowledge.claims import (
    BroadcastOf,
    CrowdOf,
    KickoffOf,
    OfficialsOf,
    Record,
    RecordKind,
    RecordOf,
    VenueOf,
)
from bot.knowledge.match import Broadcast, Crowd, Kickoff, Officials, Team, Venue
from bot.knowledge.review import Reason, Unsure
from bot.knowledge.spelling import plain
from bot.reading.claim_frame import Gathering, guessed, worst
from bot.reading.claimed_appointments import appointments
from bot.reading.facts import KickoffSaid, Reading, RecordSaid, Words
from bot.reading.resolving import side


def before(reading: Reading, gathering: Gathering) -> None:
    """Adds kickoff, venue, officials, television, crowd and records."""
    _kickoff(reading.kickoff, gathering)
    if reading.venue is not None:
        said = reading.venue
        gathering.say(VenueOf(gathering.frame.match.key), Venue(said.text), said.at, guessed(said.sure))
    _officials(reading, gathering)
    appointments(reading, gathering)
    _television(reading, gathering)
    _crowd(reading, gathering)
    for record in reading.records:
        _record(record, reading, gathering)


def _kickoff(said: KickoffSaid | None, gathering: Gathering) -> None:
    """As said; a clock without a zone, or a day that is known better, is none."""
    known = gathering.frame.fixture.kickoff
    if said is None or (at := _instant(said)) is None:
        if said is None or said.day is None or (known is not None and (known.at or known.day)):
            return
        told = Kickoff(day=said.day, zone=_venues_zone(said, known))
    else:
        told = Kickoff(at=at, zone=_venues_zone(said, known))
    differs = Unsure.DIFFERS if known and known.at and told.at and known.at != told.at else None
    about = KickoffOf(gathering.frame.match.key)
    gathering.say(about, told, said.at, worst(differs, guessed(said.sure)))


def _instant(said: KickoffSaid) -> datetime | None:
    if said.utc is None:
        return None
    return said.utc.replace(tzinfo=UTC) if said.utc.tzinfo is None else said.utc.astimezone(UTC)


def _venues_zone(said: KickoffSaid, known: Kickoff | None) -> str:
    """The ground's, which an article seldom tells: its clock is its readers'."""
    if known is not None and known.zone != "UTC":
        return known.zone
    return said.zone if said.zone and _zone(said.zone) else "UTC"


def _officials(reading: Reading, gathering: Gathering) -> None:
    told = reading.officials
    if told.referee is None:
        return
    everyone: list[Words] = [
        told.referee,
        *told.assistants,
        *([told.fourth] if told.fourth else []),
        *told.var,
    ]
    officials = Officials(
        referee=told.referee.text,
        assistants=tuple(one.text for one in told.assistants),
        fourth=told.fourth.text if told.fourth else None,
        var=tuple(one.text for one in told.var),
    )
    sure = guessed(all(one.sure for one in everyone))
    gathering.say(OfficialsOf(gathering.frame.match.key), officials, told.referee.at, sure)


def _television(reading: Reading, gathering: Gathering) -> None:
    """One claim a country, its channels together: a country has one answer to where it is shown."""
    own = _country(reading.kickoff)
    by_country: dict[str, list[int]] = {}
    for place, said in enumerate(reading.broadcasts):
        country = said.country or own
        if country is None:
            gathering.leave(said.channel, Reason.NO_COUNTRY)
        else:
            by_country.setdefault(country, []).append(place)
    for country, places in by_country.items():
        shown = [reading.broadcasts[place] for place in places]
        channels = ", ".join(dict.fromkeys(one.channel for one in shown))
        first = shown[0]
        starts = _programme(first.starts, reading.kickoff) if country == own else None
        about = BroadcastOf(gathering.frame.match.key, country)
        sure = guessed(all(one.sure for one in shown))
        gathering.say(about, Broadcast(channels, country, starts), first.at, sure)


def _country(said: KickoffSaid | None) -> str | None:
    """Where the article's readers are, by the zone of its clock."""
    if said is None or said.zone is None:
        return None
    found = get_global("zone_territories").get(said.zone)
    return str(found) if found and len(found) == 2 else None


def _programme(starts: str | None, kickoff: KickoffSaid | None) -> datetime | None:
    """When the programme begins: "19:00" on the day of the match, by the article's clock."""
    met = re.fullmatch(r"(\d{1,2})[:.](\d\d)", starts or "")
    if met is None or kickoff is None or kickoff.local is None or kickoff.zone is None:
        return None
    zone = _zone(kickoff.zone)
    if zone is None or int(met[1]) > 23 or int(met[2]) > 59:
        return None
    local = datetime.combine(kickoff.local.date(), time(int(met[1]), int(met[2])), zone)
    return local.astimezone(UTC) if local.replace(tzinfo=None) <= kickoff.local else None


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _crowd(reading: Reading, gathering: Gathering) -> None:
    """Figures only; the other remarks are reckoned by ourselves, or are opinions."""
    about = CrowdOf(gathering.frame.match.key)
    told = [said for said in reading.remarks if said.about in ("away fans", "capacity")]
    room = sorted({n for said in told if said.about == "capacity" for n in _numbers(said.value)})
    away = [_numbers(said.value) for said in told if said.about == "away fans"]
    why = next((said.value for said in reading.remarks if said.about == "why less room"), None)
    if not 0 < len(room) <= 2:
        room, told = [], [said for said in told if said.about != "capacity"]
    crowd = Crowd(
        capacity=room[-1] if room else None,
        capacity_now=room[0] if len(room) == 2 else None,
        reason=why if len(room) == 2 else None,
        away_fans=away[-1][0] if away and len(away[-1]) == 1 else None,
    )
    if crowd != Crowd() and max(crowd.capacity or 0, crowd.away_fans or 0) <= _MOST:
        gathering.say(about, crowd, told[0].at, guessed(all(one.sure for one in told)))


def _numbers(value: str) -> list[int]:
    return [int(re.sub(r"\D", "", n)) for n in re.findall(r"\d[\d.,' ]*\d|\d", value)]


_MOST = 200_000
"""People; no ground holds more."""


def _record(said: RecordSaid, reading: Reading, gathering: Gathering) -> None:
    kind = _kind_of_record(said.heading)
    if kind is None or not said.entries:
        return
    named = _named_in(said.heading, gathering)
    team = named or _mostly_about(reading, gathering)
    if team is None:
        gathering.leave(said.heading[:60], Reason.WHICH_TEAM)
        return
    unsure = worst(guessed(said.sure), None if named else Unsure.GUESSED)
    record = Record(said.entries, said.overcome)
    gathering.say(RecordOf(gathering.frame.match.key, team.key, kind), record, said.at, unsure)


def _kind_of_record(heading: str) -> RecordKind | None:
    told = f" {plain(heading)} "
    if " both legs" in told and re.search(r" (?:lost|losing|loss|beaten|defeat\w*|losses) ", told):
        return RecordKind.LOST_BOTH_LEGS
    if " first leg" in told and re.search(r" (?:lost|losing|loss|beaten|defeat\w*|losses|deficit) ", told):
        return RecordKind.FIRST_LEGS_LOST_AT_HOME if " home " in told or " anfield " in told else None
    return None


def _named_in(heading: str, gathering: Gathering) -> Team | None:
    match = gathering.frame.match
    told = f" {plain(heading)} "
    found = [
        t for t in (match.home, match.away) if any(f" {plain(n)} " in told for n in (t.name, *t.aliases))
    ]
    return found[0] if len(found) == 1 else None


def _mostly_about(reading: Reading, gathering: Gathering) -> Team | None:
    """The side that an article's facts are about, if it is one of the two by far."""
    named = [*(one.team for one in reading.absences), *(one.team for one in reading.lineups)]
    sides = [side(name, gathering.frame.match) for name in named]
    counted = Counter(team.key for team in sides if team)
    counted.update(d.claim.about.team for d in gathering.drafts if hasattr(d.claim.about, "team"))
    ranked = counted.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return gathering.frame.match.team(ranked[0][0])
