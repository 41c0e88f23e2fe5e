"""A full time with a crowd on three platforms, while the bot is killed (SIGKILL) and started anew."""

from pathlib import Path

import pytest

from tests.crowd.counted import counted
from tests.crowd.crowd import crowd
from tests.crowd.ground import ground

FANS = 60
KILLS = 1
MOST = 2
"""Players whom one rates one by one."""
STAYING = 10
"""Who vote until they are told that it is over."""
LAST_SECONDS = 1.0
PATIENCE = 120.0
"""Seconds: how fast answers are on a busy machine is not what this is about."""


@pytest.mark.timeout(900)  # three starts of the program, on a machine on which much else may be going on
async def test_the_tally_is_what_the_fans_were_told(tmp_path: Path) -> None:
    async with ground(tmp_path, patience=PATIENCE) as there:
        fans = crowd(there, FANS, MOST)
        await fans.votes(KILLS)
        await fans.goes_on_to_the_end(STAYING, LAST_SECONDS)
        await there.program.stop()
        async with there.store() as database:
            found = await counted(database, fans.people)
    assert found.differences == []
    assert fans.wrong == []
    assert there.violations == []
    assert fans.counts["late"] >= STAYING
    assert there.program.kills == KILLS + 1
