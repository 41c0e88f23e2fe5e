"""Which clock a label means: "BST", "UK time", "E.A.T", "Uhr"."""

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = "Europe/London"

_LABELS = {
    "BST": LONDON, "GMT": LONDON, "UK": LONDON, "UK TIME": LONDON, "BRITISH TIME": LONDON,
    "LONDON TIME": LONDON,
    "BRITISH SUMMER TIME": LONDON, "GREENWICH MEAN TIME": LONDON, "IN THE UK": LONDON, "U.K.": LONDON,
    "UTC": "UTC", "Z": "UTC",
    "CET": "Europe/Paris", "CEST": "Europe/Paris", "CENTRAL EUROPEAN TIME": "Europe/Paris",
    "MEZ": "Europe/Berlin",
    "MESZ": "Europe/Berlin", "UHR": "Europe/Berlin", "HORA PENINSULAR": "Europe/Madrid",
    "HORA ESPAÑOLA": "Europe/Madrid",
    "ITALIAN TIME": "Europe/Rome", "SPANISH TIME": "Europe/Madrid", "GERMAN TIME": "Europe/Berlin",
    "ORA ITALIANA": "Europe/Rome", "ITALIANE": "Europe/Rome", "HEURE FRANÇAISE": "Europe/Paris",
    "EET": "Europe/Athens", "EEST": "Europe/Athens", "MSK": "Europe/Moscow", "TRT": "Europe/Istanbul",
    "WET": "Europe/Lisbon", "WEST": "Europe/Lisbon", "IRISH TIME": "Europe/Dublin",
    "ET": "America/New_York", "EST": "America/New_York", "EDT": "America/New_York",
    "EASTERN": "America/New_York",
    "EASTERN TIME": "America/New_York", "US EASTERN": "America/New_York", "CT": "America/Chicago",
    "CST": "America/Chicago", "CDT": "America/Chicago", "MT": "America/Denver", "MST": "America/Denver",
    "MDT": "America/Denver", "PT": "America/Los_Angeles", "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles", "PACIFIC": "America/Los_Angeles",
    "EAT": "Africa/Nairobi", "CAT": "Africa/Maputo", "WAT": "Africa/Lagos", "SAST": "Africa/Johannesburg",
    "SA TIME": "Africa/Johannesburg", "NIGERIAN TIME": "Africa/Lagos", "LAGOS TIME": "Africa/Lagos",
    "GHANA TIME": "Africa/Accra", "KENYAN TIME": "Africa/Nairobi", "EAST AFRICAN TIME": "Africa/Nairobi",
    "IST": "Asia/Kolkata", "INDIAN STANDARD TIME": "Asia/Kolkata", "INDIAN TIME": "Asia/Kolkata",
    "PKT": "Asia/Karachi", "PST (PAKISTAN)": "Asia/Karachi", "SGT": "Asia/Singapore",
    "MYT": "Asia/Kuala_Lumpur",
    "HKT": "Asia/Hong_Kong", "WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "ICT": "Asia/Bangkok",
    "JST": "Asia/Tokyo", "KST": "Asia/Seoul",
    "GST": "Asia/Dubai", "AST": "Asia/Riyadh", "KSA": "Asia/Riyadh", "UAE TIME": "Asia/Dubai",
    "AEST": "Australia/Sydney", "AEDT": "Australia/Sydney", "AET": "Australia/Sydney",
    "NZST": "Pacific/Auckland",
    "NZDT": "Pacific/Auckland", "BRT": "America/Sao_Paulo", "BRASILIA TIME": "America/Sao_Paulo",
    "HORÁRIO DE BRASÍLIA": "America/Sao_Paulo", "DE BRASÍLIA": "America/Sao_Paulo",
    "ESPAÑA": "Europe/Madrid", "SPAIN": "Europe/Madrid", "MÉXICO": "America/Mexico_City",
    "ITALY": "Europe/Rome",
    "ARGENTINA": "America/Argentina/Buenos_Aires", "PERÚ": "America/Lima", "COLOMBIA": "America/Bogota",
    "CHILE": "America/Santiago", "INDIA": "Asia/Kolkata", "NIGERIA": "Africa/Lagos",
    "GERMANY": "Europe/Berlin",
    "DE LA ARGENTINA": "America/Argentina/Buenos_Aires", "DE ESPAÑA": "Europe/Madrid",
    "ART": "America/Argentina/Buenos_Aires", "CDMX": "America/Mexico_City",
}  # fmt: skip
_DOTTED = {
    re.sub(r"(?<=\w)", r"\\.?", re.escape(label))
    for label in _LABELS
    if label.isalpha() and 2 < len(label) < 5
}
_PLAIN = {re.escape(label) for label in _LABELS if not (label.isalpha() and 2 < len(label) < 5)}
_SOURCE = "|".join(sorted(_DOTTED | _PLAIN, key=len, reverse=True))
ZONE = (
    rf"(?:(?:GMT|UTC) ?[+-] ?\d{{1,2}}(?::?\d\d)?|{_SOURCE}|local time|local|ora locale|hora local|ortszeit)"
)
"""Source of a pattern for what stands beside a clock and names its zone."""
_OFFSET = re.compile(r"(?:GMT|UTC) ?([+-]) ?(\d{1,2})$", re.IGNORECASE)

COUNTRIES = {
    "GB": LONDON, "IE": "Europe/Dublin", "ES": "Europe/Madrid", "IT": "Europe/Rome", "DE": "Europe/Berlin",
    "FR": "Europe/Paris", "PT": "Europe/Lisbon", "NL": "Europe/Amsterdam", "BE": "Europe/Brussels",
    "AT": "Europe/Vienna", "CH": "Europe/Zurich", "TR": "Europe/Istanbul", "GR": "Europe/Athens",
    "HR": "Europe/Zagreb", "RS": "Europe/Belgrade", "UA": "Europe/Kyiv", "RU": "Europe/Moscow",
    "CZ": "Europe/Prague", "PL": "Europe/Warsaw", "HU": "Europe/Budapest", "DK": "Europe/Copenhagen",
    "SE": "Europe/Stockholm", "NO": "Europe/Oslo", "RO": "Europe/Bucharest", "BG": "Europe/Sofia",
    "IL": "Asia/Jerusalem", "CY": "Asia/Nicosia", "AZ": "Asia/Baku", "BR": "America/Sao_Paulo",
    "AR": "America/Argentina/Buenos_Aires", "UY": "America/Montevideo", "CL": "America/Santiago",
    "CO": "America/Bogota", "MX": "America/Mexico_City", "US": "America/New_York", "SA": "Asia/Riyadh",
    "EG": "Africa/Cairo", "ZA": "Africa/Johannesburg", "JP": "Asia/Tokyo", "AU": "Australia/Sydney",
    "FI": "Europe/Helsinki", "SK": "Europe/Bratislava", "SI": "Europe/Ljubljana",
}  # fmt: skip
"""The zone of a country's clubs, by ISO 3166 alpha-2."""


def zone_of(label: str) -> str | None:
    """The IANA zone that a label means, None for "local time" and what is no label."""
    words = re.sub(r"\s+", " ", label.strip()).upper()
    if offset := _OFFSET.match(words):
        hours = int(offset[2])
        if hours > 12:
            return None
        return "UTC" if not hours else f"Etc/GMT{'-' if offset[1] == '+' else '+'}{hours}"
    return _LABELS.get(words) or _LABELS.get(words.replace(".", ""))


def is_summer(zone: str, day: date) -> bool:
    """Whether clocks there are put forward on that day."""
    return bool(datetime.combine(day, time(12), ZoneInfo(zone)).dst())


def instant(local: datetime, zone: str) -> datetime | None:
    """The moment of a naive clock in a zone; None beyond the years that a computer counts."""
    try:
        return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    except OverflowError:
        return None
