"""What is kept at hand never outlives the facts."""

from sqlalchemy import event

from bot.chat import Channel
from bot.knowledge.claims import Claim, OfficialsOf, Source, SourceKind
from bot.knowledge.match import MatchKey, Officials
from storage import channels, claims, fan_keys
from tests.handlers.matchday import DAY_BEFORE, LEADING, LONDON, MARKED, NEXT_MORNING, REDS, Matchday

FIFA = Source("fifa", "FIFA", SourceKind.OPERATOR)
KOP = Channel("discord", "4711")
REFEREE = OfficialsOf(MatchKey("atalanta-liverpool-2024-04-18"))


async def elsewhere(told: Matchday) -> int:
    """Opens a channel in a community of its own, whose number it gives."""
    async with told.database.write() as conn:
        community = await channels.open_community(conn, "discord", "1", "The Kop")
        channel = await channels.open_channel(conn, community, KOP, "match-day", LONDON, DAY_BEFORE)
        await channels.follow(conn, channel, "team:liverpool")
    return community


async def test_a_new_fact_is_in_the_next_answer(told: Matchday) -> None:
    assert "François Letexier" in await told.read("referee")
    async with told.database.write() as conn:
        said = Claim(REFEREE, Officials("Anthony Taylor"), FIFA, DAY_BEFORE)
        await claims.add(conn, [said], DAY_BEFORE)
    assert "Anthony Taylor" in await told.read("referee")


async def test_a_goal_is_in_the_next_answer(told: Matchday) -> None:
    assert "Atalanta v Liverpool" in await told.read("match")
    await told.come_to(LEADING)
    assert "Atalanta 0–1 Liverpool" in await told.read("match")


async def test_a_withdrawn_fact_is_in_no_answer_any_more(told: Matchday) -> None:
    assert "TNT Sports 1" in await told.read("tv")
    async with told.database.write() as conn:
        await claims.withdraw(conn, "press:0:cutting-1", DAY_BEFORE)
    assert "TNT Sports 1" not in await told.read("tv")


async def test_a_fans_mark_is_in_the_next_answer_without_any_new_fact(told: Matchday) -> None:
    await told.come_to(MARKED)
    assert "so far" not in await told.read("ratings")
    await told.ask("rate", REDS, "1", player="salah", mark="8")
    assert "1 ballot so far" in await told.read("ratings")
    await told.ask("rate", REDS, "2", player="salah", mark="6")
    assert "2 ballots so far" in await told.read("ratings")
    told.clock.instant = NEXT_MORNING  # no claim is said, but the averages are hidden no longer
    assert "7.0 (2)" in await told.read("ratings")


async def test_what_one_community_says_is_in_its_own_answers_alone(told: Matchday) -> None:
    kop = await elsewhere(told)
    assert "François Letexier" in await told.read("referee", KOP)
    async with told.database.write() as conn:
        said = Claim(REFEREE, Officials("Anthony Taylor"), FIFA, DAY_BEFORE, scope=kop)
        await claims.add(conn, [said], DAY_BEFORE)
    assert "Anthony Taylor" in await told.read("referee", KOP)
    assert "François Letexier" in await told.read("referee", REDS)


async def test_communities_that_say_nothing_share_what_was_read(told: Matchday) -> None:
    await elsewhere(told)
    await told.read("referee", REDS)
    statements = 0

    @event.listens_for(told.database.engine.sync_engine, "before_cursor_execute")
    def count(*_: object) -> None:
        nonlocal statements
        statements += 1

    await told.read("referee", REDS)
    again, statements = statements, 0
    await told.read("referee", KOP)
    assert statements == again


async def test_a_press_is_a_handful_of_statements(ended: Matchday) -> None:
    """At full time thousands press: what is added here is added to each of them."""
    await fan_keys.settle(ended.database, None)  # as at the start of the program
    answer = await ended.press(await ended.ask("rate"), "7")
    statements: list[str] = []

    @event.listens_for(ended.database.engine.sync_engine, "before_cursor_execute")
    def note(_: object, __: object, statement: str, *___: object) -> None:
        statements.append(statement)

    await ended.press(answer, "8")
    read = ["BEGIN", "channel and what it follows", "last change", "language", "ballot and candidates"]
    counted = ["BEGIN IMMEDIATE", "ballot", "candidates", "account", "sheet so far"]
    written = ["sheet", "mark", "tally"]
    assert len(statements) <= len([*read, *counted, *written]), statements
