"""What surrounds a match on ESPN's pages: the ground, the officials and who shows it."""

import re
from collections.abc import Iterable
from datetime import datetime

from bot.knowledge.claims import BroadcastOf, Claim, OfficialsOf, VenueOf
from bot.knowledge.match import Broadcast, Match, Officials, Venue
from bot.knowledge.spelling import plain
from bot.sources.espn_match import SOURCE
from bot.sources.espn_payload import BroadcastPart, Official, VenuePart


def venue(match: Match, part: VenuePart, now: datetime) -> Claim:
    city = part.address.city if part.address else None
    return Claim(VenueOf(match.key), Venue(part.name, city or None), SOURCE, now)


def officials(match: Match, crew: Iterable[Official], now: datetime) -> Claim | None:
    """The referee's team; None as long as ESPN does not call one of them the referee."""
    by_post = [(plain(one.position.name), one.name) for one in crew]
    referee = next((name for post, name in by_post if post == "referee"), None)
    if referee is None:
        return None
    value = Officials(
        referee,
        assistants=tuple(n for post, n in by_post if re.match(r"assistant referee|linesman", post)),
        fourth=next((name for post, name in by_post if post == "fourth official"), None),
        var=tuple(n for post, n in by_post if re.search(r"\bvar\b|video assistant", post)),
    )
    return Claim(OfficialsOf(match.key), value, SOURCE, now)


def broadcasts(match: Match, parts: Iterable[BroadcastPart], now: datetime) -> list[Claim]:
    """All channels of a country together: "FOX, Telemundo". A region that is no country is left out."""
    channels: dict[str, list[str]] = {}
    for part in parts:
        country = {"UK": "GB"}.get(part.region.upper(), part.region.upper())
        channel = part.media.name or part.media.short
        if re.fullmatch(r"[A-Z]{2}", country) and channel and channel not in channels.get(country, ()):
            channels.setdefault(country, []).append(channel)
    return [
        Claim(BroadcastOf(match.key, country), Broadcast(", ".join(names), country), SOURCE, now)
        for country, names in channels.items()
    ]
