"""Countries as football names them, by their ISO 3166 alpha-2 codes."""

from collections.abc import Mapping
from functools import lru_cache

from babel import Locale
from babel.core import get_global

from bot.knowledge.spelling import plain

_FOOTBALL = """
AE UAE | AO ANG | AS ASA | AW ARU | BD BAN | BG BUL | BM BER | BN BRU | BS BAH | BT BHU | BW BOT | CF CTA
CG CGO | CH SUI | CL CHI | CR CRC | DE GER FRG | DK DEN | DZ ALG | FJ FIJ | GB ENG SCO WAL NIR | GD GRN
GM GAM | GN GUI | GQ EQG | GR GRE | GT GUA | HN HON | HR CRO | HT HAI | ID IHO | IE EIR | KH CAM | KN SKN
KW KUW | KY CAY | LB LIB | LK SRI | LS LES | LV LAT | MC MON | MG MAD | MK FYR | MM MYA | MN MGL | MR MTN
MU MRI | MY MAS | NE NIG | NI NCA | NL NED HOL | NP NEP | OM OMA | PF TAH | PH PHI | PR PUR | PS PLE
PT POR | PY PAR | RO ROM | SA KSA | SB SOL | SC SEY | SD SUD | SG SIN | TD CHA | TG TOG | TO TGA | TT TRI
TW TPE | TZ TAN | UY URU | VC VIN | VN VIE | VU VAN | WS SAM | XK KOS KVX | ZA RSA | ZM ZAM | ZW ZIM
"""
"""An alpha-2 code, and the three letters of FIFA (Statutes, list of member associations' codes), UEFA and the
IOC where they are not ISO's."""
_NAMES = """
GB: england, scotland, wales, northern ireland, great britain, uk | US: usa, us, united states of america
KR: korea republic, republic of korea, korea | KP: korea dpr, dpr korea | IR: ir iran | CN: china pr
IE: republic of ireland, eire | CZ: czech republic | TR: turkey | CI: ivory coast, cote divoire
CV: cape verde islands, cabo verde | CD: congo dr, dr congo | CG: congo | MK: fyr macedonia, macedonia
NL: holland, the netherlands | AE: uae | BA: bosnia, bosnia and herzegovina, bosnia herzegovina | VN: viet nam
KN: saint kitts and nevis | HK: hong kong, hongkong | MO: macao | TW: chinese taipei | PS: palestine
SZ: swaziland | LC: saint lucia | VC: saint vincent and the grenadines | TT: trinidad and tobago
AG: antigua and barbuda | GM: the gambia | KG: kyrgyz republic
BN: brunei darussalam | MM: burma | SY: syrian arab republic
"""
"""Names that football and its data providers have for countries, besides the usual English ones."""


def country(code_or_name: str) -> str | None:
    """The alpha-2 code of a country by its code (FIFA's, the IOC's or ISO's) or its English name; GB for
    England, Scotland, Wales and Northern Ireland. None where it is none: "World", "INT"."""
    written = code_or_name.strip()
    if len(written) in (2, 3) and written.isalpha() and (found := _codes().get(written.upper())):
        return found
    return _names().get(plain(written))


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    """Football's own codes go before ISO's."""
    aliases = get_global("territory_aliases")
    found = {code: meant[0] for code, meant in aliases.items() if len(code) == 3 and code.isalpha()}
    found |= {code: code for code in _territories()}
    for entry in _FOOTBALL.replace("\n", "|").split("|"):
        ours, *theirs = entry.split() or [""]
        found |= dict.fromkeys(theirs, ours)
    return {**found, "UK": "GB", "XE": "GB"}


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    found = {plain(name): code for code, name in _territories().items()}
    for entry in _NAMES.replace("\n", "|").split("|"):
        code, _, names = entry.strip().partition(":")
        found |= {plain(name): code for name in names.split(",") if code}
    return found


def _territories() -> Mapping[str, str]:
    """English names by alpha-2 codes; other codes of Babel's are continents and the like."""
    names = {str(code): str(name) for code, name in Locale("en").territories.items()}
    return {code: name for code, name in names.items() if len(code) == 2 and code not in _NONE}


_NONE = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes of Babel's that are no country's."""
