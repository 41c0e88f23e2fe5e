"""A round of matches that kick off at one time, and what happens to single ones of them."""

from datetime import datetime

from bot.chat import Bullets, Post, Text
from bot.knowledge.claims import Claim, KickoffOf, StatusOf, StatusValue
from bot.knowledge.match import (
    Competition,
    CompetitionKey,
    Kickoff,
    Match,
    MatchKey,
    Status,
    Team,
    TeamKey,
)
from storage import catalogue, claims
from storage.database import Database
from tests.fanbase import KICKOFF, LONG_AGO
from tests.knowledge.builders import PROVIDER

LEAGUE = Competition(CompetitionKey("the-league"), "The League")
FOLLOWED = "competition:the-league"


def match_key(number: int) -> MatchKey:
    return MatchKey(f"match-{number:02}")


def a_match_of_the_round(number: int) -> Match:
    home, away = (
        Team(TeamKey(f"{side}-{number:02}"), f"{side.title()} {number}") for side in ("home", "away")
    )
    return Match(match_key(number), LEAGUE, "2023-24", home, away, "Matchday 33")


def begins(number: int, at: datetime = KICKOFF, said_at: datetime = LONG_AGO) -> Claim:
    return Claim(KickoffOf(match_key(number)), Kickoff(at, zone="Europe/London"), PROVIDER, said_at)


def is_now(number: int, status: Status, said_at: datetime) -> Claim:
    return Claim(StatusOf(match_key(number)), StatusValue(status), PROVIDER, said_at)


async def a_store_with_a_round(database: Database, size: int, at: datetime = KICKOFF) -> None:
    """Matches number 1 to `size` of one competition, all at one time."""
    matches = [a_match_of_the_round(number) for number in range(1, size + 1)]
    async with database.write() as conn:
        await catalogue.keep(
            conn,
            teams_=tuple(team for match in matches for team in (match.home, match.away)),
            competitions_=(LEAGUE,),
            matches_=tuple(matches),
        )
        await claims.add(conn, [begins(number, at) for number in range(1, size + 1)], LONG_AGO)


def listed(post: Post) -> list[str]:
    """The lines of a post's lists as plain text, what is struck out between tildes."""
    lines = [line for block in post.blocks if isinstance(block, Bullets) for line in block.lines]
    return ["".join(_plain(span) for span in line) for line in lines]


def _plain(span: object) -> str:
    if isinstance(span, Text):
        return f"~{span.text}~" if span.gone else span.text
    return str(getattr(span, "text", None) or getattr(span, "instant", ""))
