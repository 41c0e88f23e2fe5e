"""Measures what the design promises and prints each figure beside its limit.

    python -m bench [NAME ...]

Runs every bench, or those named. A figure that misses its limit is marked; nothing fails because of it,
since the machine may be busy.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable

from rich.console import Console
from rich.table import Table

from bench import ballots, expansion, fanout, importing, outbox, pictures, planning, reading, start
from bench.figure import Figure

BENCHES: dict[str, Callable[[], Awaitable[list[Figure]]]] = {
    "planning": planning.measure,
    "reading": reading.measure,
    "expansion": expansion.measure,
    "outbox": outbox.measure,
    "importing": importing.measure,
    "ballots": ballots.measure,
    "pictures": pictures.measure,
    "start": start.measure,
    "discord": fanout.discord,
    "telegram": fanout.telegram,
}


async def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"There is no bench {', '.join(unknown)}; there are {', '.join(BENCHES)}.", file=sys.stderr)
        return 2
    table = Table("what", "figure", "limit", "", title="Measured in one run on this machine")
    for name in names or BENCHES:
        for figure in await BENCHES[name]():
            table.add_row(figure.what, figure.shown, figure.limit_shown, figure.verdict)
    Console(width=120).print(table)
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
