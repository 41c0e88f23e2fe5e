"""How PostgreSQL goes about a claim: along its index, however much is pending."""

from typing import Any

from sqlalchemy import event

from bench.world import NOW, crowd, kickoff_claim
from bot.knowledge.occasion import Kind, Rule
from bot.schedule.runner import Runner
from storage import outbox
from storage.database import Database, connect

CHANNELS = 3_000
CLAIMS = 8
"""From the sixth on PostgreSQL may take a plan that is made once for all."""
PLANS = """SELECT coalesce(sum(generic_plans), 0) AS for_all, coalesce(sum(custom_plans), 0) AS for_one
 FROM pg_prepared_statements WHERE statement LIKE '%ORDER BY deliveries.' || 'priority%'"""


async def test_a_claim_sorts_nothing(migrated_postgres_url: str) -> None:
    await crowd(
        migrated_postgres_url,
        "paper",
        CHANNELS,
        [kickoff_claim()],
        [Rule(Kind.KICKOFF_REMINDER, "PT7200S")],
    )
    store = connect(migrated_postgres_url)
    try:
        async with store.write() as conn:  # it has found nothing pending, as after a quiet week
            await conn.exec_driver_sql("ALTER TABLE deliveries SET (autovacuum_enabled = off)")
            await conn.exec_driver_sql("ANALYZE")
        await Runner(store).tick(NOW)
        plan = await _plan_of_a_claim(store)
        assert "ix_deliveries_pending" in plan
        assert "Sort" not in plan
        for _ in range(CLAIMS):
            async with store.write() as conn:
                assert len(await outbox.claim(conn, NOW, "worker", ["paper"], 32)) == 32
                made = (await conn.exec_driver_sql(PLANS)).one()
        assert made.for_all == 0
        assert made.for_one >= CLAIMS
    finally:
        await store.close()


async def _plan_of_a_claim(store: Database) -> str:
    """How the statement is executed that finds what can leave."""
    plan: list[str] = []

    def explained(conn: Any, cursor: Any, words: str, given: Any, *_: Any) -> tuple[str, Any]:
        if not plan and "ORDER BY deliveries.priority" in words:
            cursor.execute(f"EXPLAIN {words}", given)
            plan.extend(row[0] for row in cursor.fetchall())
        return words, given

    event.listen(store.engine.sync_engine, "before_cursor_execute", explained, retval=True)
    try:
        async with store.write() as conn:
            await outbox.claim(conn, NOW, "worker", ["paper"], 32)
    finally:
        event.remove(store.engine.sync_engine, "before_cursor_execute", explained)
    return "\n".join(plan)
