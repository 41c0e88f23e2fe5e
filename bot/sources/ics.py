"""Calendars of matches (iCalendar, RFC 5545), such as clubs, leagues and fans publish.

A calendar is an address, often a personal one: who has it can read it. So it is kept like a key, and the
names of calls hold nothing of it. What else than matches stands in a calendar is its owner's business, and is
told nobody.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from hashlib import sha256

from bot.knowledge.claims import (
    Claim,
    KickoffOf,
    ResultOf,
    Source,
    SourceKind,
    StatusOf,
    StatusValue,
    VenueOf,
)
from bot.knowledge.given import Given
from bot.knowledge.match import (
    Competition,
    CompetitionKey,
    Match,
    MatchKey,
    Result,
    Status,
    Team,
    TeamKey,
    Venue,
)
from bot.knowledge.spelling import plain
from bot.sources import ics_kickoff, ics_summary
from bot.sources.ics_entries import Entry, Listing, read
from bot.sources.ics_summary import Title
from bot.sources.json_payload import add
from bot.sources.known_teams import known_teams
from bot.sources.leagues import League, by_name
from bot.sources.provider import Call, Gives, Limits, Quota, Want

SOURCE = Source(key="ics", name="Calendar", kind=SourceKind.PROVIDER)
_PLAYED = timedelta(minutes=105)
"""After kickoff; a score that stands there earlier is one of a match that is still on."""


class ICalendar:
    """A `Provider` of whatever its calendars hold. Each has an address of its own, so `base` is empty and a
    call's path is the whole address."""

    source: Source = SOURCE
    base: str = ""
    gives: frozenset[Gives] = frozenset({Gives.FIXTURES})
    limits: Limits = Limits(calm=timedelta(hours=6))

    def __init__(self, calendars: Sequence[str] = ()) -> None:
        self._addresses = tuple(_address(calendar) for calendar in calendars)

    @property
    def headers(self) -> Mapping[str, str]:
        return {"Accept": "text/calendar"}

    def knows(self, league: League) -> bool:
        """A calendar may hold any competition; nobody knows before it is read."""
        return bool(self._addresses)

    def calls(self, wants: Sequence[Want]) -> list[Call]:
        """Every calendar once, whatever fixtures are wanted: it comes as a whole."""
        if not any(Gives.FIXTURES in want.what for want in wants):
            return []
        return [Call(f"calendar {_digest(address)[:8]}", address) for address in self._addresses]

    def given(self, payload: bytes, now: datetime, call: Call | None = None) -> Given:
        listing = read(payload)
        meant = call.want.league if call and call.want else None
        problems: list[str] = []
        own = ics_summary.own_club(listing.name)
        entries = _newest(listing.entries)
        found = [
            told
            for entry in entries
            if (told := _told(entry, listing, own, meant, now, problems)) is not None
        ]
        if not_told := len(entries) - len(found):
            add(problems, f"entries that are no matches, or cannot be read: {not_told}")
        matches = {match.key: match for match, _ in found}
        return Given(
            SOURCE,
            competitions=tuple({one.competition.key: one.competition for one in matches.values()}.values()),
            teams=tuple({side.key: side for one in matches.values() for side in _sides(one)}.values()),
            matches=tuple(matches.values()),
            claims=tuple({claim.about: claim for _, claims in found for claim in claims}.values()),
            whole=frozenset((key, StatusOf) for key in matches),
            problems=tuple(problems),
        )

    def quota(self, headers: Mapping[str, str], now: datetime) -> Quota | None:
        return None


def _address(calendar: str) -> str:
    """ "webcal:" is what phones know a calendar by; it is fetched as any page."""
    scheme, colon, rest = calendar.strip().partition(":")
    return f"https:{rest}" if scheme.lower() in ("webcal", "webcals") else f"{scheme}{colon}{rest}"


def _newest(entries: Iterable[Entry]) -> list[Entry]:
    """One entry for each UID: its last version."""
    found: dict[str, Entry] = {}
    for number, entry in enumerate(entries):
        key = entry.uid or f"no uid {number}"
        if key not in found or entry.version > found[key].version:
            found[key] = entry
    return list(found.values())


def _told(
    entry: Entry, listing: Listing, own: str, meant: League | None, now: datetime, problems: list[str]
) -> tuple[Match, list[Claim]] | None:
    title = ics_summary.title(entry.summary, own, _is_club)
    if title is None:
        return None
    played_in, league = _competition(entry, title, listing, meant)
    unsure = title.unsure or ics_summary.unsure(entry.description)
    start = ics_kickoff.start(entry, unsure, listing.zone, league.zone if league else None)
    if start is None:
        add(problems, f"{_label(entry)}: its start cannot be read")
        return None
    if entry.repeats:
        add(problems, f"{_label(entry)}: it repeats, and only its own start is taken")
    if start.guess:
        add(problems, f"{_label(entry)}: {start.guess}")
    home, away = _team(title.home), _team(title.away)
    season = _season(league, start.day)
    match = Match(_key(entry, listing, home, away, season), played_in, season, home, away)
    said_at = entry.modified if entry.modified and entry.modified <= now else now
    claims = [Claim(VenueOf(match.key), venue, SOURCE, said_at) for venue in _venue(entry.location)]
    if start.kickoff is not None:
        claims.append(Claim(KickoffOf(match.key), start.kickoff, SOURCE, said_at))
    over = start.kickoff is not None and start.kickoff.at is not None and now >= start.kickoff.at + _PLAYED
    claims += [Claim(about, value, SOURCE, said_at) for about, value in _ended(match, entry, title, over)]
    return match, claims


def _ended(
    match: Match, entry: Entry, title: Title, over: bool
) -> Iterator[tuple[StatusOf, StatusValue] | tuple[ResultOf, Result]]:
    """That it is off, or how it ended. What a shoot-out's score leaves open is not told."""
    off = title.off or (Status.CANCELLED if entry.status == "CANCELLED" else None)
    if off is not None:
        yield StatusOf(match.key), StatusValue(off)
    elif over and title.score is not None:
        yield StatusOf(match.key), StatusValue(Status.FINISHED)
        if not title.shootout:
            yield ResultOf(match.key), Result(title.score, extra_time=title.extra_time)


def _competition(
    entry: Entry, title: Title, listing: Listing, meant: League | None
) -> tuple[Competition, League | None]:
    """As the title says, and where it does not, by the categories, the description or the calendar's name;
    where those name none that is known, it is the one that is meant, or called as the calendar is."""
    lines = [line.rpartition(": ")[2] for line in entry.description.splitlines()]
    others = (*entry.categories, *lines, listing.name)
    for words in (title.competition,) if title.competition else others:
        league = by_name(ics_summary.competition(words)) if len(words) < 100 else None
        if league is not None:
            return league.competition, league
    if meant is not None:
        return meant.competition, meant
    name = ics_summary.competition(title.competition or "") or listing.name[:100] or "Calendar"
    return Competition(CompetitionKey(f"ics:{plain(name).replace(' ', '-')}"), name), None


def _season(league: League | None, day: date) -> str:
    """Of a competition that is not known, the season that begins in July."""
    year = day.year if day.month >= 7 else day.year - 1
    if league is None:
        return f"{year}-{(year + 1) % 100:02}"
    return league.season(year if league.split else day.year)


def _key(entry: Entry, listing: Listing, home: Team, away: Team, season: str) -> MatchKey:
    """By the UID, which is the same as long as the match is; short ones are of one calendar alone."""
    uid = entry.uid or f"{season} {home.name} {away.name}"
    return MatchKey(f"ics:{_digest(f'{listing.product} {listing.name} {uid}')[:20]}")


def _venue(location: str) -> Iterator[Venue]:
    """ "Anfield" of "Anfield, Anfield Road, Liverpool"."""
    name = location.splitlines()[0].partition(",")[0].strip() if location else ""
    if 2 < len(name) <= 80 and "://" not in name and name.lower() not in _NO_PLACE:
        yield Venue(name)


_NO_PLACE = frozenset({"home", "away", "tbc", "tbd", "tba", "neutral", "online"})


def _sides(match: Match) -> tuple[Team, Team]:
    return match.home, match.away


def _team(name: str) -> Team:
    return Team(TeamKey(f"ics:{name}"), name)


def _is_club(name: str) -> bool:
    return plain(name) in _clubs()


@lru_cache(maxsize=1)
def _clubs() -> frozenset[str]:
    return frozenset(plain(name) for team in known_teams() for name in (team.name, *team.aliases))


def _label(entry: Entry) -> str:
    return f"entry {entry.summary[:60]!r}"


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
