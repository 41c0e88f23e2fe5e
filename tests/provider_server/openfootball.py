"""openfootball's form: a season of a league in one file, with local times and, days later, the results."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tests.provider_server.script import Seen

NAME = "openfootball"
LEAGUES = {"de.1.json": ("bundesliga", "Deutsche Bundesliga 2026/27")}


def body(path: str, query: Mapping[str, str], seen: Sequence[Seen]) -> bytes | None:
    """The answer to a question; None where there is nothing at that address."""
    *_, season, file = path.split("/")
    if season != "2026-27" or file not in LEAGUES:
        return None
    league, name = LEAGUES[file]
    matches = [_match(one) for one in seen if one.game.league == league]
    return json.dumps({"name": name, "matches": matches}, ensure_ascii=False).encode()


def _match(seen: Seen) -> dict[str, Any]:
    home, away = seen.game.sides()
    told: dict[str, Any] = {"round": f"Matchday {seen.game.round}", "date": f"{seen.local:%Y-%m-%d}"}
    if seen.fixed:
        told["time"] = f"{seen.local:%H:%M}"
    told |= {"team1": home.names[NAME], "team2": away.names[NAME]}
    if seen.over:
        told["score"] = {"ht": list(seen.score(45)), "ft": list(seen.score(90))}
    return told
