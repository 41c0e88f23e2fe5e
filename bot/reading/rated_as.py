"""Whose mark it is: for which team a player is rated, and who is no player but a manager or a referee."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.knowledge.spelling import plain
from bot.reading.marked import Marked
from bot.reading.page import Line
from bot.reading.team_headings import heading, team_in
from bot.reading.teams import Sides

_MANAGER = re.compile(
    r"^(?:[\w' ]{1,25} )?(?:manager|(?:head )?coach|boss|all(?:enatore)?\.?|trainer|entrenador|tecnico|"
    r"técnico|dt|"
    r"mister|gaffer|"
    r"(?:subs(?:titutes)?|bench) (?:and|&) (?:manager|coach)|managers?)$",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"^(?:the )?(?:ref(?:eree)?s?|arbitro|árbitro|schiedsrichter|scheidsrechter|arbiter|officials?|var)$",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"^(?:goalkeepers?|defen[cs]e|defenders?|midfield(?:ers)?|attack(?:ers)?|forwards?|subs(?:titutes)?|"
    r"bench|"
    r"starting xi|starters)\b",
    re.IGNORECASE,
)
_RATED = re.compile(
    r"\b(?:ratings?|rated|rating|marks|pagelle|voti|einzelkritik|noten|notas|notes)\b", re.IGNORECASE
)
_SHARED = re.compile(r"(?:and|&) (?:manager|coach)", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:manager|head coach|coach|boss|trainer|allenatore)\b", re.IGNORECASE)
_KNOWN = """
klopp; jurgen klopp; guardiola; pep guardiola; mourinho; jose mourinho; wenger; arsene wenger; ferguson;
alex ferguson; slot; arne slot; ten hag; erik ten hag; postecoglou; ange postecoglou; tuchel; thomas tuchel;
ancelotti; carlo ancelotti; gasperini; gian piero gasperini; sarri; maurizio sarri; allegri; unai emery;
emery; massimiliano allegri; hodgson; roy hodgson; moyes; david moyes; eddie howe; pochettino; mauricio
pochettino; antonio conte; enzo maresca; ruben amorim; ralf rangnick; ole gunnar solskjaer; brendan rodgers;
rafa benitez; rafael benitez; ralph hasenhuttl; sean dyche; thomas frank; graham potter; roberto de zerbi;
oliver glasner; andoni iraola; julian nagelsmann; hansi flick; mikel arteta; frank lampard; steven gerrard;
marco silva; nuno espirito santo; simone inzaghi; stefano pioli; luciano spalletti; spalletti; diego
simeone; zinedine zidane; xabi alonso; louis van gaal; van gaal; manuel pellegrini; claudio ranieri; roberto
mancini; gareth southgate; southgate; didier deschamps; luis enrique; ernesto valverde; ronald koeman; jesse
marsch; ruben selles; sam allardyce; tony pulis; mark hughes; steve bruce; scott parker; vincent kompany;
daniel farke; paulo fonseca; thiago motta; igor tudor; vincenzo italiano; jupp heynckes; niko kovac; edin
terzic; marco rose; lucien favre; kenny dalglish; harry redknapp; tim sherwood; andre villas boas; villas
boas; roberto di matteo; guus hiddink; abel ferreira; paulo sousa; ivan juric; marcelo gallardo; rogerio
ceni; jorge jesus; quique setien; marcelino; manuel pellegrini; ernesto valverde; steffen baumgart
"""
_MANAGERS = frozenset(" ".join(_KNOWN.split()).split("; "))
"""Plain names of managers that an article may rate without calling them so."""
_SURNAMES = frozenset(name.split(" ", 1)[1] for name in _MANAGERS if " " in name)
_ELEVEN = 11
"""Who comes before these of a team is hardly its manager, but a namesake."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a line: whose players follow, and who they are. `sure` is False where the team is
    guessed from the article's title."""

    team: str = ""
    sure: bool = True
    managers: bool = False
    shared: bool = False
    officials: bool = False


def headings(lines: Sequence[Line], sides: Sides | None) -> list[Heading]:
    """For every line, what stands over it."""
    now = Heading(_of_the_title(lines, sides), sure=False)
    found = []
    for line in lines:
        now = _next(now, line, sides)
        found.append(now)
    return found


def _next(now: Heading, line: Line, sides: Sides | None) -> Heading:
    text = line.text.strip(" :-*#.")
    if len(text) < 40 and _MANAGER.match(text):
        return replace(now, managers=True, shared=bool(_SHARED.search(text)), officials=False)
    if len(text) < 30 and _OFFICIAL.match(text):
        return replace(now, officials=True)
    if len(text) < 40 and _SECTION.match(text):
        return replace(now, managers=False, officials=False)
    if team := heading(line, sides):
        return Heading(team)
    label, colon, _ = line.text.partition(":")
    if colon and len(label) < 40 and (team := heading(Line(label, line.start), sides)):
        return Heading(team)
    return now


def _of_the_title(lines: Sequence[Line], sides: Sides | None) -> str:
    """The team that the article's first lines say is rated: "Arsenal player ratings v City"."""
    for line in lines[:40]:
        for met in _RATED.finditer(line.text):
            before = max(line.text.rfind(end, 0, met.start()) for end in ".!?")
            piece = line.text[max(before + 1, met.start() - 60) : met.end() + 30]
            if team := team_in(piece, sides):
                return team
    return ""


def is_manager(one: Marked, place: Heading, count: int, last: bool) -> bool:
    """Whether a mark is a manager's. `count`: how many of his team were rated up to him; `last`: nobody of
    his team comes after him, so that a surname is enough ("Inzaghi")."""
    if (
        _MANAGER.match(one.role.strip(" :."))
        or one.role.lower().startswith("all")
        or _ASIDE.search(one.aside)
    ):
        return True
    known = plain(one.name) in _MANAGERS
    if place.managers and (known or not place.shared):
        return True
    return count > _ELEVEN and (known or (last and plain(one.name) in _SURNAMES))


def is_official(one: Marked, place: Heading) -> bool:
    """Whether it is the referee's."""
    return place.officials or bool(_OFFICIAL.match(one.role.strip(" :.")))
