"""What one mark is, as found, and what stands around names and marks on every line."""

import re
from dataclasses import dataclass
from enum import Enum

from bot.reading.facts import Span
from bot.reading.mark import Given
from bot.reading.page import Line
from bot.reading.people import LETTER, POSITION


class Form(Enum):
    """Where on its line, or after which line, a mark stands. One article keeps to one form."""

    AFTER = "after the name"
    FIRST = "before the name"
    LAST = "at the end of the comment"
    BARE = "at the end of a comment that nothing parts from the name"
    WITHIN = "in brackets behind the name, within sentences"
    BELOW = "at the end of the paragraph below the name, or alone on a line below"


@dataclass(frozen=True, slots=True)
class Marked:
    """A player's mark, as found; `role` is the word before the name ("Manager", "GK"), `aside` what stands in
    brackets behind it. `explicit`: a scale or a word like "Rating" says that it is a mark."""

    name: str
    given: Given
    at: Span
    form: Form
    first: int
    last: int
    comment: Span | None = None
    role: str = ""
    aside: str = ""
    explicit: bool = False


_ROLES = (
    f"{POSITION}|[Gg]oal ?keepers?|[Dd]efenders?|[Mm]idfielders?|[Ff]orwards?|[Ss]trikers?|[Aa]ttackers?|"
    f"[Ww]ingers?|"
    "[Ss]ub(?:stitute)?s?|SUBS?|(?:[Hh]ead )?[Cc]oach|COACH|[Mm]anager|MANAGER|[Bb]oss|"
    "[Aa]ll(?:enatore)?\\.?|"
    "ALLENATORE|[Tt]rainer|[Ee]ntrenador|[Tt][eé]cnico|DT|[Mm]ister|"
    "(?:[Rr]ight|[Ll]eft|[Cc]ent(?:re|er|ral))[ -](?:[Bb]ack|[Ww]ing(?:er|-back)?|[Mm]id(?:field)?|"
    "[Ff]orward|[Dd]efender)|"
    "TOR|ABWEHR|MITTELFELD|STURM|ANGRIFF|[Aa]rbitro|ARBITRO|[Rr]ef(?:eree)?|REFEREE|[Ss]cheidsrechter|[Ss]chiedsrichter|[Aa]rbiter|"
    "(?:[Dd]al(?:l')? ?)\\d{1,3}'?(?: ?[sp]\\.?t\\.?)?"
)
LEAD = (
    r"(?:[*>#-]+ ?)?(?:#?\d{1,2} ?[.):] ?|#\d{1,2} |\((?=[A-Z]{2,3}\)))?"
    rf"(?:\(?(?P<role>{_ROLES})\)?(?: ?[:.|-]+ ?| ))?(?:\d{{1,2}}[.:]? )?"
)
ASIDE = r"(?P<aside>(?: ?\([^()]{0,60}\)| ?\[[^\[\]]{0,40}\]){0,2})"
PART = r"(?: ?(?:[-:=|,>.]|\.\.+)+ ?)"
DECOY = re.compile(
    r"(?:goals?|scorers?|booked|bookings?|sent off|attendance|possession|shots|form|odds|last|top|"
    r"leading|date|kick-?off|"
    r"time|venue|published|updated|by|photo|image|picture|posted|read|more|related|watch|share)\b ?[: ]|"
    r"\[|https?:|@|.{0,30}(?:spieltag|giornata|jornada|rodada|journée|speelronde)\b",
    re.IGNORECASE,
)


def without_the_comment(run: str) -> str:
    """ "Mohamed Salah Tireless" without the word that is the comment's."""
    return run.rpartition(" ")[0]


def rest_of(line: Line, end: int) -> Span | None:
    return between(line, end, len(line.text))


def between(line: Line, start: int, end: int) -> Span | None:
    while start < end and not re.match(rf"{LETTER}|[\d\"'(]", line.text[start]):
        start += 1
    while end > start and line.text[end - 1] in " -:,|(":
        end -= 1
    return (line.start + start, line.start + end) if end > start else None
