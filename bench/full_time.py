"""A full time: thousands of fans on three platforms, and the bot killed while they vote.

python -m bench full_time --fans 5000 --kills 5

Ends with 1 where the tally is not what the fans were told.
"""

import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figure import Figure
from tests.crowd.counted import Counted, counted
from tests.crowd.crowd import DISCORD, TELEGRAM, WEB, Crowd, crowd
from tests.crowd.ground import Ground, ground

KILLS = 5
AT_ONCE = {DISCORD: 24, TELEGRAM: 48, WEB: 12}
"""How many of each platform are at it at the same moment, as one presses some seconds after the other."""
MOST = 1
"""Players whom one rates one by one; most go on as the press, or are content."""
STAYING = 100
LAST_SECONDS = 10.0
TOLD_EVERY = 20
"""So many times progress is told."""


class Differs(Exception):  # noqa: N818 - says what was found
    """The tally, the sheets and what the fans were told are not one."""


async def measure(fan_count: int, kills: int) -> list[Figure]:
    """Raises Differs."""
    with TemporaryDirectory(prefix="matchday-") as folder:
        async with ground(Path(folder)) as there:
            fans = crowd(there, fan_count, MOST, AT_ONCE)
            took = await _voted(fans, kills)
            presses = sum(len(times) for times in there.times.values())
            await fans.goes_on_to_the_end(STAYING, LAST_SECONDS)
            await there.program.stop()
            async with there.store() as database:
                found = await counted(database, fans.people)
    _must_be_one(found, fans, there)
    return _figures(fans, there, found, presses / took)


async def _voted(fans: Crowd, kills: int) -> float:
    """Seconds that all took."""
    began = time.monotonic()
    step = max(1, len(fans.members) // TOLD_EVERY)

    def told(done: int) -> None:
        if done % step == 0:
            program, seconds = fans.ground.program, time.monotonic() - began
            print(f"{seconds:6.0f} s: {done:,} fans are through, {program.kills} kills", file=sys.stderr)

    await fans.votes(kills, told)
    return time.monotonic() - began


def _must_be_one(found: Counted, fans: Crowd, there: Ground) -> None:
    wrong = [*found.differences, *fans.wrong]
    for words in wrong[:20]:
        print(words, file=sys.stderr)
    for words in there.violations[:5]:
        print(f"broken rule: {words}", file=sys.stderr)
    if wrong:
        raise Differs(f"{len(found.differences)} differences, {len(fans.wrong)} wrong answers")


def _figures(fans: Crowd, there: Ground, found: Counted, rate: float) -> list[Figure]:
    done, program = fans.counts, there.program
    told = [
        *("votes", "changed minds", "as the press", "cleared", "double presses", "handed over twice"),
        *("second thoughts at once", "stale", "forged", "refused", "late", "linked"),
        *("answers lost", "answers not seen", "looked in vain"),
    ]
    latency = [
        Figure(f"{name}: answers, {share} % within", _quantile(times, share), "s")
        for name, times in sorted(there.times.items())
        for share in (50, 99)
    ]
    return [
        Figure("presses and forms answered", rate, "/s"),
        *latency,
        *(Figure(what, done[what], "times") for what in told),
        Figure("kills", program.kills, "kills"),
        Figure("a start, at most", max(program.starts), "s"),
        Figure("the bot's memory, at most", program.memory, "MB", 400),
        Figure("this crowd's memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB"),
        Figure("broken rules of the platforms", len(there.violations), "calls", 0),
        Figure("ballots that count", found.fans, "fans"),
        Figure("marks that count", found.marks, "marks"),
        Figure("unsure: the closing came with a kill, or between two presses", found.unsure, "fans"),
        Figure("differences: tally, sheets, what was told", len(found.differences), "", 0),
    ]


def _quantile(times: list[float], share: int) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * share // 100)]
