"""openfootball: seasons in the public domain, as Football.TXT, football.json and lists of players.

Fixtures with times, results, ties, and squads of some leagues; no line-ups, nothing live, and results may
come weeks late. See https://github.com/openfootball and https://openfootball.github.io/spec.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from bot.knowledge.claims import Source
from bot.knowledge.given import Given
from bot.knowledge.match import Player
from bot.sources import json_payload
from bot.sources.leagues import League, by_name
from bot.sources.openfootball_claims import SOURCE
from bot.sources.openfootball_given import season_given, team
from bot.sources.openfootball_json import listing
from bot.sources.openfootball_listed import Listing, Season, Side
from bot.sources.openfootball_squads import is_squad, squad
from bot.sources.openfootball_text import listings
from bot.sources.provider import Call, Gives, Limits, PayloadError, Quota, Want

_BASE = "https://raw.githubusercontent.com/openfootball"
_TEXTS = {"cl": "champions-league", "el": "champions-league", "conf": "champions-league"}
"""Repositories of Football.TXT, by code; the rest is in football.json."""
_TOURNAMENTS = {"worldcup": "worldcup.json", "euro": "euro.json"}


class OpenFootball:
    """The provider; `base` is the address below which the repositories lie."""

    source: Source = SOURCE
    gives = frozenset({Gives.FIXTURES, Gives.RESULTS})
    limits = Limits(calm=timedelta(hours=6))
    headers: Mapping[str, str] = MappingProxyType({})

    def __init__(self, base: str = _BASE) -> None:
        self.base = base.rstrip("/")

    def knows(self, league: League) -> bool:
        return "openfootball" in league.codes

    def calls(self, wants: Sequence[Want]) -> list[Call]:
        """A season is one file, whatever of it is wanted."""
        found: dict[str, Call] = {}
        for want in wants:
            if self.knows(want.league) and want.what & self.gives:
                season = want.league.season(want.season)
                name = f"season {want.league.key} {season}"
                found.setdefault(name, Call(name, _path(want.league, season), want=want))
        return list(found.values())

    def given(self, payload: bytes, now: datetime, call: Call | None = None) -> Given:
        return read(payload, now, want=call.want if call else None)

    def quota(self, headers: Mapping[str, str], now: datetime) -> Quota | None:
        return None


def read(payload: bytes, now: datetime, league: League | None = None, want: Want | None = None) -> Given:
    """What a file says, whichever of the three forms it has.

    `league` is the competition that is meant where a heading names none that is known. A file about anything
    else than was wanted is wrong. Raises PayloadError.
    """
    problems: list[str] = []
    fallback = Season(want.season, want.league.split) if want else None
    if payload.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        found = [listing(json_payload.parsed(payload), fallback, problems)]
    else:
        text = _text(payload)
        if is_squad(text):
            return _squad(text)
        found = listings(text, fallback, problems)
        if not found:
            raise PayloadError("the answer is no Football.TXT: it has no heading that names a competition")
        if problems and not any(one.matches for one in found):
            raise PayloadError(f"the answer is no Football.TXT: {problems[0]}")
    return _seasons(found, now, league, want, problems)


def _seasons(
    found: Sequence[Listing], now: datetime, league: League | None, want: Want | None, problems: list[str]
) -> Given:
    parts: list[Given] = []
    for one in found:
        if one.season is None:
            raise PayloadError(f"the heading {one.name!r} names no season, such as 2025/26")
        meant = _meant(one.name, one.season.year, league, want)
        if meant is None:
            json_payload.add(problems, f"{one.name} is not known here, nor the zone of its times")
        season = meant.season(one.season.year) if meant else _season(one.season)
        parts.append(season_given(one.name, season, meant, one.matches, now, problems))
    return Given(
        SOURCE,
        competitions=tuple({one.key: one for part in parts for one in part.competitions}.values()),
        teams=tuple({team.key: team for part in parts for team in part.teams}.values()),
        ties=tuple(tie for part in parts for tie in part.ties),
        matches=tuple(match for part in parts for match in part.matches),
        claims=tuple(claim for part in parts for claim in part.claims),
        whole=frozenset(one for part in parts for one in part.whole),
        problems=tuple(problems),
    )


def _meant(name: str, year: int, league: League | None, want: Want | None) -> League | None:
    """The competition of a heading. Raises PayloadError if it, or the season, is another than was wanted."""
    named = _league(name)
    if want is None:
        return named or league
    if (named is not None and named.key != want.league.key) or year != want.season:
        raise PayloadError(f"the answer is about {name} {year}, which was not asked for")
    return want.league


def _squad(text: str) -> Given:
    """A squad names its team, which is a country's or plays in that of its league."""
    problems: list[str] = []
    found = squad(text, problems)
    of = team(Side(found.team), _league(found.competition) if found.competition else None)
    return Given(
        SOURCE,
        teams=(of,),
        players=tuple(Player(name, of.key) for name in found.players),
        problems=tuple(problems),
    )


def _league(name: str) -> League | None:
    """The competition of a heading, with or without its country in front ("English EFL Cup")."""
    first, _, rest = name.partition(" ")
    return by_name(name) or (by_name(rest, _ADJECTIVES[first]) if first in _ADJECTIVES else None)


_ADJECTIVES = {
    "English": "GB", "Scottish": "XE", "German": "DE", "Deutsche": "DE", "Deutscher": "DE", "Spanish": "ES",
    "Italian": "IT", "French": "FR", "Dutch": "NL", "Portuguese": "PT", "Belgian": "BE", "Turkish": "TR",
    "Brazilian": "BR", "US": "US",
}  # fmt: skip


def _season(season: Season) -> str:
    return f"{season.year}-{(season.year + 1) % 100:02}" if season.split else str(season.year)


def _path(league: League, season: str) -> str:
    code = league.codes["openfootball"]
    if code in _TOURNAMENTS:
        return f"/{_TOURNAMENTS[code]}/master/{season}/{code}.json"
    if code in _TEXTS:
        return f"/{_TEXTS[code]}/master/{season}/{code}.txt"
    return f"/football.json/master/{season}/{code}.json"


def _text(payload: bytes) -> str:
    if len(payload) > json_payload.LARGEST:
        raise PayloadError(f"the answer has more than {json_payload.LARGEST // 1024 // 1024} MB")
    try:
        return payload.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PayloadError("the answer is no UTF-8") from None
