"""The bench itself, on a store so small that it costs nothing."""

from pathlib import Path

from bench import sized
from bench.growth import WANTED
from bench.world import crowd, kickoff_claim
from storage.database import connect


async def test_a_small_store_is_planned_expanded_sent_and_asked(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bench.sqlite'}"
    await crowd(url, "bench", 80, [kickoff_claim()], WANTED)
    database = connect(url, alone=True)
    try:
        found = await sized.measure(database, 80, None)
    finally:
        await database.close()
    assert found.channels == 80
    assert min(found.plan, found.expansion, found.rate_first, found.rate_last, *found.answers_sending) > 0
