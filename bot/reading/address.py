"""What a page's address tells: its day, its words, where its readers live."""

import re
from datetime import date
from urllib.parse import unquote, urlsplit

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",), ("jun",
            "june"),
            ("jul", "july"), ("aug", "august"), ("sep", "sept", "september"), ("oct", "october"),
            ("nov", "november"), ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR_FIRST = re.compile(rf"(?<!\d)((?:19|20)\d\d)[/_-]({_MONTH}|\d{{1,2}})[/_-](\d{{1,2}})(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[/_-]({_MONTH}|\d{{1,2}})[/_-]((?:19|20)\d\d)(?!\d)"
)
_MONTH_FIRST = re.compile(rf"(?<![a-z])({_MONTH})-(\d{{1,2}})(?:st|nd|rd|th)?-((?:19|20)\d\d)(?!\d)")
_MONTH_ONLY = re.compile(rf"/((?:19|20)\d\d)/({_MONTH}|\d{{1,2}})(?:/|$)")

_ZONES = {
    "uk": "Europe/London", "ie": "Europe/Dublin", "de": "Europe/Berlin", "at": "Europe/Vienna",
    "ch": "Europe/Zurich",
    "it": "Europe/Rome", "es": "Europe/Madrid", "fr": "Europe/Paris", "pt": "Europe/Lisbon",
    "nl": "Europe/Amsterdam",
    "be": "Europe/Brussels", "dk": "Europe/Copenhagen", "se": "Europe/Stockholm", "no": "Europe/Oslo",
    "in": "Asia/Kolkata", "br": "America/Sao_Paulo", "ar": "America/Argentina/Buenos_Aires",
    "ng": "Africa/Lagos",
    "gh": "Africa/Accra", "ke": "Africa/Nairobi", "ug": "Africa/Kampala", "za": "Africa/Johannesburg",
    "sg": "Asia/Singapore", "my": "Asia/Kuala_Lumpur", "tr": "Europe/Istanbul", "gr": "Europe/Athens",
    "is": "Atlantic/Reykjavik", "pl": "Europe/Warsaw", "mx": "America/Mexico_City",
}  # fmt: skip
_HOUSES = {
    "theguardian": "Europe/London", "bbc": "Europe/London", "skysports": "Europe/London",
    "thisisanfield": "Europe/London", "theanfieldwrap": "Europe/London", "anfieldindex": "Europe/London",
    "liverpoolfc": "Europe/London", "mancity": "Europe/London", "manutd": "Europe/London",
    "arsenal": "Europe/London",
    "chelseafc": "Europe/London", "tottenhamhotspur": "Europe/London", "90min": "Europe/London",
    "standard": "Europe/London", "irishtimes": "Europe/Dublin", "independent": "Europe/London",
    "premierleague": "Europe/London", "irishexaminer": "Europe/Dublin", "rte": "Europe/Dublin",
    "spurs-web": "Europe/London", "sportsmole": "Europe/London", "insidefutbol": "Europe/London",
    "football365": "Europe/London", "teamtalk": "Europe/London", "goal": None, "uefa": None,
    "kicker": "Europe/Berlin", "marca": "Europe/Madrid", "as": "Europe/Madrid", "sport": None,
    "mundodeportivo": "Europe/Madrid", "gazzetta": "Europe/Rome", "ge": "America/Sao_Paulo",
    "si": "America/New_York", "nbcsports": "America/New_York", "cbssports": "America/New_York",
    "lequipe": "Europe/Paris", "record": "Europe/Lisbon", "abola": "Europe/Lisbon",
}  # fmt: skip


def day_in(address: str | None) -> date | None:
    """The day in an address: "/2022/aug/19/", "/2024/03/10/", "september-19-2018"."""
    words = _path(address)
    for pattern, order in ((_YEAR_FIRST, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2))):
        for met in pattern.finditer(words):
            year, month, day = (met[group] for group in order)
            if found := _date(year, month, day):
                return found
    return None


def month_in(address: str | None) -> date | None:
    """The middle of the month in an address that tells no day: "/2022/04/"."""
    met = _MONTH_ONLY.search(_path(address))
    return _date(met[1], met[2], "15") if met else None


def slug(address: str | None) -> str:
    """The words of an address, apart by blanks, its longest part: "liverpool vs crystal palace"."""
    parts = [re.sub(r"\.\w{2,5}$", "", part) for part in _path(address).split("/")]
    longest = max(parts, key=lambda part: (part.count("-") + part.count("_"), len(part)), default="")
    return re.sub(r"[-_+ ]+", " ", longest).strip()


def readers_zone(address: str | None) -> str | None:
    """The zone of the clocks that a publisher's readers have on the wall, if its name tells."""
    labels = _host(address).split(".")
    for label in labels[:-1]:
        if label in _HOUSES:
            return _HOUSES[label]
    return _ZONES.get(labels[-1])


def _path(address: str | None) -> str:
    try:
        return unquote(urlsplit(address or "").path).lower()[:500]
    except ValueError:
        return ""


def _host(address: str | None) -> str:
    try:
        return (urlsplit(address or "").hostname or "").lower()
    except ValueError:
        return ""


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), _MONTHS.get(month) or int(month), int(day))
    except ValueError:
        return None
