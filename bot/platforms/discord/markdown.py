"""Words made inert for Discord: what nobody of ours wrote can neither format, mention, link nor hide."""

import re

from bot.platforms.text import clean, web_address

_MARKUP = re.compile(r"[\\`*_~|<\[\]]")
"""What means something in Discord's Markdown wherever it stands; every mention begins with <."""
_AT_THE_START = re.compile(r"[#>+-]|\d+(?=[.)])")
"""What makes a heading, a quotation, small print or a list where a line begins with it."""
_ADDRESS = re.compile(r":(?=//)")
_EVERYBODY = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_BREAK = "\u200b"
"""Nothing to see, and what stands on either side of it is no word together."""


def inert(text: str) -> str:
    """Text as Discord shows it: exactly its visible characters."""
    return escaped(clean(text))


def escaped(text: str) -> str:
    """Clean text with everything that Discord would act on taken out of action; blanks at its ends stay."""
    shown = _MARKUP.sub(r"\\\g<0>", text)
    shown = _ADDRESS.sub(r"\\:", shown)
    return _EVERYBODY.sub(f"@{_BREAK}", shown)


def begins(line: str) -> str:
    """A line whose beginning is no heading, list or quotation."""
    line = line.lstrip()
    found = _AT_THE_START.match(line)
    if found is None:
        return line
    at = found.end() if found[0][0].isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"


def styled(text: str, mark: str) -> str:
    """Escaped text between two marks, such as `**`; blanks stay as they are."""
    if not text.strip():
        return text
    # an escaped mark right before ours would be read together with it
    return f"{mark}{text}{_BREAK if text[-1] == mark[0] else ''}{mark}"


def link(words: str, url: str) -> str:
    """A masked link where the address is one of the web; else the words alone."""
    shown = clean(words)
    address = web_address(url)
    if address is None or not shown:
        return escaped(shown)
    return f"[{escaped(shown.replace('[', '(').replace(']', ')'))}]({address})"
