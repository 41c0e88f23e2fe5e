"""The providers on loopback play what the script says, and fail as they are told to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest

from bot.clock import StoryClock
from tests.provider_server import GAMES, TOKEN, Fault, ProviderServer
from tests.provider_server.script import MINUTE, Phase
from tests.provider_server.season import (
    CORRECTED,
    CUP_TIE,
    FIRST,
    KNOWN,
    LEAGUE_MATCH,
    PLAYED,
    PUT_OFF,
    SECOND,
)

SEASON = {
    "openligadb": "/getmatchdata/bl1/2026",
    "football-data": "/v4/competitions/BL1/matches?season=2026",
    "api-football": "/fixtures?league=78&season=2026",
    "espn": "/apis/site/v2/sports/soccer/ger.1/scoreboard?dates=20261031",
    "openfootball": "/football.json/master/2026-27/de.1.json",
    "ics": "/freiburg.ics",
}
KEYS = {"X-Auth-Token": TOKEN, "x-apisports-key": TOKEN}


@asynccontextmanager
async def playing(
    clock: StoryClock, **options: Any
) -> AsyncIterator[tuple[ProviderServer, httpx.AsyncClient]]:
    async with (
        ProviderServer(GAMES, clock.now, **options) as server,
        httpx.AsyncClient(headers=KEYS, timeout=5) as client,
    ):
        yield server, client


def score(passed: timedelta) -> tuple[int, int]:
    return LEAGUE_MATCH.at(PLAYED + passed).score()


class TestScript:
    def test_a_kickoff_is_what_was_published_last(self) -> None:
        told = [LEAGUE_MATCH.at(at).kickoff for at in (KNOWN, PUT_OFF - MINUTE, PUT_OFF, PLAYED)]
        assert told == [date(2026, 10, 24), FIRST, SECOND, PLAYED]

    def test_both_first_kickoffs_are_at_the_same_hour_at_the_ground(self) -> None:
        assert {f"{LEAGUE_MATCH.at(at).local:%H:%M}" for at in (FIRST, PUT_OFF)} == {"15:30"}

    def test_line_ups_come_late_and_first_in_part(self) -> None:
        told = [LEAGUE_MATCH.at(PLAYED - before * MINUTE).lineups for before in (90, 70, 60, 45)]
        assert [(len(home), len(away)) for home, away in told] == [(0, 0), (8, 0), (11, 0), (11, 11)]

    def test_a_goal_is_taken_back_and_the_others_stand(self) -> None:
        played = [score(minutes * MINUTE) for minutes in (5, 20, 50, 76, 82, 95, 120)]
        assert played == [(0, 0), (1, 0), (1, 1), (1, 2), (1, 1), (2, 1), (3, 1)]

    def test_the_scorer_is_corrected_hours_later(self) -> None:
        told = [LEAGUE_MATCH.at(PLAYED + after).goals[2].player for after in (2 * CORRECTED, 100 * MINUTE)]
        assert told == ["Jan Gerlach", "Robin Hack-Keller"]

    def test_every_part_of_a_match_is_played(self) -> None:
        minutes = [-1, 1, 50, 70, 112, 150, 200]
        told = [CUP_TIE.at(CUP_TIE.begins + minute * MINUTE).phase for minute in minutes]
        assert told == list(Phase)
        over = CUP_TIE.at(CUP_TIE.ends)
        assert (over.score(90), over.score(), over.shootout) == ((1, 1), (2, 2), (4, 1))


@pytest.mark.parametrize("provider", SEASON)
async def test_what_is_unchanged_is_not_sent_again(provider: str) -> None:
    async with playing(StoryClock(KNOWN)) as (server, client):
        url = server.base(provider) + SEASON[provider]
        first = await client.get(url)
        again = await client.get(url, headers={"If-None-Match": first.headers["ETag"]})
        assert [first.status_code, again.status_code] == [200, 304]


@pytest.mark.parametrize("provider", SEASON)
async def test_each_provider_writes_the_kickoff_that_is_known(provider: str) -> None:
    clock = StoryClock(PLAYED)
    async with playing(clock) as (server, client):
        told = (await client.get(server.base(provider) + SEASON[provider])).text
        assert any(written in told for written in ("2026-10-31T15:00", "20261031T150000Z", '"16:00"'))


async def test_a_provider_that_lags_knows_what_was_known_then() -> None:
    clock = StoryClock(PLAYED + timedelta(hours=30))
    async with playing(clock, lag={"openfootball": timedelta(days=2)}) as (server, client):
        url = server.base("openfootball") + SEASON["openfootball"]
        assert "score" not in (await client.get(url)).json()["matches"][0]
        clock.stand(PLAYED + timedelta(days=3))
        assert (await client.get(url)).json()["matches"][0]["score"] == {"ht": [1, 1], "ft": [3, 1]}


async def test_a_provider_tells_the_games_in_its_own_way() -> None:
    async with playing(StoryClock(PLAYED), versions={"openligadb": ()}) as (server, client):
        assert (await client.get(server.base("openligadb") + SEASON["openligadb"])).json() == []
        assert len((await client.get(server.base("openfootball") + SEASON["openfootball"])).json()) == 2


async def test_a_wrong_key_opens_nothing() -> None:
    async with playing(StoryClock(KNOWN)) as (server, client):
        url = server.base("football-data") + SEASON["football-data"]
        assert (await client.get(url, headers={"X-Auth-Token": "another"})).status_code == 403


async def test_what_is_used_up_is_refused_until_the_next_day() -> None:
    clock = StoryClock(datetime(2026, 10, 1, 12, tzinfo=UTC))
    async with playing(clock, calls_a_day={"api-football": 2}) as (server, client):
        url = server.base("api-football") + SEASON["api-football"]
        answers = [await client.get(url) for _ in range(3)]
        assert [one.status_code for one in answers] == [200, 200, 429]
        assert [one.headers["x-ratelimit-requests-remaining"] for one in answers[:2]] == ["1", "0"]
        clock.stand(clock.now() + timedelta(days=1))
        assert (await client.get(url)).status_code == 200


class TestFaults:
    async def test_one_strikes_within_its_time_only(self) -> None:
        clock = StoryClock(KNOWN)
        async with playing(clock) as (server, client):
            since, until = KNOWN + 10 * MINUTE, KNOWN + 20 * MINUTE
            server.trouble(Fault.DOWN, "openligadb", since, until=until)
            url, told = server.base("openligadb") + SEASON["openligadb"], []
            for minute in (5, 10, 19, 20):
                clock.stand(KNOWN + minute * MINUTE)
                told.append((await client.get(url)).status_code)
            assert told == [200, 500, 500, 200]

    async def test_too_many_says_when_to_come_again(self) -> None:
        async with playing(StoryClock(KNOWN)) as (server, client):
            server.trouble(Fault.TOO_MANY, "espn", KNOWN, times=1, retry_after=90)
            first, second = [await client.get(server.base("espn") + SEASON["espn"]) for _ in range(2)]
            assert (first.status_code, first.headers["Retry-After"], second.status_code) == (429, "90", 200)

    @pytest.mark.parametrize("fault", [Fault.TRUNCATED, Fault.RENAMED, Fault.ANOTHERS, Fault.LOGIN_PAGE])
    @pytest.mark.parametrize("provider", SEASON)
    async def test_a_body_that_is_not_what_it_was(self, provider: str, fault: Fault) -> None:
        async with playing(StoryClock(KNOWN)) as (server, client):
            right = await client.get(server.base(provider) + SEASON[provider])
            server.trouble(fault, provider, KNOWN)
            wrong = await client.get(server.base(provider) + SEASON[provider])
            assert wrong.status_code == 200
            assert wrong.content != right.content

    async def test_a_connection_that_breaks_off(self) -> None:
        async with playing(StoryClock(KNOWN)) as (server, client):
            server.trouble(Fault.BROKEN_OFF, "openligadb", KNOWN)
            with pytest.raises(httpx.RemoteProtocolError):
                await client.get(server.base("openligadb") + SEASON["openligadb"])

    async def test_a_provider_that_does_not_answer(self) -> None:
        async with playing(StoryClock(KNOWN)) as (server, client):
            server.trouble(Fault.SILENT, "ics", KNOWN)
            with pytest.raises(httpx.ReadTimeout):
                await client.get(server.base("ics") + SEASON["ics"], timeout=0.05)

    async def test_a_goal_is_missing_in_one_answer(self) -> None:
        clock = StoryClock(PLAYED + 20 * MINUTE)
        async with playing(clock) as (server, client):
            server.trouble(Fault.GOAL_GONE, "openligadb", clock.now(), times=1)
            url = server.base("openligadb") + "/getmatchdata/7101"
            assert [len((await client.get(url)).json()["goals"]) for _ in range(2)] == [0, 1]

    async def test_a_match_that_is_played_has_not_begun_for_a_moment(self) -> None:
        clock = StoryClock(PLAYED + 20 * MINUTE)
        async with playing(clock) as (server, client):
            server.trouble(Fault.NOT_BEGUN, "football-data", clock.now(), times=1)
            url = server.base("football-data") + "/v4/matches/407101"
            assert [(await client.get(url)).json()["status"] for _ in range(2)] == ["TIMED", "IN_PLAY"]
