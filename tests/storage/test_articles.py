"""Articles are kept once, decided on by many, and their claims come and go with that."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.knowledge.claims import AbsenceOf, Claim, Origin, Source, SourceKind
from bot.knowledge.match import MatchKey
from bot.knowledge.review import Group, Verdict
from bot.knowledge.team_news import Absence, AbsenceStatus
from storage import articles, claims, communities
from storage.articles import WHICH, Arrival, Decision
from storage.channels import open_community
from storage.database import Database
from tests.knowledge.builders import LIVERPOOL, NOON, atalanta, liverpool
from tests.storage.season import DAY, a_match, plan

MATCH = MatchKey("m")
PAPER = Source("press:1:paper.example", "The Paper", SourceKind.PRESS, "https://paper.example/1")
KINDS = ["AbsenceOf"]


def an_arrival(text: str = "Bradley is out.", **more: Any) -> Arrival:
    arrival = Arrival(
        text, "https://paper.example/1", "The Paper", "News", date(2024, 4, 18), "en", {"kind": "preview"}
    )
    return arrival._replace(**more)


def out(player: str, article: int = 1, scope: int | None = 1) -> Claim:
    about = AbsenceOf(MATCH, LIVERPOOL, player)
    origin = Origin(article, (3, 9))
    return Claim(about, Absence(AbsenceStatus.OUT), PAPER, NOON, scope, origin=origin)


async def a_town(store: Database, *names: str) -> list[int]:
    await plan(store, a_match("m", atalanta(), liverpool()), NOON + DAY)
    async with store.write() as conn:
        return [await open_community(conn, "web", name, name) for name in names or ("here",)]


async def keep(store: Database, community: int | None, arrival: Arrival | None = None) -> tuple[int, bool]:
    async with store.write() as conn:
        return await articles.keep(conn, arrival or an_arrival(), community, NOON)


async def said(store: Database, scope: int | None = 1) -> set[str]:
    async with store.read() as conn:
        told = (await claims.of_matches(conn, [MATCH], scope, KINDS))[MATCH]
    return {claim.about.player for claim in told if isinstance(claim.about, AbsenceOf)}


async def settle(store: Database, article: int, *wanted: Claim, scope: int | None = 1) -> None:
    async with store.write() as conn:
        await claims.settle(conn, article, MATCH, scope, KINDS, wanted, NOON)


async def test_one_content_is_kept_once_in_each_community(either: Database) -> None:
    here, there = await a_town(either, "here", "there")
    first, new = await keep(either, here)
    assert new
    assert await keep(either, here) == (first, False)
    assert (await keep(either, there))[1]
    everyones, new = await keep(either, None)
    assert new
    assert await keep(either, None) == (everyones, False)


async def test_an_article_is_its_communitys_or_everyones(either: Database) -> None:
    here, there = await a_town(either, "here", "there")
    own, _ = await keep(either, here)
    everyones, _ = await keep(either, None)
    async with either.write() as conn:
        assert await articles.one(conn, own, there, lock=True) is None
        found = await articles.one(conn, own, here, lock=True)
        assert found is not None
        assert found.cutting.publisher == "The Paper"
        assert found.reading == {"kind": "preview"}
        assert await articles.one(conn, everyones, there) is not None


async def test_a_claim_gives_its_origin_and_its_articles_link_back(either: Database) -> None:
    [here] = await a_town(either)
    first, _ = await keep(either, here)
    second, _ = await keep(either, here, an_arrival("More.", url="https://paper.example/2"))
    await settle(either, first, out("Bradley", first))
    await settle(
        either, second, replace(out("Doak", second), source=replace(PAPER, url="https://paper.example/2"))
    )
    async with either.read() as conn:
        told = (await claims.of_matches(conn, [MATCH], here, KINDS))[MATCH]
    links = {claim.origin: claim.source.url for claim in told}
    assert links == {
        Origin(first, (3, 9)): "https://paper.example/1",
        Origin(second, (3, 9)): "https://paper.example/2",
    }


async def test_settling_twice_is_settling_once_and_it_can_be_taken_back(either: Database) -> None:
    await a_town(either)
    for _ in range(2):
        await settle(either, 1, out("Bradley"), out("Doak"))
        assert await said(either) == {"Bradley", "Doak"}
    await settle(either, 1, out("Bradley"))
    assert await said(either) == {"Bradley"}
    await settle(either, 1)
    assert await said(either) == set()
    await settle(either, 1, out("Doak"))
    assert await said(either) == {"Doak"}
    assert await said(either, None) == set()


async def test_what_two_articles_say_stays_when_one_is_withdrawn(either: Database) -> None:
    await a_town(either)
    await settle(either, 1, out("Bradley", 1))
    await settle(either, 2, out("Bradley", 2))
    await settle(either, 1)
    assert await said(either) == {"Bradley"}
    await settle(either, 2)
    assert await said(either) == set()


async def test_settling_touches_no_other_scope(either: Database) -> None:
    here, there = await a_town(either, "here", "there")
    await settle(either, 1, out("Bradley", scope=here), scope=here)
    await settle(either, 1, out("Doak", scope=there), scope=there)
    await settle(either, 1, scope=here)
    assert (await said(either, here), await said(either, there)) == (set(), {"Doak"})


async def test_the_last_decision_stands_and_all_are_kept(either: Database) -> None:
    [here] = await a_town(either)
    number, _ = await keep(either, here)
    async with either.write() as conn:
        for verdict, by in ((Verdict.APPROVED, "web:ann"), (Verdict.WITHDRAWN, "web:bob")):
            steps = [Decision(1, WHICH, Verdict.APPROVED, MATCH), Decision(1, Group.NEWS, verdict)]
            await articles.decide(conn, number, here, steps, by, NOON, settled=False)
        stands = await articles.standing(conn, number, here)
    assert stands[1].match == MATCH
    assert (stands[1].decided[Group.NEWS].verdict, stands[1].decided[Group.NEWS].by) == (
        Verdict.WITHDRAWN,
        "web:bob",
    )


async def test_what_waits_and_what_was_decided(either: Database) -> None:
    here, there = await a_town(either, "here", "there")
    own, _ = await keep(either, here)
    everyones, _ = await keep(either, None)
    async with either.write() as conn:
        await articles.is_about(conn, everyones, MATCH)
        await articles.decide(
            conn, own, here, [Decision(1, Group.NEWS, Verdict.APPROVED)], "web:ann", NOON, settled=True
        )
    async with either.read() as conn:
        waiting = await articles.waiting(conn, here, [LIVERPOOL], NOON - DAY, 10)
        assert [one.cutting.number for one in waiting] == [everyones]
        assert await articles.waiting(conn, there, ["everton"], NOON - DAY, 10) == []
        assert await articles.waiting(conn, here, [LIVERPOOL], NOON + timedelta(hours=1), 10) == []
        decided = await articles.decided(conn, here, NOON - DAY, 10)
        assert [one.cutting.number for one in decided] == [own]
    async with either.write() as conn:
        await articles.decide(
            conn, own, here, [Decision(1, Group.NEWS, Verdict.WITHDRAWN)], "web:ann", NOON, settled=False
        )
        waiting = await articles.waiting(conn, here, [], NOON - DAY, 10)
        assert [one.cutting.number for one in waiting] == [own]
        assert await articles.decided(conn, here, NOON - DAY, 10) == []


async def test_texts_are_forgotten_and_what_was_understood_is_not(either: Database) -> None:
    [here] = await a_town(either)
    number, _ = await keep(either, here)
    async with either.write() as conn:
        assert await articles.forget_texts(conn, NOON) == 0
        assert await articles.forget_texts(conn, NOON + DAY) == 1
        assert await articles.forget_texts(conn, NOON + DAY) == 0
        found = await articles.one(conn, number, here)
    assert found is not None
    assert found.reading == {"kind": "preview"}


async def test_a_community_that_is_forgotten_takes_its_articles_along(either: Database) -> None:
    [here] = await a_town(either)
    number, _ = await keep(either, here)
    await settle(either, number, out("Bradley", number, here), scope=here)
    async with either.write() as conn:
        steps = [Decision(1, Group.NEWS, Verdict.APPROVED)]
        await articles.decide(conn, number, here, steps, "web:ann", NOON, settled=True)
        await communities.remove(conn, here)
        assert await articles.standing(conn, number, here) == {}
    assert await said(either, here) == set()


async def test_moderators_claims_are_withdrawn_and_said_again(either: Database) -> None:
    here, there = await a_town(either, "here", "there")
    moderators = Source("moderators:1", "Moderators", SourceKind.MODERATOR)
    claim = Claim(AbsenceOf(MATCH, LIVERPOOL, "Bradley"), Absence(AbsenceStatus.OUT), moderators, NOON, here)
    async with either.write() as conn:
        await claims.add(conn, [claim], NOON)
        [(number, kept)] = await claims.own(conn, here, moderators.key, NOON - DAY)
        assert kept == claim
        await claims.say(conn, there, [number], NOON, again=False)
    assert await said(either, here) == {"Bradley"}
    async with either.write() as conn:
        await claims.say(conn, here, [number], NOON, again=False)
    assert await said(either, here) == set()
    async with either.write() as conn:
        await claims.say(conn, here, [number], NOON, again=True)
    assert await said(either, here) == {"Bradley"}
