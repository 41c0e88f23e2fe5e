"""Measures what the design promises and prints each figure beside its limit.

    python -m bench                       # everything that takes seconds
    python -m bench NAME ...              # those
    python -m bench all --out FILE.md     # everything, in three quarters of an hour, as Markdown too

What takes minutes runs only where it is named, or with `all`. A figure that misses its limit is marked;
nothing fails because of it, since the machine may be busy. A tally that is not what the fans were told fails,
and so does a bench that does not come to its end.
"""

import argparse
import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from pathlib import Path

from rich.console import Console

from bench import (
    answers,
    ballots,
    expansion,
    fanout,
    faults,
    full_time,
    growth,
    importing,
    kills,
    outbox,
    pace,
    pictures,
    planning,
    reading,
    retention,
    start,
    ten_matches,
)
from bench.figure import Figure
from bench.report import Report, Run
from bot import logs

Bench = Callable[[], Awaitable[list[Figure]]]
QUICK: dict[str, Bench] = {
    "planning": planning.measure,
    "reading": reading.measure,
    "expansion": expansion.measure,
    "outbox": outbox.measure,
    "importing": importing.measure,
    "ballots": ballots.measure,
    "answers": answers.measure,
    "pictures": pictures.measure,
    "start": start.measure,
    "discord": fanout.discord,
    "telegram": fanout.telegram,
}


def long(asked: argparse.Namespace) -> dict[str, Bench]:
    """What takes minutes: by name only, or with all."""
    return {
        "scale": partial(fanout.scale, asked.channels or fanout.MANY),
        "ten_matches": partial(ten_matches.measure, asked.channels or ten_matches.CHANNELS),
        "growth": partial(growth.measure, asked.largest, asked.out),
        "pace": pace.measure,
        "full_time": partial(full_time.measure, asked.fans, asked.kills or full_time.KILLS),
        "retention": retention.measure,
        "faults": faults.measure,
        "kills": partial(kills.measure, asked.kills or kills.KILLS, asked.log),
    }


async def main(given: list[str]) -> int:
    asked = options(given)
    benches = QUICK | long(asked)
    unknown = [name for name in asked.names if name not in (*benches, "all")]
    if unknown:
        print(f"There is no bench {', '.join(unknown)}; there are {', '.join(benches)}.", file=sys.stderr)
        return 2
    logs.set_up("error")
    report = Report(asked.out)
    for name in whole(benches) if "all" in asked.names else asked.names or QUICK:
        report.add(await _run(name, benches[name], asked))
    Console(width=120).print(report.table())
    return int(report.failed)


def whole(benches: Iterable[str]) -> list[str]:
    """All but what another one measures at five times the size."""
    return [name for name in benches if name not in ("discord", "telegram")]


async def _run(name: str, bench: Bench, asked: argparse.Namespace) -> Run:
    begin, figures, words = time.monotonic(), [], ""
    try:
        figures = await bench()
    except Exception as found:  # the others are measured all the same
        words = f"FAILED: {found!r}"
        print(f"{name}: {words}", file=sys.stderr)
    return Run(command(name, asked), tuple(figures), time.monotonic() - begin, words)


def command(name: str, asked: argparse.Namespace) -> str:
    """What measures this again."""
    takes = {
        "scale": ("channels",),
        "ten_matches": ("channels",),
        "growth": ("largest",),
        "full_time": ("fans", "kills"),
        "kills": ("kills",),
    }
    given = (f"--{option} {value}" for option in takes.get(name, ()) if (value := getattr(asked, option)))
    return " ".join(("python -m bench", name, *given))


def options(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument(
        "--channels",
        type=int,
        help=f"on each platform: {fanout.MANY:,} in scale, {ten_matches.CHANNELS:,} in ten_matches",
    )
    parser.add_argument("--largest", type=int, default=1_000_000, help="channels of growth, on PostgreSQL")
    parser.add_argument("--fans", type=int, default=5_000, help="of full_time")
    parser.add_argument("--kills", type=int, help=f"{full_time.KILLS} in full_time, {kills.KILLS} in kills")
    parser.add_argument("--log", type=Path, help="of kills: a file for a line about each")
    parser.add_argument(
        "--out", type=Path, help="a file for all figures, as Markdown; a chart stands beside it"
    )
    return parser.parse_args(given)


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
