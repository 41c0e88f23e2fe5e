"""The packaged tie as a dossier at any moment of it, composed for a reader in London."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache

from bot.chat import Look
from bot.knowledge.claims import Claim
from bot.knowledge.dossier import Context, Dossier, Played, Upcoming
from bot.knowledge.match import Match, MatchKey, TeamKey
from bot.knowledge.ratings import Tally
from bot.knowledge.resolve import resolve
from bot.posts.kickoff import match_day
from bot.sources.rehearsal import Story, story
from tests.sources.telling import told

LONDON = Look(zone="Europe/London")
NO_SPOILERS = Look(zone="Europe/London", spoiler=True)
ATALANTA, LIVERPOOL = TeamKey("atalanta"), TeamKey("liverpool")
DAY_BEFORE = datetime(2024, 4, 17, 19, tzinfo=UTC)
LINE_UPS_OUT = datetime(2024, 4, 18, 18, tzinfo=UTC)
AT_HALF_TIME = datetime(2024, 4, 18, 19, 50, tzinfo=UTC)
FULL_TIME = datetime(2024, 4, 18, 21, tzinfo=UTC)
MORNING_AFTER = datetime(2024, 4, 19, 9, tzinfo=UTC)


@cache
def the_story() -> Story:
    return story()


def second_leg(now: datetime, fans: Mapping[tuple[TeamKey, str], Tally] | None = None) -> Dossier:
    """Atalanta v Liverpool as it is known at an instant."""
    return _dossier("atalanta-liverpool-2024-04-18", now, fans)


def first_leg(now: datetime = DAY_BEFORE) -> Dossier:
    return _dossier("liverpool-atalanta-2024-04-11", now, None)


def _dossier(key: str, now: datetime, fans: Mapping[tuple[TeamKey, str], Tally] | None) -> Dossier:
    matches = {str(match.key): match for match in the_story().matches}
    first = _played(matches["liverpool-atalanta-2024-04-11"], now)
    verona = _played(matches["atalanta-verona-2024-04-15"], now)
    palace = _played(matches["liverpool-crystal-palace-2024-04-14"], now)
    second = matches["atalanta-liverpool-2024-04-18"]
    is_second = key == str(second.key)
    context = Context(
        tie=the_story().ties[0],
        first_leg=first if is_second else None,
        recent={ATALANTA: (verona, first), LIVERPOOL: (palace, first)} if is_second else {},
        meetings=(first,) if is_second else (),
        following={} if is_second else {LIVERPOOL: _upcoming(second, now)},
        fans=fans or {},
    )
    return resolve(matches[key], _known(matches[key].key, now), context=context)


def _known(match: MatchKey, now: datetime) -> list[Claim]:
    return [claim for claim in _everything() if claim.about.match == match and claim.said_at <= now]


@cache
def _everything() -> tuple[Claim, ...]:
    return tuple(told(the_story()))


def _played(match: Match, now: datetime) -> Played:
    dossier = resolve(match, _known(match.key, now))
    assert dossier.final is not None
    return Played(
        match,
        match_day(dossier.kickoff.value if dossier.kickoff else None),
        dossier.final,
        {team: lineup.value for team, lineup in dossier.confirmed.items()},
        tuple(note.value.text for _, note in dossier.notes),
        dossier.result.source if dossier.result else None,
    )


def _upcoming(match: Match, now: datetime) -> Upcoming:
    kickoff = resolve(match, _known(match.key, now)).kickoff
    assert kickoff is not None
    return Upcoming(match, kickoff.value)
