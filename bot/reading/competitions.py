"""Competitions and their stages, as articles name them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.reading.facts import Span

_TABLE = """
Champions League | XX | champions league, ucl, derby di champions, finale di champions
Champions League | XX | ligue des champions, liga de campeones, liga dos campeões
Europa League | XX | europa league, uel, ligue europa, liga europa
Conference League | XX | europa conference league, conference league
UEFA Super Cup | XX | uefa super cup, european super cup, supercopa de europa
Club World Cup | XX | club world cup
World Cup | XX | world cup, weltmeisterschaft, mondiale, mundial, coupe du monde, copa do mundo
European Championship | XX | european championship, euro 2012, euro 2016, euro 2020, euro 2024, euro 2028
Nations League | XX | nations league
Copa Libertadores | XX | copa libertadores, libertadores
Copa Sudamericana | XX | copa sudamericana, sul-americana, sudamericana
Copa America | XX | copa america, copa américa
Africa Cup of Nations | XX | africa cup of nations, afcon
FA Cup | GB | fa cup
Carabao Cup | GB | carabao cup, efl cup, league cup
Community Shield | GB | community shield
EFL Trophy | GB | efl trophy
Women's Super League | GB | women's super league, wsl
Scottish Premiership | GB | scottish premiership, cinch premiership
Scottish Premiership | GB | ladbrokes premiership, william hill premiership
Scottish League Cup | GB | scottish league cup, viaplay cup, betfred cup
Scottish Cup | GB | scottish cup
Premier League | GB | english premier league, premier league, epl
Championship | GB | sky bet championship, efl championship, championship
League One | GB | league one
League Two | GB | league two
LaLiga | ES | la liga, laliga, primera división
Copa del Rey | ES | copa del rey
Supercopa de Espana | ES | supercopa de españa, spanish super cup
Serie A | IT | serie a
Coppa Italia | IT | coppa italia
Supercoppa Italiana | IT | supercoppa italiana, supercoppa
Serie B | IT | serie b
2. Bundesliga | DE | 2. bundesliga, zweite bundesliga
Bundesliga | DE | bundesliga
DFB-Pokal | DE | dfb-pokal, dfb pokal, german cup
Ligue 1 | FR | ligue 1
Ligue 2 | FR | ligue 2
Coupe de France | FR | coupe de france
Primeira Liga | PT | primeira liga, liga portugal, liga nos, liga betclic
Taca de Portugal | PT | taça de portugal
Eredivisie | NL | eredivisie
KNVB Beker | NL | knvb beker
Pro League | BE | jupiler pro league
Super Lig | TR | süper lig, super lig
Brasileirao | BR | brasileirão, brasileirao, campeonato brasileiro, série a
Copa do Brasil | BR | copa do brasil
Liga MX | MX | liga mx
MLS | US | major league soccer, mls
Liga Profesional | AR | la liga profesional, liga profesional
Copa de la Liga Profesional | AR | copa de la liga profesional
Copa Diego Maradona | AR | copa diego maradona
Copa Argentina | AR | copa argentina
Campeonato Paulista | BR | campeonato paulista, paulistão
Campeonato Gaucho | BR | campeonato gaúcho, gauchão
Campeonato Mineiro | BR | campeonato mineiro
Campeonato Carioca | BR | campeonato carioca, cariocão
Friendly | XX | international friendly, club friendly, amistoso internacional
Saudi Pro League | SA | saudi pro league
"""


@dataclass(frozen=True, slots=True)
class Named:
    """A competition under its usual name. `country` is None for those of several."""

    name: str
    country: str | None
    at: Span


def _names() -> dict[str, tuple[str, str | None]]:
    found: dict[str, tuple[str, str | None]] = {}
    for line in _TABLE.strip().splitlines():
        name, country, words = (part.strip() for part in line.split("|"))
        for word in words.split(","):
            found[word.strip()] = (name, None if country == "XX" else country)
    return found


_NAMES = _names()
_ANY = re.compile(
    r"(?<![\w-])("
    + "|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True))
    + r")(?![\w])",
    re.IGNORECASE,
)
_CHANNEL = re.compile(r"(?:sky sports|supersport|bein sports|star sports|sony) $", re.IGNORECASE)
"""Before it, a competition's name is a channel's: "Sky Sports Premier League"."""
_STAGE = re.compile(
    r"(?<![\w-])(?:(?:quarter|semi)[ -]?finals?|(?:round of|last) (?:16|32|64|sixteen|eight)|group "
    r"[A-L](?![\w])|"
    r"group[ -]stage|league[ -]phase|play-?offs?(?: (?:semi-final|final))?|"
    r"(?:first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th) (?:qualifying )?round|"
    r"match ?day \d{1,2}|match ?week \d{1,2}|gameweek \d{1,2}|(?:the )?final)(?![\w])|"
    r"(?<![\w-])(?:viertelfinale|halbfinale|achtelfinale|ottavi di finale|quarti di finale|semifinale|"
    r"octavos de final|"
    r"cuartos de final|semifinal|quartas de final|oitavas de final)(?![\w])",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"(?<![\w.-])(?:(?P<before>\d{1,2})(?:\.|\^|[ªºa°]| ?ème|e|ª|esima)? ?(?:spieltags?|giornata|jornada|"
    r"rodada|journée|speelronde)|"
    r"(?:giornata|jornada|rodada|journée|spieltag|speelronde) (?:n[°º.] ?)?(?P<after>\d{1,2}))(?!\w|[.,:]\d)",
    re.IGNORECASE,
)
_LEG = re.compile(
    r"(?<![\w-])(first|second|1st|2nd)[ -]leg|(?<![\w-])(?:(hinspiel|andata|ida)|(rückspiel|ritorno|vuelta|"
    r"volta))(?![\w])",
    re.IGNORECASE,
)
_ROUND = re.compile(r" ?\((\d{1,2})\)")


@lru_cache(maxsize=2_000)  # the lines of an opening are asked for again for each match of a round-up
def competition(text: str, start: int = 0) -> Named | None:
    """The first competition that the text names; a channel that is called after one is none."""
    for met in _ANY.finditer(text):
        if not _CHANNEL.search(text[max(0, met.start() - 14) : met.start()]) and not _is_word(text, met):
            name, country = _NAMES[met[1].lower()]
            return Named(name, country, (start + met.start(), start + met.end()))
    return None


def _is_word(text: str, met: "re.Match[str]") -> bool:
    """ "a championship" is none in particular."""
    return met[1].lower() in ("championship", "mundial", "supercoppa") and not met[1][0].isupper()


def stage(text: str) -> str | None:
    """The round and the leg that a heading tells: "quarter-final second leg", "matchday 32"."""
    parts = []
    if met := _STAGE.search(text):
        parts.append(
            re.sub(
                r"^the |(?<=group )\w$",
                lambda one: one[0].strip().upper() if len(one[0]) == 1 else "",
                met[0].lower(),
            )
        )
    elif met := _FOREIGN.search(text):
        parts.append(f"matchday {int(met['before'] or met['after'])}")
    elif (named := competition(text)) and (number := _ROUND.match(text, named.at[1])):
        parts.append(f"matchday {number[1]}")
    if leg := _LEG.search(text):
        first = (leg[1] or "").lower() in ("first", "1st") or bool(leg[2])
        parts.append("first leg" if first else "second leg")
    return " ".join(parts) or None
