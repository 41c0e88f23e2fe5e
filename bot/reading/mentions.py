"""Who is named in a sentence: people, alone and in lists, and teams."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.reading.clubs import club
from bot.reading.not_people import STARTERS
from bot.reading.people import NAME, is_name
from bot.reading.teams import Sides

PERSON, TEAM = "\ue000", "\ue001"
"""What stands for each letter of a person's or a team's name in a `Shape`."""

_ROLE = (
    r"(?:goal ?keepers?|keepers?|stoppers?|shot-stoppers?|(?:(?:centre|center|left|right|full"
    r"|wing)[ -]?)?backs?"
    r"|(?:centre|center)[ -](?:half|halves|forwards?)|defenders?|midfielders?|playmakers?|wingers?"
    r"|wide ?m[ae]n"
    r"|forwards?|strikers?|attackers?|front-?m[ae]n|hit-?m[ae]n|skippers?|captains?|vice-captains?"
    r"|internationals?|stars?|duo|pair|pairing|trio|quartet|quintet|youngsters?|teenagers?|starlets?|loanees?"
    r"|veterans?|new (?:boys?|signings?|arrivals?)|signings?|arrivals?|recruits?|team-?mates?|compatriots?"
    r"|colleagues?|countrym[ae]n|absentees?|players?|m[ae]n|number (?:\w+)|first-choice|back-?ups?|graduates?"
    r"|marksm[ae]n|talism[ae]n|regulars?|ever-presents?|linchpins?|anchorm[ae]n|schemers?|aces?)"
)
_FILLER = (
    r"(?:the|their|his|its|fellow|both|also|either|injured|suspended|banned|sidelined|long-term|key|defensive"
    r"|attacking|central|influential|former|young|experienced|club|on-loan|loan|summer|january|record|star"
    r"|big"
    r"|first-choice|back-?up|reserve|academy|new|top|leading|like|likes of|the likes of|all of|captain|boss"
    r"|manager|coach|number \w+)"
)
_WITHIN = (
    r"(?!(?:is|are|was|were|will|has|have|had|who|with|without|for|in|on|at|to|but|could|may|might|should"
    r"|can|as"
    r"|joins?|returns?|remains?|replaces?|then|there|so|while|if|it)\b)(?:[\w'-]+|" + TEAM + r"+(?:'s)?)"
)
"""A word that can stand before "midfielder" in a list, as "the injured" or "fellow England"."""
_CONNECTOR = re.compile(
    r"\s*(?P<reason>\([^()]{0,90}\))?\s*"
    r"(?P<by>,|;|/|&|\+|,? or|,? nor|,? and|,? plus|,? as well as|,? along with|,? together with|,? und"
    r"|,? sowie"
    r"|,? y|,? e|,? ed|,? et|,? ou|,? o|,? oder)\s+"
    rf"(?:(?:{_WITHIN} ){{0,4}}?{_ROLE} |(?:{_FILLER} )+|(?:{TEAM}+(?:'s)? ))?"
)
_MERE = frozenset(",;/")
_BOSS = re.compile(
    r"(?:manager|boss|head coach|coach|gaffer|trainer|tecnico|allenatore|entrenador|técnico|chief)$"
)
_BOSS_AFTER = re.compile(r"^(?:'s?)? (?:side|men|team|charges|troops|outfit|boys|squad|players)\b")
_ROLE_FIRST = re.compile(
    r"^(?:goalkeepers?|keepers?|defenders?|midfielders?|wingers?|forwards?|strikers?|captains?|skippers?"
    r"|boss|"
    r"managers?|coach|trainer|chelsea-loanee|blues|reds|fellow|veteran|full-backs?|left-backs?|right-backs?|"
    r"centre-backs?|centre-halves|wing-backs?|playmakers?|teenagers?|youngsters?|summer|both|only|defensa|"
    r"portero|delantero|kapitän|keeper|torwart|stürmer|verteidiger|mittelfeldspieler|capitano|difensore|"
    r"centrocampista|attaccante|portiere|volante|meia|zagueiro|atacante|goleiro|lateral)$",
    re.IGNORECASE,
)
_DEMONYM = re.compile(
    r"^(?:(?:north|south|new|republic|of|ireland|england|scotland|wales|france|spain|germany|italy|portugal|"
    r"holland|netherlands|belgium|brazil|argentina|uruguay|colombia|chile|ecuador|mexico|usa|us|canada"
    r"|croatia|"
    r"serbia|bosnia|slovenia|slovakia|poland|ukraine|russia|turkey|greece|denmark|sweden|norway|iceland"
    r"|finland|"
    r"austria|switzerland|hungary|romania|bulgaria|albania|egypt|morocco|algeria|tunisia|senegal|ghana"
    r"|nigeria|"
    r"cameroon|mali|guinea|gabon|zambia|japan|korea|iran|australia|zealand|ivorian|jamaica|georgia|israel|"
    r"english|scottish|welsh|irish|northern|french|spanish|german|italian|portuguese|dutch|belgian"
    r"|brazilian|argentine|argentinian|uruguayan|"
    r"colombian|chilean|ecuadorian|mexican|american|canadian|croatian|serbian|bosnian|slovenian|slovakian"
    r"|polish|ukrainian|russian|turkish|"
    r"greek|danish|swedish|norwegian|icelandic|finnish|austrian|swiss|hungarian|romanian|bulgarian|albanian"
    r"|egyptian|moroccan|algerian|"
    r"tunisian|senegalese|ghanaian|nigerian|cameroonian|malian|guinean|gabonese|japanese|korean|iranian"
    r"|australian|ivory|coast|czech|"
    r"jamaican|georgian|israeli|paraguayan|peruvian|venezuelan|macedonian|montenegrin|kosovan|armenian"
    r"|zambian|congolese|african|frenchman|"
    r"dutchman|irishman|scotsman|welshman|englishman|spaniard|italians?|germans?|brazilians?))$",
    re.IGNORECASE,
)
_WORDS_OF_PLACES = re.compile(
    r"\b(?:Park|Stadium|Arena|Lane|Road|Bridge|Trafford|League|Cup|Trophy|Shield|Serie|Championship"
    r"|Bernabeu|Camp|"
    r"Nou|Wembley|Anfield|Goodison|Etihad|Emirates|Molineux|Turf|Moor|Selhurst|Elland|Signal|Iduna|Allianz"
    r"|Sky|"
    r"BT|TNT|Sports?|Amazon|Prime|Press|Getty|Images|Opta|Whoscored|Transfermarkt|Boxing|Christmas|Easter"
    r"|New "
    r"Year|Merseyside|Tyneside|Teesside|Midlands|Lancashire|Yorkshire|Uefa|Fifa|Fa|Efl|Var|Covid|Achilles"
    r"|Afcon)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or a team at [start, end) of a sentence. `boss`: this person is a manager here."""

    text: str
    start: int
    end: int
    team: bool = False
    boss: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """One of a list, with what stands in brackets behind the name."""

    name: Mention
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """People named in one breath: "defender A (knee), B and C". `role` is what stands before the first."""

    members: tuple[Member, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shape:
    """A sentence as a grammar likes it. `text` is in lower case, as long as the sentence, each letter of a
    person's name being PERSON and of a team's TEAM."""

    text: str
    groups: tuple[Group, ...]
    teams: tuple[Mention, ...]


@lru_cache(maxsize=2_000)  # several readers ask for the same sentence
def shape(sentence: str, sides: Sides | None = None) -> Shape:
    """Who is named, in which lists, and the words between."""
    found = list(mentions(sentence, sides))
    text = sentence.lower()
    if len(text) != len(sentence):
        text = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in sentence)
    for one in found:
        text = text[: one.start] + (TEAM if one.team else PERSON) * (one.end - one.start) + text[one.end :]
    people = [one for one in found if not one.team]
    return Shape(text, tuple(_groups(sentence, text, people)), tuple(one for one in found if one.team))


def mentions(sentence: str, sides: Sides | None = None) -> Iterator[Mention]:
    """Every person and team outside brackets, in order."""
    bracketed = [met.span() for met in _NOTE.finditer(sentence)]
    for met in _RUN.finditer(sentence):
        if any(start < met.start() < end for start, end in bracketed):
            continue
        for part, offset in _apart(met[0]):
            yield from _one(part, met.start() + offset, sentence, sides)


_RUN = re.compile(f"(?<![\\w'-]){NAME}(?![\\w])")
_NOTE = re.compile(r"\s*(\([^()]{0,90}\))")


def _apart(name: str) -> Iterator[tuple[str, int]]:
    """A run of capitalised words, parted where it is two names: "Newcastle's Sean Longstaff"."""
    start = 0
    for met in re.finditer(r"'s? (?=\S)| y | e | el (?=[A-Z])|-(?=[A-Z][\w]+$)(?<=x-)", name):
        yield name[start : met.start()], start
        start = met.end()
    yield name[start:], start


def _one(text: str, start: int, sentence: str, sides: Sides | None) -> Iterator[Mention]:
    text = text.removesuffix("'s").rstrip("'")
    if is_team(text, sides):
        yield Mention(text, start, start + len(text), team=True)
        return
    words, boss = text.split(" "), False
    while len(words) > 1:
        if (before := _team_first(words, sides)) and len(words) - before >= 1:
            team = " ".join(words[:before])
            yield Mention(team, start, start + len(team), team=True)
            start, words = start + len(team) + 1, words[before:]
        elif (
            words[0].lower() in STARTERS
            or (start == 0 and words[0].lower() in _BEGINS)
            or _ROLE_FIRST.match(words[0])
            or (_DEMONYM.match(words[0]) and len(words) > 2)
        ):
            boss = _BOSS.search(words[0].lower()) is not None
            start, words = start + len(words[0]) + 1, words[1:]
        else:
            break
    text = " ".join(words)
    if is_team(text, sides):
        yield Mention(text, start, start + len(text), team=True)
    elif _is_person(text, begins=not sentence[:start].strip(" \"'*-")):
        ahead, after = sentence[max(0, start - 24) : start].rstrip().lower(), sentence[start + len(text) :]
        if re.search(r"(?:^|\W)the$", ahead):
            return
        boss = boss or bool(_BOSS.search(ahead)) or bool(_BOSS_AFTER.match(after[:20].lower()))
        yield Mention(text, start, start + len(text), boss=boss)


def _team_first(words: list[str], sides: Sides | None) -> int:
    """How many words at the beginning of a run are a team's name, a person's following."""
    for count in (3, 2):
        if len(words) > count and is_team(" ".join(words[:count]), sides):
            return count
    if len(words) > 2 and _TEAM_WORD.match(words[0]) and is_team(words[0], sides):
        return 1
    return 0


_TEAM_WORD = re.compile(r"(?!(?:Milan|Paris|Real|Aston|Roma|Santos|Nancy|Florence|Lens)$)")


_BEGINS = frozenset(
    [
        "doubts",
        "concerns",
        "worries",
        "injury",
        "suspensions",
        "questions",
        "except",
        "barring",
        "apart",
        "aside",
        "asked",
        "according",
        "following",
        "speaking",
        "besides",
        "boss",
        "added",
        "adding",
        "injuries",
        "fresh",
        "still",
        "asides",
        "sadly",
        "luckily",
        "fortunately",
        "unfortunately",
        "happily",
        "curiously",
        "crucially",
        "importantly",
        "similarly",
        "thankfully",
        "absent",
        "absentees",
        "ahead",
        "last",
        "long-term",
        "long-serving",
        "out",
        "sorry",
        "thanks",
        "welcome",
        "news",
        "update",
        "updates",
        "latest",
        "defeat",
        "victory",
        "defeats",
        "victories",
        "fans",
        "supporters",
        "everyone",
        "everybody",
        "nobody",
        "someone",
        "somebody",
        "nothing",
        "everything",
        "expect",
        "remember",
        "consider",
        "check",
        "looking",
        "having",
        "given",
        "being",
        "playing",
        "coming",
        "going",
        "winning",
        "losing",
        "needing",
        "hoping",
        "ansonsten",
        "anche",
        "dafür",
        "es",
        "im",
        "am",
        "fehlen",
        "fehlt",
        "ohne",
        "dazu",
        "zudem",
        "außerdem",
        "auch",
        "wieder",
        "weiterhin",
        "verzichten",
        "neben",
        "statt",
        "dafür",
        "damit",
        "oltre",
        "senza",
        "mancheranno",
        "mancherà",
        "fuori",
        "ancora",
        "assente",
        "assenti",
        "torna",
        "tornano",
        "rientra",
        "out",
        "causa",
        "infortunio",
        "además",
        "también",
        "sin",
        "tampoco",
        "siguen",
        "sigue",
        "quien",
        "quienes",
        "baja",
        "bajas",
        "será",
        "serán",
        "no",
        "hay",
        "junto",
        "aunque",
        "ni",
        "sem",
        "já",
        "ainda",
        "além",
        "fora",
        "continua",
        "seguem",
        "segue",
        "quem",
        "privé",
        "sans",
        "absents",
        "outre",
        "également",
        "toujours",
        "côté",
    ]
)
"""Words that begin a sentence, with a capital for no other reason."""


def _is_person(text: str, begins: bool = False) -> bool:
    if begins and " " not in text and text.lower() in _BEGINS:
        return False
    if club(text) or len(text) < 2 or _WORDS_OF_PLACES.search(text) or not is_name(text):
        return False
    return not (" " not in text and _DEMONYM.match(text))


@lru_cache(maxsize=20_000)
def is_team(text: str, sides: Sides | None) -> bool:
    """Whether this is the name of a team: one of the two that play, or one that is known."""
    if not text or text.islower():
        return False
    if sides and sides.which(text):
        return True
    known = club(text)
    return known is not None and not known.national


def _groups(sentence: str, text: str, people: list[Mention]) -> Iterator[Group]:
    members: list[Member] = []
    joins: list[str] = []
    for one in people:
        if members:
            between = _CONNECTOR.fullmatch(text[members[-1].name.end : one.start])
            if between and not one.boss and not members[-1].name.boss:
                members[-1] = replace(members[-1], note=_note(sentence, members[-1].name.end))
                members.append(Member(one))
                joins.append(between["by"])
                continue
            yield from _ended(sentence, members, joins)
        members, joins = [Member(one)], []
    if members:
        yield from _ended(sentence, members, joins)


def _ended(sentence: str, members: list[Member], joins: list[str]) -> Iterator[Group]:
    """A list ends with "and"; without it the last name begins something new ("Without A, B will play")."""
    loose = bool(joins) and joins[-1] in _MERE and not any(one.note for one in members)
    following = sentence[members[-1].name.end :][:2].strip() if members else ""
    if loose and not (len(members) > 2 and following in ("", ".", ";", ",")):
        yield from _ended(sentence, members[:-1], joins[:-1])
        members = members[-1:]
    last = members[-1].name
    end = met.end() if (met := _NOTE.match(sentence, last.end)) else last.end
    members = [*members[:-1], replace(members[-1], note=_note(sentence, last.end))]
    yield Group(tuple(_shared(members)), members[0].name.start, end)


_SHARED = re.compile(r"^(?:both|all|each|beide|alle|entrambi|ambos|tous(?: deux)?)\b[ ,]*", re.IGNORECASE)


def _shared(members: list[Member]) -> Iterator[Member]:
    """ "A and B (both knee)": what is in the brackets is about those before as well."""
    for index, member in enumerate(members):
        later = next((one.note for one in members[index:] if one.note), "")
        note = member.note or (later if _SHARED.match(later) else "")
        yield replace(member, note=_SHARED.sub("", note))


def _note(sentence: str, after: int) -> str:
    met = _NOTE.match(sentence, after)
    return met[1].strip("() ") if met else ""
