"""One line of the log for each delivery, with its ids; the way from a fact to its message by one number."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
import structlog
from prometheus_client import REGISTRY
from structlog.testing import capture_logs

from bot.chat import DeliveryFailed, Failure
from bot.knowledge.occasion import Kind, Rule
from storage.database import Database
from tests.delivery.town import Town
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match, hear
from tests.knowledge.builders import LIVERPOOL, MATCH, goal, told

MINUTES = timedelta(minutes=1)
IDS = {
    "delivery",
    "occasion",
    "trace",
    "platform",
    "channel",
    "kind",
    "subject",
    "revision",
    "attempt",
    "key",
}


@pytest.fixture
async def town(database: Database) -> Town:
    await a_store_with_the_match(database)
    await a_channel(database, wants=(Rule(Kind.GOAL),))
    return Town(database)


async def a_goal(town: Town) -> list[Mapping[str, Any]]:
    """The log while Liverpool scores."""
    await town.until(timedelta())
    town.clock.at = KICKOFF + 7 * MINUTES
    with capture_logs() as log:
        scored = told(goal(7, "Mohamed Salah", team=LIVERPOOL), ref="7", when=town.clock.at)
        await hear(town.database, scored, now=town.clock.at)
        town.clock.at += timedelta(seconds=3)
        await town.until(20 * MINUTES)
    return list(log)


def counted(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


async def test_one_number_leads_from_the_fact_to_the_message(town: Town) -> None:
    log = await a_goal(town)

    [heard] = [line for line in log if line["event"] == "facts_changed"]
    same = [line for line in log if line.get("trace") == heard["trace"]]
    assert heard["match"] == MATCH
    assert [line["event"] for line in same] == [
        "facts_changed",
        "occasions_planned",
        "occasion_told",
        "delivered",
    ]
    assert same[2]["occasion"] == same[3]["occasion"]


async def test_a_correction_leads_back_to_what_it_corrects_by(town: Town) -> None:
    await a_goal(town)
    with capture_logs() as log:
        mended = told(goal(7, "Luis Díaz", team=LIVERPOOL), ref="7", when=town.clock.at)
        await hear(town.database, mended, now=town.clock.at)
        await town.until(25 * MINUTES)

    [heard] = [line for line in log if line["event"] == "facts_changed"]
    [revised] = [line for line in log if line["event"] == "occasion_revised"]
    [edited] = [line for line in log if line["event"] == "delivered"]
    assert heard["trace"] == revised["trace"] == edited["trace"]
    assert (edited["act"], edited["revision"]) == ("edit", 2)
    assert "delay" not in edited


async def test_what_is_delivered_is_one_line_with_its_ids(town: Town) -> None:
    before = counted("matchday_deliveries_total", platform="paper", kind="goal", end="posted")
    [line] = [line for line in await a_goal(town) if line["event"] == "delivered"]

    assert line.keys() >= IDS
    assert (line["act"], line["attempt"], line["channel"]) == ("send", 1, "one")
    assert line["reference"] == f"ref-{line['key']}"
    assert line["took"] >= 0
    assert line["delay"] == 3.0
    assert counted("matchday_deliveries_total", platform="paper", kind="goal", end="posted") == before + 1


async def test_a_failure_is_one_line_and_its_second_try_another(town: Town) -> None:
    town.paper.failures = [DeliveryFailed(Failure.NOT_SENT, "slow down", timedelta(seconds=30))]
    log = await a_goal(town)

    [failed] = [line for line in log if line["event"] == "not_delivered"]
    [done] = [line for line in log if line["event"] == "delivered"]
    assert failed.keys() >= IDS
    assert (failed["failure"], failed["reason"], failed["attempt"]) == ("not sent", "slow down", 1)
    assert (done["delivery"], done["attempt"]) == (failed["delivery"], 2)
    assert done["delay"] == 30.0  # from the first try on


async def test_a_crash_of_the_adapter_is_told_with_its_ids(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_: object) -> str:
        raise RuntimeError("no adapter does this")

    monkeypatch.setattr(town.paper, "send", broken)
    [line] = [line for line in await a_goal(town) if line["event"] == "send_failed"]

    assert line.keys() >= IDS
    assert line["exc_info"]


async def test_what_the_adapter_says_meanwhile_carries_the_trace(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[Mapping[str, Any]] = []

    async def heard(_: object) -> str:
        carried.append(structlog.contextvars.get_contextvars())
        return "somewhere"

    monkeypatch.setattr(town.paper, "send", heard)
    [line] = [line for line in await a_goal(town) if line["event"] == "delivered"]

    assert carried == [{"delivery": line["delivery"], "trace": line["trace"]}]
    assert structlog.contextvars.get_contextvars() == {}


async def test_what_comes_too_late_is_told_and_counted(town: Town) -> None:
    name = "matchday_late_posts_total"
    before = counted(name, platform="paper", kind="goal")
    town.clock.at = KICKOFF + 7 * MINUTES
    scored = told(goal(7, "Mohamed Salah", team=LIVERPOOL), ref="7", when=town.clock.at)
    await hear(town.database, scored, now=town.clock.at)
    await town.runner.tick(town.clock.at)
    town.clock.at += timedelta(hours=1)
    with capture_logs() as log:
        await town.sender.drain()

    [line] = [line for line in log if line["event"] == "not_posted"]
    assert line["reason"] == "expired"
    assert line.keys() >= {"delivery", "occasion", "trace", "platform", "channel", "kind", "subject"}
    assert counted(name, platform="paper", kind="goal") == before + 1
