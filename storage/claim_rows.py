"""A claim as a row of the store, and back."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping, Select, func, select

from bot.knowledge.claims import Claim, Origin, Source, SourceKind
from storage.codec import about_from_json, about_to_json, value_from_json, value_to_json
from storage.tables import articles, claims, sources


def with_sources() -> Select[Any]:
    """Claims with who said them. What was read in an article links to that one, not to its paper's last."""
    return (
        select(
            claims,
            sources.c.name.label("source_name"),
            sources.c.kind.label("source_kind"),
            func.coalesce(articles.c.url, sources.c.url).label("source_url"),
        )
        .join(sources, sources.c.key == claims.c.source)
        .join(articles, articles.c.id == claims.c.article, isouter=True)
    )


def from_row(row: RowMapping) -> Claim:
    """The claim of a row that `with_sources` gave."""
    about = about_from_json(row["kind"], row["about"])
    return Claim(
        about=about,
        value=value_from_json(row["kind"], row["value"]),
        source=Source(row["source"], row["source_name"], SourceKind(row["source_kind"]), row["source_url"]),
        said_at=row["said_at"],
        scope=row["community"],
        official=row["official"],
        withdrawn=row["withdrawn_at"] is not None,
        origin=Origin(row["article"], (row["span"][0], row["span"][1])) if row["article"] else None,
    )


def to_row(claim: Claim, now: datetime) -> dict[str, Any]:
    """What is kept of a claim. The same thing said again has the same digest."""
    kept = {
        "match": claim.about.match,
        "kind": type(claim.about).__name__,
        "about": about_to_json(claim.about),
        "value": value_to_json(claim.value),
        "source": claim.source.key,
        "said_at": claim.said_at.astimezone(UTC),  # one instant is one claim, in whichever zone it was told
        "community": claim.scope,
        "official": claim.official,
    }
    origin = claim.origin
    # two articles that say the same are two claims: each can be withdrawn by itself
    told = kept if origin is None else {**kept, "article": origin.article}
    said = json.dumps(told, sort_keys=True, default=str).encode()
    return {
        **kept,
        "article": origin.article if origin else None,
        "span": list(origin.at) if origin else None,
        "recorded_at": now,
        "withdrawn_at": now if claim.withdrawn else None,
        "digest": hashlib.sha256(said).hexdigest(),
    }
