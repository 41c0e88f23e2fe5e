"""Which competitions are worth asking about, and which of their seasons."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from bot.knowledge.match import CompetitionKey, Team, TeamKey
from bot.sources.leagues import League, leagues

_JUNE, _JULY = 6, 7
_CONTINENTAL = {
    "Europe/": ("uefa-champions-league", "uefa-europa-league", "uefa-conference-league"),
    "America/Sao_Paulo": ("copa-libertadores", "copa-sudamericana"),
}
"""Where a club of a league plays besides its own country, by the zone of that league."""
_CUPS = ("cup", "copa", "coppa", "coupe", "pokal", "uefa")
"""Words in the keys of what is no league."""


def seasons(league: League, now: datetime) -> tuple[int, ...]:
    """The years in which the seasons begin that are on, or about to be: one that runs over two years is on
    from July, and its fixtures are out in June."""
    if not league.split or now.month >= _JULY:
        return (now.year,)
    return (now.year - 1, now.year) if now.month == _JUNE else (now.year - 1,)


def is_cup(league: League) -> bool:
    """Whether a club may enter it later in the season than its fixtures are first known."""
    return any(word in league.key for word in _CUPS)


def leagues_of(
    teams: Iterable[Team], plays: Mapping[TeamKey, Collection[CompetitionKey]]
) -> dict[CompetitionKey, League]:
    """Where these teams play, or may: what is known of them, the competitions of their country, and those
    that its clubs may reach. `plays` is where matches of theirs are known this season."""
    found: dict[CompetitionKey, League] = {}
    for team in teams:
        known = plays.get(team.key, ())
        found |= {key: league for key, league in leagues().items() if key in known}
        found |= _may_play(team.country)
    return found


def is_left_out(
    league: League, teams: Collection[TeamKey], known: Mapping[CompetitionKey, Collection[TeamKey]]
) -> bool:
    """Whether this season of a league is known, and none of these teams is in it. `known` are the teams of
    which matches are known there."""
    there = known.get(league.key, ())
    return not is_cup(league) and bool(there) and not set(teams) & set(there)


def _may_play(country: str | None) -> dict[CompetitionKey, League]:
    at_home = [one for one in leagues().values() if country and _plain(one.country) == country]
    abroad = {
        CompetitionKey(key)
        for zone, keys in _CONTINENTAL.items()
        if any(one.zone.key.startswith(zone) for one in at_home)
        for key in keys
    }
    return {one.key: one for one in at_home} | {key: leagues()[key] for key in abroad}


def _plain(country: str | None) -> str | None:
    """A team's country is GB for all of Britain; a league tells Scotland apart."""
    return "GB" if country == "XE" else country
