"""What is told and counted of deliveries that were claimed and not sent, since nobody wants them any more."""

from collections.abc import Iterable

import structlog
from prometheus_client import Counter
from sqlalchemy import RowMapping

log = structlog.get_logger()

LATE = "expired"
"""The reason of a post that is of no use any more when its turn comes."""
SKIPPED = Counter(
    "matchday_skipped_deliveries",
    "Posts that nobody wanted any more when their turn came",
    ["platform", "kind"],
)
LATE_POSTS = Counter(
    "matchday_late_posts",
    "Posts that were of no use any more when their turn came, and so were not posted",
    ["platform", "kind"],
)


def tell(skipped: Iterable[tuple[RowMapping, str]]) -> None:
    """`skipped` are claimed rows, each with the reason why it is not sent."""
    for row, reason in skipped:
        SKIPPED.labels(row["platform"], row["kind"]).inc()
        if reason == LATE:
            LATE_POSTS.labels(row["platform"], row["kind"]).inc()
        log.info(
            "not_posted",
            delivery=row["delivery"],
            occasion=row["id"],
            trace=row["trace"],
            platform=row["platform"],
            channel=row["address"],
            kind=row["kind"],
            subject=row["subject"],
            reason=reason,
        )
