"""Where people see a message of Discord's."""

import re

_REFERENCE = re.compile(r"(\d{1,20})/(\d{1,20})")


def url(guild: str, reference: str) -> str | None:
    """The address of a message, by its server's id and its reference ("channel/message")."""
    found = _REFERENCE.fullmatch(reference)
    if found is None or not re.fullmatch(r"\d{1,20}", guild):
        return None
    return f"https://discord.com/channels/{guild}/{found[1]}/{found[2]}"
