"""How often a platform told this process that it calls too fast."""

from prometheus_client import Counter

RATE_LIMITED = Counter(
    "matchday_rate_limited",
    "Calls that a platform answered with 429, by whose limit it was, where it says so",
    ["platform", "limit"],
)
