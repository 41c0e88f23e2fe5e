"""Results told in a sentence: "suffering a 3-0 defeat by Atalanta", "Arsenal lost 1-0 to Inter"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.clubs import at_home_in, bare
from bot.reading.facts import Span
from bot.reading.page import Line
from bot.reading.pairs import team_beginning, team_ending
from bot.reading.recalled import recalled

_SCORE = r"(?P<a>\d{1,2}) ?- ?(?P<b>\d{1,2})"
_HOW = r"(?:[\w'-]+ ){0,3}?"
_WIN = "win|victory|triumph|success|thrashing|rout|demolition|hammering|beating"
_LOSS = "defeat|loss|reverse|thrashing|hammering|humiliation|setback|reversal"
_DRAW = "draw|stalemate|tie"
_THEN = (
    r"(?P<how>at home to|at home against|away at|away to|away against|over|against|by|to|with|at|of|"
    r"versus|v|vs)"
)
_NOUN = re.compile(
    rf"(?<![\d-]){_SCORE}(?:[ ,]+\w+)?? {_HOW}(?P<what>{_WIN}|{_LOSS}|{_DRAW})\b (?:[\w'-]+ "
    rf"){{0,3}}?{_THEN} ",
    re.IGNORECASE,
)
_NOUN_ALONE = re.compile(rf"(?<![\d-]){_SCORE} {_HOW}(?P<what>{_WIN}|{_LOSS}|{_DRAW})\b", re.IGNORECASE)
_ENDED = re.compile(
    rf"\b(?:finish(?:ed|es|ing)?|ended|ending|ends) (?:all square |level |honours even )?(?:at |in an? "
    rf"|as an? )?"
    rf"(?:[\w-]+ )?{_SCORE}(?![\d-])(?: (?P<what>{_WIN}|{_LOSS}|{_DRAW})\b)?",
    re.IGNORECASE,
)
""" "the tie finished 1-1": whoever it was between."""
_DRAWN_TOGETHER = re.compile(rf"(?<![\d-])(?P<a>\d{{1,2}}) ?- ?(?P=a)(?![\d-]) (?:{_DRAW})\b", re.IGNORECASE)
_AND = re.compile(r",? (?:and|&) (?:the )?")
_ARTICLE = re.compile(r"(?:an?|the) ")
_INTRODUCED = re.compile(
    r"(?:an? |the )?(?:[\w-]+ ){0,4}?(?:champions|leaders|holders|rivals|neighbours|strugglers|hosts"
    r"|visitors"
    r"|newcomers|high-flying|struggling|bottom side|basement side|side|minnows|ten-man|10-man) "
)
"""What stands before an opponent's name: "at Premier League champions Manchester City"."""
_VERB_ALONE = re.compile(rf"\b(?P<what>lost|beaten|won|drew) {_SCORE}(?![\d-])", re.IGNORECASE)
_AGAINST = re.compile(rf" (?:[\w'-]+ ){{0,3}}?{_THEN} ", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?P<what>beat|defeat(?:ed)?|thrash(?:ed)?|edged?|overcame|overcome|hammer(?:ed)?|see off|saw off|"
    r"sink|sank|"
    r"dispatched|demolish(?:ed)?|crush(?:ed)?|stun(?:ned)?|lost|lose|losing|drew|draw|drawing|won|win|"
    r"winning|(?:beat|thrash|demolish|defeat|hammer|crush|edg|rout|outclass)ing|"
    r"fell|slumped|went down|beaten|were held|was held|held|knocked out|rout(?:ed)?|downed|outclassed)\b",
    re.IGNORECASE,
)
_SCORE_ALONE = re.compile(rf"(?<![\d-]){_SCORE}(?![\d-])")
_SLUG_PREPOSITION = re.compile(
    r"(?:at home to|away to|away at|to|by|at|against|with|in|over) ", re.IGNORECASE
)
_BEAT = re.compile(
    r"beat$|defeat|thrash|edge|over|hammer|see|saw|sank|stun|down|rout"
    r"|outclass",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:last|earlier|previous|in \d{4}|on \w+day in|ago)\b")
_LOST = re.compile(
    r"defeat$|loss|reverse|humiliation|setback|reversal|lost|lose|losing|fell|slumped|went down|beaten",
    re.IGNORECASE,
)
_DRAWN = re.compile(r"draw|stalemate|tie$|drew|held", re.IGNORECASE)
_AT = re.compile(
    r"\b(?:at|in|to) ((?:the )?[A-Z][\w'.-]*(?: (?:of |de la |da |do |de )?[A-Z0-9][\w'.-]*){0,3})"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A result out of a sentence. `goals` are (first, second); `first` is empty where the sentence does not
    name who plays. `first_at_home` is None where it does not tell."""

    first: str
    second: str
    goals: tuple[int, int] | None
    at: Span
    first_at_home: bool | None = None


def told(line: Line) -> Iterator[Told]:
    """The results of one paragraph, those with most words first."""
    text = line.text[:1500]
    for met in _NOUN.finditer(text):
        if opponent := _opponent(text, met.end()):
            goals = _seen_from_first(met["what"], met["how"], int(met["a"]), int(met["b"]))
            home = _home(text, met["how"], met.start(), opponent[0])
            if opponent[2] or home is None:
                yield Told(_subject(text[: met.start()]), opponent[0], goals, line.span(met), home)
    yield from _together(line, text)
    yield from _verbs(line, text)


def _opponent(text: str, start: int) -> tuple[str, int, bool] | None:
    """The team that is named at `start`, or behind what introduces it."""
    found = team_beginning(text, start)
    if found and found[2]:
        return found
    for pattern in (_ARTICLE, _INTRODUCED):
        introduced = pattern.match(text, start)
        behind = team_beginning(text, introduced.end()) if introduced else None
        if behind and behind[2]:
            return behind
    return found


def _together(line: Line, text: str) -> Iterator[Told]:
    """ "Arsenal and Tottenham could not be parted in a 2-2 draw"."""
    for met in _DRAWN_TOGETHER.finditer(text):
        ahead = text[: met.start()]
        sentence = ahead[max(ahead.rfind(". "), ahead.rfind("! "), 0) :]
        for link in _AND.finditer(sentence):
            first, second = team_ending(sentence[: link.start()]), team_beginning(sentence, link.end())
            if first and second and first[2] and second[2]:
                home = _home(text, "", met.start(), second[0])
                yield Told(first[0], second[0], (int(met["a"]), int(met["a"])), line.span(met), home)
                return


def told_alone(line: Line) -> Iterator[tuple[int, int]]:
    """The goals of "a 2-1 victory", from the side of those whom the article is about."""
    for pattern in (_NOUN_ALONE, _VERB_ALONE):
        for met in pattern.finditer(line.text[:1500]):
            if recalled(line.text, met.start()):
                continue
            against = _AGAINST.match(line.text, met.end())
            opponent = _opponent(line.text, against.end()) if against else None
            if not (opponent and opponent[2]):
                yield _seen_from_first(met["what"], "", int(met["a"]), int(met["b"]))
    for met in _ENDED.finditer(line.text[:1500]):
        if met["a"] == met["b"]:
            yield (int(met["a"]), int(met["b"]))


def _verbs(line: Line, text: str) -> Iterator[Told]:
    for met in _VERB.finditer(text):
        first = _team_before(text[: met.start()]) or _subject(text[: met.start()])
        after = met.end() + 1
        score = _SCORE_ALONE.match(text, after)
        if score:
            after = score.end() + 1
        word = _SLUG_PREPOSITION.match(text, after)
        second = team_beginning(text, word.end() if word else after)
        if not second or not second[2]:
            continue
        if not score:
            score = _SCORE_ALONE.search(text, second[1], min(len(text), second[1] + 40))
        goals = (
            _seen_from_first(met["what"], word[0] if word else "", int(score["a"]), int(score["b"]))
            if score
            else None
        )
        scoreless = (
            not score and _BEAT.match(met["what"]) and not _EARLIER.search(text, second[1], second[1] + 60)
        )
        if first and (goals or scoreless):
            yield Told(
                first,
                second[0],
                goals,
                line.span(met),
                _home(text, (word[0] if word else "").strip(), met.start(), second[0]),
            )


def _seen_from_first(what: str, how: str, high: int, low: int) -> tuple[int, int]:
    """Whoever lost has the fewer goals, whichever way round the sentence has them."""
    high, low = max(high, low), min(high, low)
    if _DRAWN.search(what):
        return (high, low)
    lost = _LOST.search(what) or (how.strip().lower() in ("by", "to") and not re.match("beat$|win|won", what))
    return (low, high) if lost else (high, low)


def _home(text: str, how: str, start: int, opponent: str) -> bool | None:
    how = how.lower()
    if how.startswith("at home"):
        return True
    if how.startswith("away") or how == "at":
        return False
    for met in _AT.finditer(text, start):
        if owners := at_home_in(met[1]):
            return not any(bare(opponent) in owner.names for owner in owners)
    return None


def _team_before(text: str) -> str:
    shown = re.sub(
        r" (?:have|has|had|were|was|are|is|also|then|to|finally|only|just|narrowly|comfortably|would"
        r"|could)$",
        "",
        text.rstrip(),
    )
    team = team_ending(shown)
    return team[0] if team and team[2] else ""


def _subject(text: str) -> str:
    """The first team that a sentence names before its result."""
    sentence = re.split(r"(?<=[.!?]) ", text)[-1]
    found = first_team(sentence)
    return found or ""


def first_team(text: str) -> str | None:
    """The first team of the tables that the text names."""
    for met in re.finditer(r"[A-Z][\w'.&/-]*", text[:600]):
        team = team_beginning(text[:600], met.start())
        if team and team[2]:
            return team[0]
    return None
