"""The poller on a clock that a test sets: what is asked when, once, and what trouble costs."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import cast

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app import data as joined
from bot.app.data import Data
from bot.clock import RealClock
from bot.knowledge.claims import (
    Claim,
    EventOf,
    KickoffOf,
    ResultOf,
    Source,
    SourceKind,
    StatusOf,
    StatusValue,
)
from bot.knowledge.given import Given
from bot.knowledge.match import CompetitionKey, Kickoff, Match, MatchKey, Result, Score, Status, Team, TeamKey
from bot.knowledge.standings import Standings
from bot.knowledge.timeline import Event, EventKind, Minute
from bot.sources.asking import Answer, NoAnswer, Trouble
from bot.sources.leagues import League, leagues
from bot.sources.provider import Call, Gives, Limits, PayloadError, Provider, Quota, Want
from storage import catalogue, dossiers, polling
from storage.database import Database
from storage.polling import ProviderState
from tests.fanbase import HandClock, a_channel
from tests.sources.serving import answer, site

START = datetime(2025, 9, 11, 9, tzinfo=UTC)
KICKOFF = datetime(2025, 9, 13, 14, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
PREMIER_LEAGUE = leagues()[CompetitionKey("premier-league")]
OURS = MatchKey("liverpool-everton-2025-09-13")
KINDS = frozenset({Gives.FIXTURES, Gives.RESULTS, Gives.EVENTS})


@dataclass
class Paper:
    """A provider whose answers are written by a test: `knows_at` says what is known of the one match."""

    name: str = "paper"
    limits: Limits = field(default_factory=lambda: Limits(calm=timedelta(hours=12), live=16 * MINUTE))
    gives: frozenset[Gives] = KINDS
    base: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    told: Callable[["Paper", datetime], Given] = lambda paper, now: paper.fixture()

    @property
    def source(self) -> Source:
        return Source(self.name, f"The {self.name.title()}", SourceKind.PROVIDER)

    def knows(self, league: League) -> bool:
        return league.key in ("premier-league", "bundesliga")

    def calls(self, wants: Sequence[Want]) -> list[Call]:
        names = [
            name
            for want in wants
            for name in ([f"match {ref}" for ref in want.refs] or [f"{want.league.key} {want.season}"])
        ]
        return [Call(name, f"/{name}") for name in dict.fromkeys(names)]

    def given(self, payload: bytes, now: datetime, call: Call | None = None) -> Given:
        if payload == b"nonsense":
            raise PayloadError("this is no answer")
        if payload == b"refused":
            raise PayloadError("the plan does not hold this", lasting=True)
        if payload == b"trips":
            raise IndexError
        return self.told(self, now)

    def quota(self, headers: Mapping[str, str], now: datetime) -> Quota | None:
        return None

    def fixture(self, *more: Claim, kickoff: datetime = KICKOFF) -> Given:
        home = Team(TeamKey(f"{self.name}:1"), "Liverpool FC", country="GB")
        away = Team(TeamKey(f"{self.name}:2"), "Everton FC", country="GB")
        match = Match(self.match, PREMIER_LEAGUE.competition, "2025-26", home, away)
        claim = self.says(KickoffOf(self.match), Kickoff(kickoff, zone="Europe/London"))
        return Given(self.source, (match.competition,), (home, away), matches=(match,), claims=(claim, *more))

    @property
    def match(self) -> MatchKey:
        return MatchKey(f"{self.name}:7")

    def says(self, about: object, value: object) -> Claim:
        return Claim(about, value, self.source, START)  # type: ignore[arg-type]

    def status(self, status: Status) -> Claim:
        return self.says(StatusOf(self.match), StatusValue(status))


@dataclass
class Line:
    """What a provider is asked, and answers: what a test put there, else that there is news."""

    clock: HandClock
    asked: list[tuple[datetime, str, str | None]] = field(default_factory=list)
    answers: deque[Answer | NoAnswer] = field(default_factory=deque)
    always: Answer | NoAnswer = field(default_factory=lambda: Answer(b"news", '"1"'))

    def ready_at(self, now: datetime) -> datetime:
        return now

    async def ask(self, call: Call, etag: str | None = None, modified: str | None = None) -> Answer:
        self.asked.append((self.clock.at, call.name, etag))
        answer = self.answers.popleft() if self.answers else self.always
        if isinstance(answer, NoAnswer):
            raise answer
        return answer

    async def close(self) -> None: ...

    @property
    def names(self) -> list[str]:
        return [name for _, name, _ in self.asked]


@dataclass
class Desk:
    """Data on a clock of its own, and what came of it."""

    database: Database
    clock: HandClock
    lines: dict[str, Line]
    data: Data
    news: list[datetime]

    async def until(self, end: datetime) -> None:
        """Lets time pass, from one instant at which something is due to the next."""
        while self.clock.at < end:
            self.clock.at = min(end, await self.data.tick() or end)

    def line(self, name: str = "paper") -> Line:
        return self.lines[name]

    async def state(self, name: str = "paper") -> ProviderState:
        async with self.database.read() as conn:
            return await polling.state(conn, name, self.clock.at.date())


def a_desk(database: Database, *providers: Provider, at: datetime = START) -> Desk:
    clock, news = HandClock(at), list[datetime]()
    lines = {one.source.key: Line(clock) for one in providers}
    data = Data(
        database,
        providers,
        clock,
        lambda: news.append(clock.at),
        heartbeat=6 * HOUR,
        chance=lambda: 0.5,
        asking=lambda provider, now: lines[provider.source.key],
    )
    return Desk(database, clock, lines, data, news)


async def test_nobody_follows_anything_and_nobody_is_asked(database: Database) -> None:
    desk = a_desk(database, Paper())
    await desk.until(START + HOUR)
    assert desk.line().asked == []
    async with database.read() as conn:
        assert TeamKey("liverpool") in {team.key for team in await catalogue.all_teams(conn)}
        assert PREMIER_LEAGUE.key in {one.key for one in await catalogue.all_competitions(conn)}


async def test_what_is_followed_is_asked_once_for_all_channels_and_seldom(database: Database) -> None:
    await a_channel(database, "one")
    await a_channel(database, "two")
    desk = a_desk(database, Paper())
    await desk.until(START + timedelta(hours=13))
    assert desk.line().asked == [
        (START, "premier-league 2025", None),
        (START + timedelta(hours=12), "premier-league 2025", '"1"'),
    ]
    assert desk.news == [START]


async def test_a_restart_spends_no_call_twice(database: Database) -> None:
    await a_channel(database)
    await a_desk(database, Paper()).until(START + HOUR)
    again = a_desk(database, Paper(), at=START + 2 * HOUR)
    await again.until(START + 3 * HOUR)
    assert again.line().asked == []
    assert (await again.state()).calls == 1


async def test_a_channel_that_follows_something_new_does_not_wait(database: Database) -> None:
    desk = a_desk(database, Paper())
    await desk.data.tick()
    await a_channel(database)
    desk.data.wake()
    await desk.data.tick()
    assert desk.line().names == ["premier-league 2025"]


def played(paper: Paper, now: datetime) -> Given:
    """Kicked off in time, a goal after ten minutes, over after 112."""
    if now < KICKOFF:
        return paper.fixture()
    goal = Event(EventKind.GOAL, Minute(10), TeamKey(f"{paper.name}:1"), "Salah")
    known = (
        [paper.says(EventOf(paper.match, f"{paper.name}:1"), goal)] if now >= KICKOFF + 10 * MINUTE else []
    )
    if now < KICKOFF + 112 * MINUTE:
        return paper.fixture(paper.status(Status.LIVE), *known)
    over = paper.says(ResultOf(paper.match), Result(Score(1, 0)))
    return paper.fixture(paper.status(Status.FINISHED), over, *known)


async def test_a_match_is_looked_at_all_the_time_until_it_is_over_and_then_seldom(
    database: Database,
) -> None:
    await a_channel(database)
    desk = a_desk(database, Paper(told=played))
    await desk.until(KICKOFF + timedelta(hours=30))
    looks = [at for at, name, _ in desk.line().asked if name == "match 7"]
    over = KICKOFF + 112 * MINUTE
    assert looks[:8] == [KICKOFF + minute * MINUTE for minute in range(0, 113, 16)]
    assert looks[8:] == [over + after for after in (5 * MINUTE, HOUR, 3 * HOUR, 12 * HOUR, 24 * HOUR)]
    assert desk.news[1:] == [KICKOFF, KICKOFF + 16 * MINUTE, over]
    async with database.read() as conn:
        dossier = await dossiers.load(conn, OURS)
    assert dossier.final == Result(Score(1, 0))


async def test_a_goal_that_vanishes_is_gone_though_nothing_changes_after(database: Database) -> None:
    def told(paper: Paper, now: datetime) -> Given:
        goal = Event(EventKind.GOAL, Minute(10), TeamKey("paper:1"), "Salah")
        claim = paper.says(EventOf(paper.match, "paper:1"), goal)
        there = [claim] if now < KICKOFF + 12 * MINUTE else []
        given = paper.fixture(paper.status(Status.LIVE), *there)
        return replace(given, whole=frozenset({(paper.match, EventOf)}))

    await a_channel(database)
    desk = a_desk(database, Paper(told=told, limits=Limits(live=4 * MINUTE)), at=KICKOFF - HOUR)
    await desk.until(KICKOFF + 16 * MINUTE)
    async with database.read() as conn:
        assert (await dossiers.load(conn, OURS)).events
    tags = {at: etag for at, name, etag in desk.line().asked if name == "match 7"}
    await desk.until(KICKOFF + 20 * MINUTE)
    tags |= {at: etag for at, name, etag in desk.line().asked if name == "match 7"}
    async with database.read() as conn:
        assert not (await dossiers.load(conn, OURS)).events
    assert tags[KICKOFF + 12 * MINUTE] == '"1"'
    assert tags[KICKOFF + 16 * MINUTE] is None  # asked for all of it, not for what is new


async def test_one_that_is_down_costs_only_its_own_facts(database: Database) -> None:
    await a_channel(database)
    desk = a_desk(database, Paper("paper", told=played), Paper("radio", told=played), at=KICKOFF - HOUR)
    desk.line("radio").always = NoAnswer(Trouble.AWAY, "The Radio is out of order (it says 500).")
    await desk.until(KICKOFF + 2 * HOUR)
    state = await desk.state("radio")
    assert state.problem == "The Radio is out of order (it says 500)."
    assert state.failures > 6
    assert len(desk.line("radio").asked) < 20
    assert (await desk.state("paper")).problem is None
    assert len([name for name in desk.line("paper").names if name == "match 7"]) >= 7


async def test_one_that_comes_back_is_looked_at_at_once(database: Database) -> None:
    await a_channel(database)
    desk = a_desk(database, Paper(told=played, limits=Limits(live=4 * MINUTE)), at=KICKOFF - HOUR)
    await desk.until(KICKOFF + 4 * MINUTE)
    desk.line().answers.append(NoAnswer(Trouble.TOO_MANY, "too often", timedelta(seconds=90)))
    await desk.until(KICKOFF + 10 * MINUTE)
    looks = [at - KICKOFF for at, name, _ in desk.line().asked if name == "match 7"]
    assert looks == [0 * MINUTE, 4 * MINUTE, 5.5 * MINUTE, 9.5 * MINUTE]
    state = await desk.state()
    assert (state.failures, state.problem, state.rests_until) == (0, None, None)


@pytest.mark.parametrize("payload", [b"nonsense", b"trips"])
async def test_nonsense_is_asked_for_again_later_each_time(database: Database, payload: bytes) -> None:
    await a_channel(database)
    desk = a_desk(database, Paper())
    desk.line().answers.extend([Answer(payload), Answer(payload)])
    await desk.until(START + 50 * MINUTE)
    assert [at - START for at, _, _ in desk.line().asked] == [timedelta(), 15 * MINUTE, 45 * MINUTE]
    assert (await desk.state()).problem is None


async def test_an_answer_that_cannot_be_kept_costs_only_itself(database: Database) -> None:
    def told(paper: Paper, now: datetime) -> Given:
        broken = cast("Standings", None)
        return paper.fixture() if now >= START + 15 * MINUTE else replace(paper.fixture(), tables=(broken,))

    await a_channel(database)
    desk = a_desk(database, Paper(told=told))
    await desk.until(START + 50 * MINUTE)
    assert [at - START for at, _, _ in desk.line().asked] == [timedelta(), 15 * MINUTE]
    assert (await desk.state()).problem is None


async def test_what_is_wrong_is_told_in_words(database: Database) -> None:
    await a_channel(database)
    desk = a_desk(database, Paper())
    desk.line().always = Answer(b"refused")
    await desk.until(START + 11 * HOUR)
    assert desk.line().names == ["premier-league 2025"]  # asking again would not help
    assert (await desk.state()).problem == "The Paper: the plan does not hold this"


async def test_what_is_not_there_yet_is_no_trouble(database: Database) -> None:
    await a_channel(database)
    desk = a_desk(database, Paper())
    desk.line().always = NoAnswer(Trouble.MISSING, "The Paper has nothing for this question.")
    await desk.until(START + 25 * HOUR)
    assert len(desk.line().asked) == 3
    state = await desk.state()
    assert (state.failures, state.problem) == (0, None)


async def test_a_key_that_is_not_taken_is_tried_again_after_a_restart(database: Database) -> None:
    await a_channel(database)
    desk = a_desk(database, Paper())
    desk.line().always = NoAnswer(Trouble.REFUSED, "The Paper does not take the key.")
    await desk.until(START + 50 * MINUTE)
    assert len(desk.line().asked) == 1
    again = a_desk(database, Paper(), at=START + 50 * MINUTE)
    await again.until(START + 51 * MINUTE)
    assert len(again.line().asked) == 1
    assert (await again.state()).problem is None


async def test_a_days_calls_are_not_overspent_and_are_there_again_tomorrow(database: Database) -> None:
    await a_channel(database)
    desk = a_desk(database, Paper(told=played, limits=Limits(per_day=8, calm=HOUR, live=MINUTE)))
    await desk.until(KICKOFF + 6 * HOUR)
    by_day: dict[date, int] = {}
    for at, _, _ in desk.line().asked:
        by_day[at.date()] = by_day.get(at.date(), 0) + 1
    assert max(by_day.values()) <= 8
    assert len(by_day) == 3
    async with database.read() as conn:
        assert (await dossiers.load(conn, OURS)).final == Result(Score(1, 0))


async def test_what_the_provider_says_is_left_counts(database: Database) -> None:
    await a_channel(database)
    desk = a_desk(database, Paper(limits=Limits(calm=HOUR)))
    desk.line().always = Answer(b"news", quota=Quota(left_today=0))
    await desk.until(START + 14 * HOUR)
    assert len(desk.line().asked) == 1
    assert (await desk.state()).left == 0
    await desk.until(START + 16 * HOUR)
    assert [at for at, _, _ in desk.line().asked][1] == datetime(2025, 9, 12, tzinfo=UTC)


async def test_a_provider_of_one_country_is_asked_where_that_is_followed(database: Database) -> None:
    await a_channel(database)
    desk = a_desk(database, Paper("openligadb"))
    await desk.until(START + HOUR)
    assert desk.line("openligadb").asked == []
    await a_channel(database, "two", follows=["competition:bundesliga"])
    desk.data.wake()
    await desk.until(START + 2 * HOUR)
    assert set(desk.line("openligadb").names) == {"premier-league 2025", "bundesliga 2025"}


class Away(Database):
    """A store that is away at first."""

    away = 3

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        if self.away:
            self.away -= 1
            raise OperationalError("SELECT", {}, OSError("nobody there"))
        async with super().read() as conn:
            yield conn


async def test_on_the_real_clock_it_survives_a_store_that_is_away(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joined, "STORE_AWAY", 0.0)
    await a_channel(database)
    heard = asyncio.Event()
    async with site(lambda path, writer: _news(writer)) as server:
        paper = Paper(base=server.url("").rstrip("/"), limits=Limits(per_minute=1))
        data = Data(Away(database.engine), [paper], RealClock(), heard.set)
        running = asyncio.create_task(data.run())
        await asyncio.wait_for(heard.wait(), 60)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert len(server.asked) == 1


async def _news(writer: asyncio.StreamWriter) -> None:
    writer.write(answer(b"news"))


async def test_a_clock_that_is_put_back_does_not_silence_the_questions(database: Database) -> None:
    """By it the last look is in times to come."""
    await a_channel(database)
    desk = a_desk(database, Paper(told=played), at=KICKOFF + HOUR)
    await desk.data.tick()
    desk.line().asked.clear()
    desk.clock.at = KICKOFF + 5 * MINUTE
    await desk.until(KICKOFF + 40 * MINUTE)
    assert "match 7" in desk.line().names
