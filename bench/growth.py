"""What time and memory come to as a store grows from 100 channels to a million.

    python -m bench growth                                  # to 1,000,000 on PostgreSQL, 100,000 on SQLite
    python -m bench growth --largest 10000 --out var/growth.md

Each size is a store of its own, and a process of its own. How fast something grows is the slope of its
logarithm over that of the size, over all sizes and over the last step: 1 is linear. It is taken from the
processor's time, since the machine may be busy with something else. With --out the table stands beside that
file as growth.md, and its chart as growth.svg.
"""

import asyncio
import json
import math
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import chart, postgres
from bench.chart import Line
from bench.figure import Figure
from bench.sized import Sized
from bench.world import crowd, kickoff_claim
from bot.knowledge.occasion import Kind, Rule

SMALLEST = 100
LARGEST_ON_SQLITE = 100_000
WANTED = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"), Rule(Kind.GOAL), Rule(Kind.FULL_TIME))
LINEAR = 1.05
"""The steepest slope that counts as linear."""
HUNDRED_THOUSAND = 100_000


async def measure(largest: int = 1_000_000, out: Path | None = None) -> list[Figure]:
    found: dict[str, list[Sized]] = {"SQLite": [], "PostgreSQL": []}
    for size in _sizes(min(largest, LARGEST_ON_SQLITE)):
        with TemporaryDirectory(prefix="matchday-bench-") as folder:
            found["SQLite"].append(await sized(f"sqlite:///{folder}/bench.sqlite", size))
    with postgres.postgres() as server:
        for size in _sizes(largest):
            with server.database() as url:
                found["PostgreSQL"].append(await sized(url, size, server.pid))
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.with_name("growth.md").write_text(table(found), encoding="utf-8")
        out.with_name("growth.svg").write_text(_drawn(found), encoding="utf-8")
    print(table(found))
    return [figure for name, steps in found.items() for figure in _figures(name, steps)]


async def sized(url: str, size: int, pid: int | None = None) -> Sized:
    """What `bench.sized` finds on a new store at `url`. Raises RuntimeError where that fails."""
    await crowd(url, "bench", size, [kickoff_claim()], WANTED)
    words = [url, str(size), *([str(pid)] if pid else [])]
    # It logs as the program does, a line for each delivery, which nobody reads here.
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.sized", *words, stdout=PIPE, stderr=DEVNULL
    )
    told, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"python -m bench.sized failed with {size:,} channels")
    one = Sized(**json.loads(told))
    print(f"{url.partition(':')[0]}, {size:,} channels: {one}", file=sys.stderr)
    return one


def slope(steps: Sequence[Sized], value: Callable[[Sized], float]) -> float:
    """Of the straight line nearest to the logarithms: how a value grows with the number of channels."""
    xs = [math.log(step.channels) for step in steps]
    ys = [math.log(max(value(step), 1e-9)) for step in steps]
    middle, height = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((x - middle) ** 2 for x in xs)
    return sum((x - middle) * (y - height) for x, y in zip(xs, ys, strict=True)) / over if over else 0.0


def _sizes(largest: int) -> list[int]:
    sizes = []
    size = SMALLEST
    while size <= largest:
        sizes.append(size)
        size *= 10
    return sizes


def _sending(one: Sized) -> float:
    """Processor seconds to send one occasion to all of its channels, the backlog's first and last alike."""
    return one.channels * (one.busy_first + one.busy_last) / 2


def _figures(name: str, steps: Sequence[Sized]) -> list[Figure]:
    largest = steps[-1]
    asked = [most for one in steps for _, most in (one.answers_expanding, one.answers_sending)]
    held_to = {one.channels: one for one in steps}.get(HUNDRED_THOUSAND)
    figures = [
        Figure(
            f"{name}: growth of expansion, exponent", slope(steps, lambda s: s.expansion_busy), "", LINEAR
        ),
        Figure(f"{name}: of its last step", slope(steps[-2:], lambda s: s.expansion_busy), "", LINEAR),
        Figure(f"{name}: growth of sending, exponent", slope(steps, _sending), "", LINEAR),
        Figure(f"{name}: of its last step", slope(steps[-2:], _sending), "", LINEAR),
        Figure(f"{name}: growth of planning, exponent", slope(steps, lambda s: s.plan), "", LINEAR),
        Figure(f"{name}: growth of the peak of memory, exponent", slope(steps, lambda s: s.peak), "", LINEAR),
        Figure(f"{name}: one occasion into {largest.channels:,} deliveries", largest.expansion, "s"),
        Figure(f"{name}: memory grown by that", largest.expansion_memory, "MB", 20),
        Figure(f"{name}: sent a second, {largest.channels:,} waiting", largest.rate_first, "/s"),
        Figure(f"{name}: sent a second, all but the last sent", largest.rate_last, "/s"),
        Figure(f"{name}: answers meanwhile, 99 of 100, at any size", max(asked), "ms", 30),
        Figure(f"{name}: peak of memory at {largest.channels:,}", largest.peak, "MB"),
    ]
    if held_to is not None:
        figures.append(Figure(f"{name}: one occasion into 100,000 deliveries", held_to.expansion, "s", 2))
    return figures


def table(found: dict[str, list[Sized]]) -> str:
    """Markdown: a row for each size of each database."""
    head = (
        "store", "channels", "plan", "expansion", "of the processor", "its memory",
        "a goal until it is in the outbox",
        "answers meanwhile, p50 / p99", "answers while sending, p50 / p99",
        "sent a second, all waiting", "all but the last sent", "peak of memory",
    )  # fmt: skip
    lines = ["| " + " | ".join(head) + " |", "|---|" + "--:|" * (len(head) - 1)]
    for name, steps in found.items():
        for one in steps:
            cells = (
                name, f"{one.channels:,}", f"{one.plan * 1000:,.0f} ms", f"{one.expansion:,.2f} s",
                f"{one.expansion_busy:,.2f} s", f"{one.expansion_memory:,.1f} MB", f"{one.goal:,.2f} s",
                _pair(one.answers_expanding), _pair(one.answers_sending), f"{one.rate_first:,.0f}",
                f"{one.rate_last:,.0f}", f"{one.peak:,.0f} MB",
            )  # fmt: skip
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _pair(times: tuple[float, float]) -> str:
    return f"{times[0]:,.1f} / {times[1]:,.1f} ms"


def _drawn(found: dict[str, list[Sized]]) -> str:
    lines = []
    for name, steps in found.items():
        lines += [
            Line("expansion", f"expansion, {name}", "s", [(s.channels, s.expansion_busy) for s in steps]),
            Line("sending", f"sending, {name}", "s", [(s.channels, _sending(s)) for s in steps]),
            Line("memory", f"memory, {name}", "MB", [(s.channels, s.peak) for s in steps]),
        ]
    return chart.svg("Processor time and memory by the number of channels", lines)
