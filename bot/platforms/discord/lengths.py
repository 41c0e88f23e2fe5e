"""How long a text is to Discord, and how it is cut."""

from bot.platforms.discord.markdown import ELLIPSIS


def units(text: str) -> int:
    """Length in UTF-16 units: Discord's clients count so, its servers never more."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, room: int) -> str:
    """At most `room` units of plain text, cut at a word where there is one, with an ellipsis."""
    if units(text) <= room:
        return text
    if room < 1:
        return ""
    kept = text[: room - 1]
    while units(kept) > room - 1:
        kept = kept[:-1]
    at_word = kept.rpartition(" ")[0]
    if len(at_word) >= len(kept) / 2:
        kept = at_word
    return f"{kept.rstrip()}{ELLIPSIS}"
