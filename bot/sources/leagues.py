# ruff: noqa: E501 - one competition a line
"""The competitions that providers are asked for: one key of ours, and what each provider calls it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.knowledge.match import Competition, CompetitionKey
from bot.knowledge.spelling import plain

_PROVIDERS = ("openfootball", "openligadb", "football-data", "api-football", "espn")
_TABLE = """
premier-league | Premier League | GB | Europe/London | 8 | EPL; English Premier League | en.1 | – | PL | 39 | eng.1
championship | Championship | GB | Europe/London | 8 | EFL Championship; English Championship | en.2 | – | ELC | 40 | eng.2
league-one | League One | GB | Europe/London | 8 | EFL League One; English League One | en.3 | – | – | 41 | eng.3
league-two | League Two | GB | Europe/London | 8 | EFL League Two; English League Two | en.4 | – | – | 42 | eng.4
fa-cup | FA Cup | GB | Europe/London | 8 | English FA Cup | – | – | FAC | 45 | eng.fa
efl-cup | EFL Cup | GB | Europe/London | 8 | Carabao Cup; League Cup; English Carabao Cup | – | – | FLC | 48 | eng.league_cup
scottish-premiership | Scottish Premiership | XE | Europe/London | 8 | Premiership | sco.1 | – | – | 179 | sco.1
bundesliga | Bundesliga | DE | Europe/Berlin | 8 | 1. Bundesliga; 1. Fußball-Bundesliga; German Bundesliga; Deutsche Bundesliga | de.1 | bl1 | BL1 | 78 | ger.1
2-bundesliga | 2. Bundesliga | DE | Europe/Berlin | 8 | Zweite Bundesliga; 2. Fußball-Bundesliga; German 2. Bundesliga; Deutsche 2. Bundesliga | de.2 | bl2 | – | 79 | ger.2
3-liga | 3. Liga | DE | Europe/Berlin | 8 | 3. Fußball-Liga; Deutsche 3. Liga | de.3 | bl3 | – | 80 | –
dfb-pokal | DFB-Pokal | DE | Europe/Berlin | 8 | DFB Pokal; German Cup | – | dfb | DFB | 81 | ger.dfb_pokal
laliga | LaLiga | ES | Europe/Madrid | 8 | La Liga; Primera División; Spanish LALIGA; Spanish La Liga; Spain Primera División | es.1 | – | PD | 140 | esp.1
copa-del-rey | Copa del Rey | ES | Europe/Madrid | 8 | Spanish Copa del Rey | – | – | CDR | 143 | esp.copa_del_rey
serie-a | Serie A | IT | Europe/Rome | 8 | Italian Serie A | it.1 | – | SA | 135 | ita.1
coppa-italia | Coppa Italia | IT | Europe/Rome | 8 | Italian Cup | – | – | CIT | 137 | ita.coppa_italia
ligue-1 | Ligue 1 | FR | Europe/Paris | 8 | French Ligue 1 | fr.1 | – | FL1 | 61 | fra.1
ligue-2 | Ligue 2 | FR | Europe/Paris | 8 | French Ligue 2 | fr.2 | – | – | 62 | fra.2
coupe-de-france | Coupe de France | FR | Europe/Paris | 8 | | – | – | – | 66 | fra.coupe_de_france
eredivisie | Eredivisie | NL | Europe/Amsterdam | 8 | Dutch Eredivisie | nl.1 | – | DED | 88 | ned.1
primeira-liga | Primeira Liga | PT | Europe/Lisbon | 8 | Liga Portugal; Portuguese Primeira Liga | pt.1 | – | PPL | 94 | por.1
pro-league | Pro League | BE | Europe/Brussels | 8 | Jupiler Pro League; Belgian Pro League | be.1 | – | – | 144 | bel.1
super-lig | Süper Lig | TR | Europe/Istanbul | 8 | Turkish Super Lig | tr.1 | – | – | 203 | tur.1
mls | MLS | US | America/New_York | 1 | Major League Soccer | mls | – | – | 253 | usa.1
brasileirao | Brasileirão | BR | America/Sao_Paulo | 1 | Campeonato Brasileiro Série A; Brasileiro Série A; Brasileirao | br.1 | – | BSA | 71 | bra.1
uefa-champions-league | UEFA Champions League | XX | Europe/Zurich | 7 | Champions League; UCL | cl | ucl | CL | 2 | uefa.champions
uefa-europa-league | UEFA Europa League | XX | Europe/Zurich | 7 | Europa League; UEL | el | uel | EL | 3 | uefa.europa
uefa-conference-league | UEFA Conference League | XX | Europe/Zurich | 7 | Conference League; UECL; UEFA Europa Conference League; Europa Conference League | conf | – | UCL | 848 | uefa.europa.conf
copa-libertadores | Copa Libertadores | XX | America/Sao_Paulo | 1 | CONMEBOL Libertadores | – | – | CLI | 13 | conmebol.libertadores
copa-sudamericana | Copa Sudamericana | XX | America/Sao_Paulo | 1 | CONMEBOL Sudamericana | – | – | – | 11 | conmebol.sudamericana
world-cup | World Cup | XX | UTC | 0 | FIFA World Cup | worldcup | – | WC | 1 | fifa.world
european-championship | European Championship | XX | Europe/Zurich | 0 | UEFA European Championship; UEFA Euro; Euro Championship; Euro | euro | – | EC | 4 | uefa.euro
nations-league | Nations League | XX | Europe/Zurich | 8 | UEFA Nations League | – | – | – | 5 | uefa.nations
"""
"""key | name | country | zone of the times it publishes | first month of a season | other names | codes.

Country is ISO 3166 alpha-2 ("XE" is Scotland, "XX" several). First month: a season that begins in July or
August runs over two years ("2025-26"), one of month 1 or 0 is called by its year ("2025"); 0 is a tournament of
some summer. UEFA gives its times in Central European Time, as its file at openfootball does.
"""


@dataclass(frozen=True, slots=True)
class League:
    """A competition and what each provider calls it. `zone` is the one its kickoffs are published in."""

    competition: Competition
    country: str | None
    zone: ZoneInfo
    split: bool
    """Whether a season runs over two calendar years."""
    codes: Mapping[str, str]
    """The provider's code by the provider's key; one that does not have it is missing."""

    @property
    def key(self) -> CompetitionKey:
        return self.competition.key

    def season(self, year: int) -> str:
        """The season that begins in a year, as matches name it: "2025-26", or "2025"."""
        return f"{year}-{(year + 1) % 100:02}" if self.split else str(year)

    def year(self, season: str) -> int:
        """The year in which a season begins. Raises ValueError if it is none."""
        return int(season[:4])


@lru_cache(maxsize=1)
def leagues() -> Mapping[CompetitionKey, League]:
    """Every competition of the table."""
    found = [_league(line) for line in _TABLE.strip().splitlines()]
    return {league.key: league for league in found}


def by_code(provider: str, code: str) -> League | None:
    """The competition that a provider calls so."""
    return _codes().get((provider, code.lower()))


def by_name(name: str, country: str | None = None) -> League | None:
    """The competition with this name or another of its names; of a country, where two have the same."""
    found = _names().get(plain(name), ())
    here = [league for league in found if country is None or league.country in (None, country)]
    return here[0] if len(here) == 1 else None


@lru_cache(maxsize=1)
def _codes() -> Mapping[tuple[str, str], League]:
    return {
        (provider, code.lower()): league
        for league in leagues().values()
        for provider, code in league.codes.items()
    }


@lru_cache(maxsize=1)
def _names() -> Mapping[str, tuple[League, ...]]:
    found: dict[str, tuple[League, ...]] = {}
    for league in leagues().values():
        for name in {plain(one) for one in (league.competition.name, *league.competition.aliases)}:
            found[name] = (*found.get(name, ()), league)
    return found


def _league(line: str) -> League:
    key, name, country, zone, month, others, *codes = (part.strip() for part in line.split("|"))
    aliases = tuple(part.strip() for part in others.split(";") if part.strip())
    return League(
        Competition(CompetitionKey(key), name, aliases),
        None if country == "XX" else country,
        ZoneInfo(zone),
        split=int(month) > 1,
        codes={provider: code for provider, code in zip(_PROVIDERS, codes, strict=True) if code != "–"},
    )
