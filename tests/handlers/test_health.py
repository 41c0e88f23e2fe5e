"""/health: what the store knows of each provider that is on."""

from datetime import timedelta

from bot.chat import Channel, Request
from bot.posts.health import Provided
from bot.posts.text import as_text
from handlers.desk import Desk
from storage import feeds, polling
from storage.database import Database
from storage.polling import ProviderState
from tests.handlers.matchday import LONDON, Now
from tests.knowledge.builders import NOON

API = Provided("api-football", "API-Football", None, ("lineups",), 100)
BOOK = Provided("openfootball", "openfootball", None, ("fixtures",))


async def asked(store: Database, *, moderator: bool = True) -> tuple[str, bool]:
    desk = Desk(store, Now(NOON), providers=[API, BOOK])
    request = Request("health", {}, Channel("web", "room"), "somebody", LONDON, may_moderate=moderator)
    answer = await desk.answer(request)
    return f"{answer.post.title}\n{as_text(answer.post, LONDON)}", answer.private


async def keep(store: Database, state: ProviderState) -> None:
    async with store.write() as conn:
        await polling.keep(conn, state)


async def test_what_is_left_is_what_the_provider_says_else_what_we_counted(database: Database) -> None:
    today = NOON.date()
    assert "100 of 100 calls left today" in (await asked(database))[0]
    await keep(database, ProviderState("api-football", today, calls=30, answered_at=NOON))
    assert "70 of 100 calls left today" in (await asked(database))[0]
    await keep(database, ProviderState("api-football", today, calls=30, left=61, answered_at=NOON))
    assert "61 of 100 calls left today" in (await asked(database))[0]


async def test_yesterdays_calls_are_not_todays(database: Database) -> None:
    await keep(database, ProviderState("api-football", NOON.date() - timedelta(days=1), calls=90, left=10))
    assert "100 of 100 calls left today" in (await asked(database))[0]


async def test_a_problem_is_told_and_the_next_try_while_it_is_to_come(database: Database) -> None:
    ill = ProviderState("openfootball", NOON.date(), problem="openfootball is out of order.", failures=2)
    later = NOON + timedelta(minutes=5)
    await keep(
        database,
        ProviderState(**{name: getattr(ill, name) for name in ill.__slots__} | {"rests_until": later}),
    )
    said, private = await asked(database)
    assert private
    assert "openfootball is out of order. Next try: Thu 18 Apr, 13:05 BST." in said
    await keep(database, ill)
    assert "Next try" not in (await asked(database))[0]


async def test_feeds_for_everyone_are_looked_at_too(database: Database) -> None:
    async with database.write() as conn:
        await feeds.add(conn, "https://herald.example/feed", None, NOON)
    assert "Every feed can be read." in (await asked(database))[0]


async def test_it_is_for_moderators(database: Database) -> None:
    assert (await asked(database, moderator=False))[0].startswith("That is for moderators")
