"""The packaged tie as a story: what becomes known when, from the day before until the ratings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from bot.knowledge.claims import BallotOf, BallotTimes, Claim, EventOf, KickoffOf
from bot.knowledge.match import Competition, Kickoff, Match, MatchKey, Player, Team
from bot.knowledge.resolve import resolve
from bot.knowledge.tie import Tie
from bot.knowledge.timeline import Event, EventKind
from bot.reading.article import Article
from bot.sources.rehearsal_cast import Cast, Facts, cast, packaged
from bot.sources.rehearsal_crowd import Guess, Sheet, crowd
from bot.sources.rehearsal_drill import disturbed
from bot.sources.rehearsal_news import instant, news
from bot.sources.rehearsal_play import play
from bot.sources.rehearsal_press import printed

BEFORE_KICKOFF = timedelta(minutes=15)
AFTER_FULL_TIME = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Story:
    """A matchday to play on a virtual clock. All instants are aware and in UTC."""

    starts: datetime
    ends: datetime
    teams: tuple[Team, ...]
    players: tuple[Player, ...]
    competitions: tuple[Competition, ...]
    ties: tuple[Tie, ...]
    matches: tuple[Match, ...]
    before: tuple[Claim, ...]
    """What is known when the story starts."""
    feed: tuple[tuple[datetime, tuple[Claim, ...]], ...]
    """What becomes known when, ascending; each instant once."""
    articles: tuple[tuple[datetime, Article], ...]
    """What is printed when, ascending: it is read, and an operator decides on it."""
    guesses: Sequence[Guess]
    sheets: Sequence[Sheet]
    """What invented fans predict and how they rate, ascending."""
    play: tuple[datetime, datetime]
    """From shortly before kickoff until shortly after full time: when the clock should run slowly."""
    match: MatchKey
    """The match that the story is about: the second leg."""


def story(chaos: bool = False) -> Story:
    """Atalanta v Liverpool on 18 April 2024 as it was told.

    With `chaos` the kickoff moves by 30 minutes after the first reminder, and a goal is given and then taken
    back.
    """
    facts = packaged()
    people = cast(facts)
    match = people.matches["second_leg"].key
    claims = _claims(facts, people)
    if chaos:
        claims = disturbed(claims, match, people.sources["matchday"])
    starts = instant(facts["clock"]["starts"])
    second_leg = [claim for claim in claims if claim.about.match == match]
    guesses, sheets = crowd(resolve(people.matches["second_leg"], second_leg))
    return Story(
        starts=starts,
        ends=instant(facts["clock"]["ends"]),
        teams=tuple(people.teams.values()),
        players=people.players,
        competitions=tuple(people.competitions.values()),
        ties=(people.tie,),
        matches=tuple(people.matches.values()),
        before=tuple(claim for claim in claims if claim.said_at <= starts),
        feed=_feed(claim for claim in claims if claim.said_at > starts),
        articles=printed(facts),
        guesses=guesses,
        sheets=sheets,
        play=(_kickoff(claims, match) - BEFORE_KICKOFF, _full_time(claims, match) + AFTER_FULL_TIME),
        match=match,
    )


def _claims(facts: Facts, people: Cast) -> list[Claim]:
    """Every claim of the story, in the order of the file."""
    closes = BallotTimes(instant(facts["clock"]["ballot_closes"]), rehearsed=True)
    claims = [
        Claim(
            BallotOf(people.matches["second_leg"].key),
            closes,
            people.sources["matchday"],
            instant(facts["clock"]["starts"]),
        )
    ]
    for part, match in people.matches.items():
        told = facts["matches"][part]
        claims += news(match.key, told, people.sources, facts["team_sheets"])
        claims += play(match.key, told, people.sources)
    return claims


def _feed(claims: Iterable[Claim]) -> tuple[tuple[datetime, tuple[Claim, ...]], ...]:
    in_time = sorted(claims, key=_said_at)
    return tuple((at, tuple(together)) for at, together in groupby(in_time, key=_said_at))


def _said_at(claim: Claim) -> datetime:
    return claim.said_at


def _kickoff(claims: Iterable[Claim], match: MatchKey) -> datetime:
    """The kickoff as it was told last."""
    told = max((c for c in claims if c.about == KickoffOf(match)), key=_said_at).value
    if not isinstance(told, Kickoff) or told.at is None:
        raise LookupError(f"{match} has no confirmed kickoff")
    return told.at


def _full_time(claims: Iterable[Claim], match: MatchKey) -> datetime:
    return next(
        claim.said_at
        for claim in claims
        if isinstance(claim.about, EventOf)
        and claim.about.match == match
        and isinstance(claim.value, Event)
        and claim.value.kind is EventKind.FULL_TIME
    )
