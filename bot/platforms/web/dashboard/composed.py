"""Several fields that make one argument of a command: two times of day are "23:00 8:00". Pure."""

from collections.abc import Callable, Mapping

Parts = Mapping[str, str]
"""What was filled in, by the name of the field after "part."."""


def quiet_hours(parts: Parts) -> dict[str, str]:
    return {"hours": _words(parts, "from", "until")}


def quiet_kind(parts: Parts) -> dict[str, str]:
    return {"hours": _words(parts, "kind", "what")}


def weekly(parts: Parts) -> dict[str, str]:
    return {"when": f"weekly {_words(parts, 'day', 'at')}"}


def reminder(parts: Parts) -> dict[str, str]:
    """ "add 2h for Serie A home say Come on!": what is left out is not said."""
    said = [f"add {parts.get('lead', '')}"]
    if competition := parts.get("competition"):
        said.append(f"for {competition}")
    if side := parts.get("side"):
        said.append(side)
    if words := parts.get("words"):
        said.append(f"say {words}")
    return {"change": " ".join(said)}


COMPOSED: Mapping[str, Callable[[Parts], dict[str, str]]] = {
    "quiet-hours": quiet_hours,
    "quiet-kind": quiet_kind,
    "weekly": weekly,
    "reminder": reminder,
}
"""By the name of the form."""


def arguments(form: str, fields: Mapping[str, str]) -> dict[str, str]:
    """A command's arguments out of a posted form: its own ("arg.what"), and what its parts make."""
    own = {name.removeprefix("arg."): text for name, text in fields.items() if name.startswith("arg.")}
    parts = {name.removeprefix("part."): text for name, text in fields.items() if name.startswith("part.")}
    compose = COMPOSED.get(form)
    return own | (compose(parts) if compose and any(parts.values()) else {})


def _words(parts: Parts, *names: str) -> str:
    return " ".join(filter(None, (parts.get(name, "") for name in names)))
