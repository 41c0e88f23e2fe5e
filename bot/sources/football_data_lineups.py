"""Line-ups, which football-data.org has in its paid plans."""

from collections.abc import Iterable

from bot.knowledge.team_news import Lineup
from bot.sources.football_data_payload import PersonPart, TeamPart
from bot.sources.json_payload import valid
from bot.sources.team_sheet import shirts

_DEPTH = {
    "goalkeeper": 0,
    "centre-back": 1,
    "left-back": 1,
    "right-back": 1,
    "defence": 1,
    "defensive midfield": 2,
    "central midfield": 3,
    "left midfield": 3,
    "right midfield": 3,
    "midfield": 3,
    "attacking midfield": 4,
    "left winger": 5,
    "right winger": 5,
    "centre-forward": 6,
    "second striker": 6,
    "offence": 6,
}
"""Where a position is on the pitch, from the own goal on."""


def lineup(part: TeamPart, told: list[str]) -> tuple[Lineup, dict[str, str]] | None:
    """A side's line-up, and the ids of those in it by name; None where there is none.

    The list begins with the goalkeeper and is in no other order, so starters are put in order by their usual
    positions. Where one has none, nobody can say who plays in which line, and the formation is left out.
    """
    starters, bench = _people(part.lineup or (), told), _people(part.bench or (), told)
    if not starters:
        return None
    depths = [_DEPTH.get((person.position or "").lower()) for person in starters]
    known = [depth for depth in depths if depth is not None]
    formation = part.formation if len(known) == len(starters) else None
    if formation is not None:
        placed = sorted(zip(known, starters, strict=True), key=lambda one: one[0])
        starters = [person for _, person in placed]
    ids = {one.name or "": str(one.id) for one in (*starters, *bench) if one.id is not None}
    value = Lineup(
        starters=tuple(one.name or "" for one in starters),
        formation=formation or None,
        bench=tuple(one.name or "" for one in bench),
        numbers=shirts((one.name or "", one.shirt_number) for one in (*starters, *bench)),
        coach=part.coach,
    )
    return value, ids


def _people(raw: Iterable[object], told: list[str]) -> list[PersonPart]:
    """Everybody with a name, once."""
    read = (valid(PersonPart, one, "a player of a line-up", told) for one in raw)
    named = [one for one in read if one is not None and one.name]
    return list({one.name: one for one in named}.values())
