"""What is kept at hand never outlives the facts."""

from bot.knowledge.claims import Claim, OfficialsOf, Source, SourceKind
from bot.knowledge.match import MatchKey, Officials
from storage import claims
from tests.handlers.matchday import DAY_BEFORE, LEADING, MARKED, NEXT_MORNING, REDS, Matchday

FIFA = Source("fifa", "FIFA", SourceKind.OPERATOR)
REFEREE = OfficialsOf(MatchKey("atalanta-liverpool-2024-04-18"))


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
