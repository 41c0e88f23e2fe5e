"""Articles of old seasons go, but for the titles and addresses of those that something is quoted from."""

from collections import Counter
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.knowledge.claims import Claim, MarkOf, Origin
from bot.knowledge.match import MatchKey
from bot.knowledge.ratings import Mark
from bot.knowledge.review import Verdict
from bot.reading.facts import Kind
from bot.reading.kept import from_json
from storage import articles, claims, past_articles
from storage.articles import Arrival, Decision
from storage.database import Database
from storage.tables import decisions
from tests.knowledge.builders import LIVERPOOL, NOON, PAPER, liverpool
from tests.storage.season import EVERTON, a_match, play, say

OLD = NOON - timedelta(days=500)
BEFORE = NOON - timedelta(days=400)
DERBY = a_match("derby", liverpool(), EVERTON)


async def an_article(store: Database, title: str, at: datetime) -> int:
    arrival = Arrival(
        f"About {title}", f"https://paper.example/{title}", "A Paper", title, None, "en", {"kind": "ratings"}
    )
    async with store.write() as conn:
        number, _ = await articles.keep(conn, arrival, None, at)
        await articles.decide(
            conn, number, None, [Decision(1, None, Verdict.APPROVED)], None, at, settled=True
        )
    return number


async def test_only_what_is_quoted_is_kept_of_old_articles(either: Database) -> None:
    await play(either, DERBY, OLD)
    quoted = await an_article(either, "quoted", OLD)
    gone = await an_article(either, "gone", OLD)
    recent = await an_article(either, "recent", NOON)
    mark = Claim(MarkOf(DERBY.key, LIVERPOOL, "Salah"), Mark(7.0), PAPER, OLD, origin=Origin(quoted, (0, 5)))
    await say(either, mark)

    found: Counter[str] = Counter()
    for _ in range(2):
        async for step in past_articles.sweep(either, BEFORE):
            found += step

    assert found == Counter(articles=1, readings=1)
    async with either.read() as conn:
        kept = await articles.one(conn, quoted, None)
        assert await articles.one(conn, gone, None) is None
        assert (await articles.one(conn, recent, None) or kept) != kept
        assert list((await conn.execute(select(decisions.c.article))).scalars()) == [recent]
        said = (await claims.of_matches(conn, [MatchKey("derby")]))[DERBY.key]
    assert kept is not None
    assert (kept.title, from_json(kept.reading).kind) == ("quoted", Kind.OTHER)
    assert "https://paper.example/quoted" in {claim.source.url for claim in said}


async def test_the_newest_stays_so_that_no_number_comes_twice(either: Database) -> None:
    number = await an_article(either, "only", OLD)

    assert [step async for step in past_articles.sweep(either, BEFORE)] == []

    assert await an_article(either, "next", NOON) == number + 1
