"""The ground in a sentence about the match: "at the Gtech Community Stadium", "en el estadio Monumental"."""

import re
from collections.abc import Iterator

from bot.reading.calendar import days
from bot.reading.clocks import clocks
from bot.reading.clubs import Club, at_home_in, club
from bot.reading.context import Part
from bot.reading.facts import Words
from bot.reading.hosts import GROUND
from bot.reading.page import Line

_UP = r"[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_UP}[\w'.&-]*"
_LINK = r"(?:d[aeio]s?|del|della|des|du|la|le|of|y|e)"
_NAME = rf"{_WORD}(?: (?:{_LINK} ){{0,2}}{_WORD}){{0,4}}"
_BEHIND = re.compile(
    rf"\b(?:at|inside|in|im|in der|am) (?:the )?(?P<name>(?:{_WORD} ){{0,4}}?(?:{_WORD}[ -])?"
    r"(?:Stadium|Arena|Park|Ground|Field|Stadion)|(?:[A-Z]\w+[ -]){1,4}(?:Park|Arena|Stadion)|"
    r"[A-Z]\w+stadion)(?![\w-])"
)
"""The generic word stands behind the name; or alone, as in no language that puts it in front."""
_AHEAD = re.compile(
    r"\b(?:at|inside|in|en|[Aa]l|[Aa]llo|[Nn]o|[Nn]a|[Ee]n|[Aa]u|[Ss]erá|nello|nel|no|na|ao|au|dans|im|"
    r"del|do|d[oa]|le|the|el|o|a)(?: l[ao]| el| the)? "
    rf"(?P<name>(?:[Ee]st[aá]dio?|[Ss]tade|[Ss]tadio|[Aa]rena|[Cc]ancha) (?:{_LINK} ){{0,3}}{_NAME})"
)
"""The generic word stands in front of it."""
_KNOWN = re.compile(
    r"\b(?:at|to|in|am|im|a|al|allo|all'|en|en el|no|na|au|nello|dello|inside|nel)(?: the| el| o| la| il|"
    r" l[ao]| stadio)*"
    r"(?: |(?<='))$",
    re.IGNORECASE,
)
_PLAYED = re.compile(
    r"\b(?:takes? place|taking place|(?:be|being|is) (?:played|held|staged)|will (?:meet|host|welcome|"
    r"face|be (?:at|inside))"
    r"|hosts?|welcomes?|faces?|kick(?:s|ing)?[ -]?off|kick[ -]?off|travels?|heads?|goes|stage is set|"
    r"se (?:jugará|disputará|juega|disputa|enfrentan|enfrentarán|citan|miden)|jugará|recibe|visita|desde las|"
    r"si (?:gioca|giocherà|disputa|affrontano|affronteranno)|ospita|in programma|match clou|"
    r"squadra di casa|padroni di casa|escenario|tendrá lugar|acontece|vai ser|se enfrentam|enfrenta|"
    r"recebe|duelam|será (?:disputad|realizad)\w+|"
    r"se jouera|se joue|aura lieu|accueille|reçoit|se déplace|affronte|"
    r"empfängt|trifft|gastiert|findet|angepfiffen|anpfiff)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\blast (?:season|week|time|year|month|term|outing|game|match)|\bearlier|\bprevious|\breverse|"
    r"\bfirst leg\b|"
    r"\b(?:beat|beaten|lost|drew|won|defeated|defeat|were|conceded|knocked out)\b|"
    r"\b(?:pasad[oa]|venció|perdió|empate|perdeu|venceu|última|ultimo|scors[oa]|precedenti|vinto|perso|pareggi\w+)\b|"
    r"\b(?:dernière?|battu|gagné|perdu|letzte[nsr]?|verlor\w*|gewann\w*)\b|(?<![\d-])\d-\d(?![\d-])",
    re.IGNORECASE,
)
_NEUTRAL = re.compile(
    r"(?<!semi-)(?<!semi )(?<!quarter-)(?<!quarter )\bfinal\b(?! score| whistle)|\bneutral\b", re.IGNORECASE
)
_CAPTION = re.compile(r"\bphoto\b|getty|\bimages\b", re.IGNORECASE)
_GROUND_WORD = re.compile(r"stadi|arena|\bpark|-park|ground|field|est[aá]di?|stade|cancha", re.IGNORECASE)
_LINES = 40


def grounds_told(part: Part) -> Iterator[Words]:
    """Grounds in sentences that say where the match is, in their order; of two names for one place that the
    tables know comes first."""
    lines = part.page.lines[:_LINES]
    neutral = any(_NEUTRAL.search(line.text[:600]) for line in lines[:10])
    for line in lines:
        if not _CAPTION.search(line.text):
            named = _named(part, line, neutral) if _GROUND_WORD.search(line.text) else ()
            yield from sorted([*_known(part, line), *named], key=lambda one: one.at[0])


def _known(part: Part, line: Line) -> Iterator[Words]:
    """A ground of the tables, where the home side plays."""
    home = club(part.sides.home) if part.sides else None
    if home is None:
        return
    text = line.text[:1500]
    for met in GROUND.finditer(text):
        before, sentence = text[max(0, met.start() - 20) : met.start()], _sentence(text, met.start())
        if not _KNOWN.search(before) or _ELSEWHERE.search(sentence):
            continue
        if home in at_home_in(met[0]):
            yield Words(met[0], line.span(met))
        elif not before.endswith(("to ", "to the ")) and _PLAYED.search(sentence) and _dated(sentence):
            yield Words(met[0], line.span(met), sure=False)  # lent or shared, or another team's match
    for ground in home.grounds:
        if len(ground) > _SHORT:
            continue
        short = re.search(rf"\bat (?P<name>{re.escape(ground)})(?!\w)", text)
        if short and not _ELSEWHERE.search(_sentence(text, short.start())):
            yield Words(ground, line.span(short, "name"))


_SHORT = 5
"""Letters of a ground's name that is too short to be looked for anywhere but behind "at" ("Ibrox")."""


def _named(part: Part, line: Line, neutral: bool) -> Iterator[Words]:
    """A name with "Stadium" or the like, in a sentence that has the hour, the day or a word for playing; not
    another team's ground, unless it is a `neutral` one, as for a final."""
    home = club(part.sides.home) if part.sides else None
    text = line.text[:1500]
    found = sorted(
        [met for form in (_AHEAD, _BEHIND) for met in form.finditer(text)], key=lambda met: met.start("name")
    )
    for met in found:
        sentence = _sentence(text, met.start())
        name = met["name"].rstrip(" .'-")
        if (
            len(name) < 5
            or _ELSEWHERE.search(sentence)
            or not (" " in name or "-" in name or "stadion" in name)
        ):
            continue
        owners = at_home_in(name)
        if owners and home and not neutral and not any(_may_play_at(home, owner) for owner in owners):
            continue
        if _PLAYED.search(sentence) or any(not one.bare for one in clocks(sentence)):
            start = line.start + met.start("name")
            yield Words(name, (start, start + len(name)), sure=_dated(sentence))


def _dated(sentence: str) -> bool:
    return bool(days(sentence) or clocks(sentence))


def _may_play_at(home: Club, owner: Club) -> bool:
    """A team at home, or a country in a ground of one of its clubs."""
    return home == owner or (home.national and home.country == owner.country)


def _sentence(text: str, place: int) -> str:
    start = text.rfind(". ", 0, place) + 1
    end = text.find(". ", place)
    return text[start : end if end >= 0 else len(text)]
