"""discord.py's own record of limits, kept cheap for many channels."""

from time import monotonic

from discord.http import HTTPClient

EVERY = 60.0


def sweep_seldom(http: HTTPClient, every: float = EVERY) -> None:
    """Lets the client look for old buckets once in `every` seconds.

    Past 256 channels it would otherwise look through all of them at each channel that is new to it: with
    10,000 channels that is ten milliseconds a message, in which nothing else runs.
    """
    sweep = http._try_clear_expired_ratelimits
    swept = monotonic()

    def seldom() -> None:
        nonlocal swept
        if monotonic() - swept >= every:
            swept = monotonic()
            sweep()

    http._try_clear_expired_ratelimits = seldom  # type: ignore[method-assign]  # it takes no client of one's own
