"""What holds of whatever providers say, in whatever order, and however little of it arrives."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import given as examples
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.knowledge.claims import Source, SourceKind
from bot.knowledge.match import MatchKey
from storage.database import Database, connect
from storage.tables import claims as claims_table
from tests.storage.providers import ALPHA, BETA, DAY, KICKOFF, MINUTE, NOW, Provider, dossier, taken
from tests.stores import copied, store_url

T = TypeVar("T")
GAMMA = Source("gamma", "Gamma Feed", SourceKind.PROVIDER)
ONE = Provider(ALPHA, "Liverpool FC", "AFC Bournemouth")


async def kept(store: Database) -> int:
    async with store.read() as conn:
        return (await conn.execute(select(func.count()).select_from(claims_table))).scalar_one()


WHOLE = ONE.given(
    ONE.kickoff(), ONE.goal("g1", "Salah"), ONE.goal("g2", "Gakpo", 40), ONE.result(2, 0), players="Mo Salah"
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@examples(st.data())
async def test_an_answer_that_is_cut_anywhere_changes_nothing_that_it_does_not_tell(
    database: Database, data: st.DataObject
) -> None:
    before = await dossier(database, await taken(database, WHOLE))
    count = await kept(database)

    def some(items: tuple[T, ...]) -> tuple[T, ...]:
        return items[: data.draw(st.integers(0, len(items)))]

    cut = replace(
        WHOLE,
        competitions=some(WHOLE.competitions),
        teams=some(WHOLE.teams),
        players=some(WHOLE.players),
        matches=some(WHOLE.matches),
        claims=some(WHOLE.claims),
    )
    said = await taken(database, cut, NOW + MINUTE)
    assert (said.said, said.taken_back, await kept(database)) == (0, 0, count)
    assert await dossier(database, await taken(database, WHOLE, NOW + MINUTE)) == before


NAMES = {
    ALPHA: ("Liverpool FC", "AFC Bournemouth"),
    BETA: ("Liverpool", "Bournemouth"),
    GAMMA: ("Liverpool", "AFC Bournemouth"),
}


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@examples(st.permutations([(source, turned) for source in NAMES for turned in (False, True)]))
async def test_in_whatever_order_they_come_there_are_two_matches(
    migrated: Path, tmp_path: Path, order: list[tuple[Source, bool]]
) -> None:
    store = connect(store_url(copied(migrated, tmp_path)))
    meant: dict[bool, set[MatchKey]] = {False: set(), True: set()}
    for source, back in order:
        home, away = NAMES[source][::-1] if back else NAMES[source]
        provider = Provider(source, home, away, f"back-{back}")
        at = KICKOFF + (100 * DAY if back else DAY * (source is GAMMA))
        meant[back] |= set((await taken(store, provider.given(provider.kickoff(at)))).matches.values())
    await store.close()
    assert [len(keys) for keys in meant.values()] == [1, 1]
    assert meant[False] != meant[True]
