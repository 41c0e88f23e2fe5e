"""Teams that are generally known, so that providers which name them differently mean the same ones."""

from functools import lru_cache

from bot.knowledge.identity import slug
from bot.knowledge.match import Team, TeamKey
from bot.reading.clubs import Club, everyone


@lru_cache(maxsize=1)
def known_teams() -> tuple[Team, ...]:
    """Clubs and national teams under all the names that are nobody else's; nicknames are left out, as no
    provider uses them."""
    return tuple(_team(club) for club in everyone())


def _team(club: Club) -> Team:
    aliases = tuple(sorted(club.names))
    country = None if club.national else {"XE": "GB"}.get(club.country, club.country)
    return Team(TeamKey(slug(club.name)), club.name, aliases, country=country)
