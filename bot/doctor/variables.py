"""Where the settings come from, and names that are none."""

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from dotenv import dotenv_values

from bot.doctor.check import Check, Level
from bot.settings import Settings

PREFIX = "MATCHDAY_"


def checks(env_file: Path) -> list[Check]:
    written = dotenv_values(env_file) if env_file.is_file() else {}
    if not env_file.is_file():
        return [
            Check("settings", Level.OK, f"read from the environment; there is no {env_file}"),
            *_unknown(os.environ),
        ]
    found = [Check("settings", Level.OK, f"read from the environment and {env_file}")]
    found += _unknown({**written, **os.environ})
    if _holds_tokens(written) and env_file.stat().st_mode & 0o077:
        open_to_all = f"{env_file} holds a token or a key, and others on this machine may read it"
        found.append(Check("settings", Level.WARN, open_to_all, f"Run: chmod 600 {env_file}"))
    return found


def _unknown(variables: Mapping[str, str | None]) -> list[Check]:
    """A misspelled setting would otherwise do nothing, silently."""
    known = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]
    found = []
    for name in sorted(variables):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            near = get_close_matches(name.upper(), known, 1)
            advice = f"Perhaps {near[0]} was meant." if near else ".env.example has them all."
            found.append(Check("settings", Level.WARN, f"{name} is no setting and does nothing", advice))
    return found


def _holds_tokens(written: Mapping[str, str | None]) -> bool:
    return any(value for name, value in written.items() if name.upper().endswith(("_TOKEN", "_KEY")))
