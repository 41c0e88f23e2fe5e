"""Measures what the design promises and prints each figure beside its limit.

    python -m bench [NAME ...] [--fans 5000] [--kills 5]

Runs every bench, or those named; `full_time` takes minutes, and runs only where it is named. A figure that
misses its limit is marked; nothing fails because of it, since the machine may be busy. A tally that is not
what the fans were told fails.
"""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from functools import partial

from rich.console import Console
from rich.table import Table

from bench import (
    answers,
    ballots,
    expansion,
    fanout,
    full_time,
    importing,
    outbox,
    pictures,
    planning,
    reading,
    start,
)
from bench.figure import Figure

BENCHES: dict[str, Callable[[], Awaitable[list[Figure]]]] = {
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


async def main(given: list[str]) -> int:
    asked = options(given)
    benches: dict[str, Callable[[], Awaitable[list[Figure]]]] = {
        **BENCHES,
        "full_time": partial(full_time.measure, asked.fans, asked.kills),
    }
    unknown = [name for name in asked.names if name not in benches]
    if unknown:
        print(f"There is no bench {', '.join(unknown)}; there are {', '.join(benches)}.", file=sys.stderr)
        return 2
    table = Table("what", "figure", "limit", "", title="Measured in one run on this machine")
    for name in asked.names or BENCHES:
        try:
            figures = await benches[name]()
        except full_time.Differs as found:
            print(found, file=sys.stderr)
            return 1
        for figure in figures:
            table.add_row(figure.what, figure.shown, figure.limit_shown, figure.verdict)
    Console(width=120).print(table)
    return 0


def options(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--fans", type=int, default=5_000, help="of full_time")
    parser.add_argument("--kills", type=int, default=5, help="of full_time")
    return parser.parse_args(given)


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
