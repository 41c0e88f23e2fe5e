"""A matchday of each provider in time-lapse, through the real poller, store, planner, outbox and web: the
posts come out right, once, whatever the provider does."""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.app.data import Data
from bot.app.world import World, world
from bot.chat import Channel, Look
from bot.clock import StoryClock
from bot.delivery.sender import Sender
from bot.platforms.web.history import RoomMessage
from bot.posts.sources import sources
from bot.posts.text import as_text
from bot.schedule.runner import Runner
from bot.sources.asking import Asking
from bot.sources.providers import PROVIDERS, Access
from storage import channels, dossiers, fixtures, polling
from tests.provider_server import TOKEN, Fault, Game, ProviderServer, Trouble
from tests.provider_server.script import MINUTE
from tests.provider_server.season import CUP_TIE, LEAGUE_MATCH, PLAYED, SECOND, TAKEN_BACK, at
from tests.stores import copied, store_url

LOOK = Look("en", "Europe/Berlin")
HOUR = timedelta(hours=1)
SETTLED = 2
"""So many looks after a change everything of it is known; the time until the next one is skipped then."""
PATIENCE = timedelta(seconds=1)
"""For an answer, in real time."""
LEAGUE, CUP = "monchengladbach", "2026-11-03"
"""What the keys of the two matches have in them."""


@dataclass
class Town:
    """A room on the web that follows a competition, the providers that are asked, and all that was said."""

    joined: World
    clock: StoryClock
    server: ProviderServer
    said: list[RoomMessage]
    data: Data
    runner: Runner
    sender: Sender
    news: bool = True
    looks: int = 0
    """Since anything changed."""
    idle: int = 0
    """How often nobody was asked, one time after the other."""

    async def live_until(self, end: datetime) -> None:
        """Lets time pass, and the poller ask when it wants to. Time in which nothing changes is hurried
        through, and a poller that has asked nobody is woken later and later: it thinks again every minute."""
        due: datetime | None = None
        while (now := self.clock.now()) < end:
            ahead = await self._poll(now)
            if self.news or (due is not None and due <= now):
                self.news = False
                due = await self._step(now)
            change = self._next_change(now)
            if self.looks >= SETTLED:
                ahead = max(ahead, change)
            following = max(now + timedelta(seconds=1), min(ahead, due or end, end))
            if change <= following:
                self.looks = 0
            self.clock.stand(following)

    async def _poll(self, now: datetime) -> datetime:
        """When to ask again."""
        before = len(self.server.asked)
        ahead = await self.data.tick()
        asked = self.server.asked[before:]
        self.idle = 0 if asked else min(self.idle + 1, 3 if self._near(now) else 9)
        self.looks += bool(asked) and all(one.fault is None for one in asked)
        assert ahead is not None
        return ahead if asked else max(ahead, now + MINUTE * 2**self.idle)

    async def _step(self, now: datetime) -> datetime | None:
        """What is due is said; when there is something to be said next."""
        waiting = [await self.runner.tick(now), await self.sender.drain()]
        return min((one for one in waiting if one is not None and one > now), default=None)

    def _near(self, now: datetime) -> bool:
        """Whether a match is on, or about to be."""
        return any(
            game.at(now).at - 2 * HOUR < now < game.at(now).at + 3 * HOUR and now < game.ends
            for game in self.server.games
        )

    def _next_change(self, now: datetime) -> datetime:
        changes = [change for game in self.server.games for change in game.changes()]
        changes += [change + lag for lag in self.server.lag.values() for change in changes]
        changes += [edge for one in self.server.troubles for edge in (one.since, one.until) if edge]
        return min([one for one in changes if one > now], default=now + 12 * HOUR)

    def count(self, match: str) -> Counter[str]:
        """How many posts of each kind there were about a match."""
        return Counter(one.kind for one in self.said if one.revision == 1 and match in one.subject)

    def titles(self, kind: str, match: str) -> list[str]:
        """The posts of a kind about a match as they stand in the end, in the order they were first said; the
        home side by one word."""
        return [_short(one.post.title) for one in self._last(kind, match)]

    def texts(self, kind: str, match: str) -> list[str]:
        """The same, as texts."""
        return [as_text(one.post, LOOK) for one in self._last(kind, match)]

    def first(self, kind: str, match: str) -> list[RoomMessage]:
        """As they were said at first."""
        return [one for one in self.said if (one.kind, one.revision) == (kind, 1) and match in one.subject]

    def _last(self, kind: str, match: str) -> list[RoomMessage]:
        last = {one.key: one for one in self.said if one.kind == kind and match in one.subject}
        return list(last.values())

    async def says_who(self) -> str:
        """The answer to /sources about the league match."""
        async with self.joined.database.read() as conn:
            [match] = await fixtures.between(conn, PLAYED - HOUR, PLAYED + HOUR)
            return as_text(sources(await dossiers.load(conn, match.key), LOOK), LOOK)

    async def problems(self) -> dict[str, str | None]:
        """What is kept of each provider's troubles, for moderators."""
        async with self.joined.database.read() as conn:
            return {state.name: state.problem for state in await polling.states(conn)}


def _short(title: str) -> str:
    return title.replace("Borussia Mönchengladbach", "Borussia").replace("SC Freiburg", "Freiburg")


@asynccontextmanager
async def a_town(
    store: Path,
    starts: datetime,
    providers: Sequence[str],
    games: Sequence[Game] = (LEAGUE_MATCH,),
    follows: Sequence[str] = ("competition:bundesliga",),
) -> AsyncIterator[Town]:
    clock, said = StoryClock(starts), list[RoomMessage]()

    def heard() -> None:
        town.news = True

    async with AsyncExitStack() as stack:
        joined = await stack.enter_async_context(world(store_url(store), clock, said.append))
        server = await stack.enter_async_context(ProviderServer(games, clock.now))
        async with joined.database.write() as conn:
            room = Channel("web", "fans")
            community = await channels.open_community(conn, "web", "fans", "Fans")
            opened = await channels.open_channel(conn, community, room, "Fans", LOOK, starts)
            for target in follows:
                await channels.follow(conn, opened, target)
        made = [PROVIDERS[name].make(_access(server, name)) for name in providers]
        asking = partial(Asking, patience=PATIENCE)
        data = Data(joined.database, made, clock, heard, chance=lambda: 0.5, asking=asking)
        stack.push_async_callback(data.close)
        town = Town(joined, clock, server, said, data, Runner(joined.database), joined.new_sender())
        yield town


def _access(server: ProviderServer, name: str) -> Access:
    return Access(server.base(name), TOKEN, calendars=(f"{server.base(name)}/freiburg.ics",))


@pytest.fixture
def store(tmp_path: Path, migrated: Path) -> Path:
    return copied(migrated, tmp_path)


def everything_goes_wrong(server: ProviderServer, provider: str) -> list[Trouble]:
    """A day of 500s, and on the day of the match one thing after the other, in between what happens."""
    during = partial(server.trouble, provider=provider)
    return [
        during(Fault.DOWN, since=at(10, 26, "00:00"), until=at(10, 27, "00:00")),
        during(Fault.TOO_MANY, since=PLAYED - 95 * MINUTE, times=1, retry_after=120),
        during(Fault.TRUNCATED, since=PLAYED + 15 * MINUTE, times=1),
        during(Fault.BROKEN_OFF, since=PLAYED + 18 * MINUTE, times=1),
        during(Fault.GOAL_GONE, since=PLAYED + 25 * MINUTE, times=1),
        during(Fault.NOT_BEGUN, since=PLAYED + 42 * MINUTE, times=1),
        during(Fault.RENAMED, since=PLAYED + 50 * MINUTE, times=3),
        during(Fault.ANOTHERS, since=PLAYED + 64 * MINUTE, times=1),
        during(Fault.LOGIN_PAGE, since=PLAYED + 67 * MINUTE, times=1),
    ]


@pytest.mark.parametrize("provider", ["openligadb", "api-football", "espn"])
async def test_the_posts_come_out_right_once_whatever_goes_wrong(store: Path, provider: str) -> None:
    async with a_town(store, at(10, 23, "12:00"), [provider]) as town:
        town.server.calls_a_day["api-football"] = 100
        troubles = everything_goes_wrong(town.server, provider)
        await town.live_until(at(10, 31, "20:30"))
        assert [one.fault for one in troubles if not one.met] == []
        assert any(one.status == 304 for one in town.server.asked)
        assert [one for one in town.server.asked if one.status == 429 and one.fault is None] == []
        right_in_the_end(town, lineups=provider != "openligadb")


def right_in_the_end(town: Town, *, lineups: bool) -> None:
    lined_up = {"lineup": 1, "ballot": 1} if lineups else {}
    reminders = len(town.first("kickoff_reminder", LEAGUE))
    assert town.count(LEAGUE) == Counter(
        {"preview": 1, "moved": 2, "kickoff_reminder": reminders, "live": 1, "goal": 5, "full_time": 1}
        | lined_up
    )
    the_moves_are_told(town)
    assert town.titles("goal", LEAGUE) == [
        "⚽ Goal: Borussia 1–0 Freiburg",
        "⚽ Goal: Borussia 1–1 Freiburg",
        "No goal: Borussia 1–1 Freiburg",
        "⚽ Goal: Borussia 2–1 Freiburg",
        "⚽ Goal: Borussia 3–1 Freiburg",
    ]
    [corrected] = [one.at for one in town.said if one.post.title.startswith("No goal")]
    assert TAKEN_BACK <= corrected <= TAKEN_BACK + 6 * MINUTE
    first, last = town.first("goal", LEAGUE), town.texts("goal", LEAGUE)
    assert "56' Yann Xavier (SC Freiburg)" in as_text(first[2].post, LOOK)
    assert "71' Robin Hack-Keller" in as_text(first[3].post, LOOK)
    assert "71' Jan Gerlach" in last[3]
    assert "88' Own goal" in last[4]
    assert town.titles("live", LEAGUE) == ["Full time: Borussia 3–1 Freiburg"]
    assert town.titles("full_time", LEAGUE) == ["Full time: Borussia 3–1 Freiburg"]
    [over] = town.texts("full_time", LEAGUE)
    assert "Tom Haase 12'; Jan Gerlach 71'; Dario Rossi 88' (own goal)" in over
    if lineups:
        [elevens] = town.texts("lineup", LEAGUE)
        assert all(name in elevens for club in LEAGUE_MATCH.sides() for name in club.players)
        assert PLAYED - 50 * MINUTE <= town.first("lineup", LEAGUE)[0].at <= PLAYED - 30 * MINUTE


def the_moves_are_told(town: Town) -> None:
    """One post for each move, no reminder that stands with a wrong kickoff, and the last one in time."""
    assert town.titles("moved", LEAGUE) == [
        "New date: Borussia v Freiburg",
        "Later kickoff: Borussia v Freiburg",
    ]
    assert all("Sat 31 Oct, 16:00 CET" in text for text in town.texts("kickoff_reminder", LEAGUE))
    reminders = [one.at for one in town.first("kickoff_reminder", LEAGUE)]
    assert reminders[0] == SECOND - 2 * HOUR
    assert reminders[-1] == PLAYED - 15 * MINUTE
    assert len(set(reminders)) == len(reminders)


async def test_a_cup_tie_that_two_tell_goes_all_the_way_and_nothing_is_said_twice(store: Path) -> None:
    both, cup = ["openligadb", "football-data"], ("competition:dfb-pokal",)
    async with a_town(store, at(11, 3, "19:35"), both, (CUP_TIE,), cup) as town:
        town.server.calls_a_minute["football-data"] = 10
        await town.live_until(CUP_TIE.ends + HOUR)
        assert {one.status for one in town.server.asked} <= {200, 304, 404}
        assert town.count(CUP) == Counter({"kickoff_reminder": 1, "live": 1, "goal": 4, "full_time": 1})
        assert [title.split()[3] for title in town.titles("goal", CUP)] == ["1–0", "1–1", "1–2", "2–2"]
        [over] = town.texts("full_time", CUP)
        assert "SC Freiburg win 4–1 on penalties" in over
        assert all(town.server.asked_of(one, CUP_TIE.ends) for one in both)


async def test_fixtures_alone_move_the_reminders_and_tell_no_old_result(store: Path) -> None:
    async with a_town(store, at(10, 23, "12:00"), ["openfootball", "ics"]) as town:
        town.server.lag["openfootball"] = timedelta(days=3)
        town.server.trouble(Fault.SILENT, "ics", at(10, 25, "00:00"), times=1)
        await town.live_until(at(11, 4, "00:00"))
        assert town.titles("moved", LEAGUE)[0] == "New date: Borussia v Freiburg"
        assert town.first("kickoff_reminder", LEAGUE)[0].at == SECOND - 2 * HOUR
        assert not {"full_time", "goal", "ballot"} & set(town.count(LEAGUE))
        assert "result" in await town.says_who()


async def test_two_that_disagree_are_both_kept_and_one_that_is_down_costs_its_own_facts(store: Path) -> None:
    never_moved = replace(LEAGUE_MATCH, kickoffs=LEAGUE_MATCH.kickoffs[:-1])
    async with a_town(store, at(10, 31, "12:50"), ["openligadb", "espn"]) as town:
        town.server.versions["openligadb"] = (never_moved,)
        down = town.server.trouble(Fault.DOWN, "openligadb", PLAYED - 55 * MINUTE)
        await town.live_until(PLAYED - 55 * MINUTE)
        told = await town.says_who()
        assert "16:00 CET (ESPN)" in told
        assert "15:30 CET (OpenLigaDB)" in told
        await town.live_until(PLAYED + 35 * MINUTE)
        assert town.titles("goal", LEAGUE) == [
            "⚽ Goal: Borussia 1–0 Freiburg",
            "⚽ Goal: Borussia 1–1 Freiburg",
        ]
        assert town.count(LEAGUE)["lineup"] == 1
        problems = await town.problems()
        assert problems["openligadb"] == "OpenLigaDB is out of order (it says 500)."
        assert problems["espn"] is None
        assert 1 < down.met < 15
