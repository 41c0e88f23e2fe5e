"""Bad days of a platform's, with thousands of deliveries: each kind of fault befalls a share of all calls,
and half of those that can hide it were carried out.

python -m bench faults                    # 2,000 deliveries on each platform
STORMED=5000 python -m bench faults
"""

import asyncio
import os
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.fanout import DISCORD, TELEGRAM, Service, store
from bench.figure import Figure
from bench.kills import TO_TELL, doubled, posts_of, states_of
from bench.processes import started
from bench.worker import run

STORMED = int(os.environ.get("STORMED", "2000"))
EACH = "0.05"
SLOW = "10"
"""Seconds that a call without an answer lasts, before it is cut."""


async def measure() -> list[Figure]:
    both = await asyncio.gather(*(_stormed(service) for service in (DISCORD, TELEGRAM)))
    return [figure for figures in both for figure in figures]


async def _stormed(service: Service) -> list[Figure]:
    """A share of 5 % each: 429, two of 500, 502 and 503, a reset, no answer."""
    with TemporaryDirectory() as folder:
        weather = ("--storm", EACH, "--slow", SLOW)
        async with service.start(Path(folder) / "log", STORMED, *weather) as server:
            url = await store(Path(folder), server, *TO_TELL)
            await (await started(run, server.platform, url, server.api_url, server.token)).ends()
            states, posts, counted = states_of(url), posts_of(server), await server.state()
    became, faults, name = Counter(states.values()), Counter(counted["faults"]), service.name
    untold = [channel for channel in server.channels if not posts[channel]]
    unheard = sum(count for fault, count in faults.items() if fault != "RATE_LIMITED")
    unlisted = sum(states.get(channel) != "unknown" for channel in untold)
    return [
        Figure(f"{name}: faults in {STORMED:,} deliveries", faults.total(), "calls"),
        Figure(f"{name}: told twice", doubled(posts), "channels", 0),
        Figure(f"{name}: not told, and not listed as unknown", unlisted, "channels", 0),
        Figure(
            f"{name}: listed as unknown", became["unknown"], "channels", unheard if service is TELEGRAM else 0
        ),
        Figure(f"{name}: of these not told", len(untold), "channels"),
        Figure(f"{name}: broken rules of the service", len(counted["violations"]), "calls", 0),
    ]
