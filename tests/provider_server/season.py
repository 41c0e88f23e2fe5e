"""The days that are played: a league match that is moved twice, one beside it, and a cup tie that goes all
the way. The clubs exist; the players, and all that happens, do not."""

from datetime import UTC, date, datetime, timedelta

from tests.provider_server.script import MINUTE, Club, Game, Incident, Kind

_GLADBACH = (
    "Jonas Ahlers", "Timo Brandt", "Nils Carstens", "Marek Dvorak", "Luca Ebert", "Finn Falk", "Jan Gerlach",
    "Tom Haase", "Kofi Ibrahim", "Pavel Jelinek", "Robin Hack-Keller",
    "Sven Lorenz", "Ole Menke", "Ben Nolte",
)  # fmt: skip
_FREIBURG = (
    "Mats Oertel", "Paul Petersen", "Emil Quast", "Dario Rossi", "Lars Sander", "Max Thoma", "Can Uysal",
    "Leon Vogt", "Erik Wirth", "Yann Xavier", "Amir Yildiz", "Hugo Zander", "Karl Anders", "Felix Busch",
)  # fmt: skip
_BAYERN = tuple(f"{first} Huber" for first in ("Alfons", "Benno", "Cornelius", "Dominik", "Egon", "Florian",
    "Georg", "Hannes", "Ignaz", "Josef", "Korbinian", "Ludwig", "Moritz", "Norbert"))  # fmt: skip
_KOELN = tuple(f"{first} Schmitz" for first in ("Anton", "Bernd", "Carl", "Dirk", "Elmar", "Frank", "Guido",
    "Heinz", "Ingo", "Jupp", "Klaus", "Lukas", "Manfred", "Norbert"))  # fmt: skip

GLADBACH = Club(
    87,
    {
        "openligadb": "Borussia Mönchengladbach",
        "football-data": "Borussia Mönchengladbach",
        "api-football": "Borussia Mönchengladbach",
        "espn": "Borussia Mönchengladbach",
        "openfootball": "Bor. Mönchengladbach",
        "ics": "Gladbach",
    },
    "M'gladbach",
    _GLADBACH,
)
FREIBURG = Club(
    112,
    {
        "openligadb": "SC Freiburg",
        "football-data": "SC Freiburg",
        "api-football": "SC Freiburg",
        "espn": "SC Freiburg",
        "openfootball": "SC Freiburg",
        "ics": "Freiburg",
    },
    "Freiburg",
    _FREIBURG,
    "3-4-2-1",
)
BAYERN = Club(
    40,
    {
        "openligadb": "FC Bayern München",
        "football-data": "FC Bayern München",
        "api-football": "Bayern München",
        "espn": "Bayern Munich",
        "openfootball": "FC Bayern München",
        "ics": "Bayern",
    },
    "Bayern",
    _BAYERN,
)
KOELN = Club(
    65,
    {
        "openligadb": "1. FC Köln",
        "football-data": "1. FC Köln",
        "api-football": "1. FC Köln",
        "espn": "FC Cologne",
        "openfootball": "1. FC Köln",
        "ics": "Köln",
    },
    "Köln",
    _KOELN,
)


def at(month: int, day: int, clock: str) -> datetime:
    """An instant of autumn 2026, in UTC."""
    hour, minute = (int(part) for part in clock.split(":"))
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


KNOWN = at(7, 1, "00:00")
PUT_OFF, BROUGHT_BACK = at(10, 23, "18:00"), at(10, 31, "13:20")
"""When the league match is moved by a week, and then by half an hour: each time after a post."""
FIRST, SECOND, PLAYED = at(10, 24, "13:30"), at(10, 31, "14:30"), at(10, 31, "15:00")
"""Its kickoffs. At the ground the first two are half past three: the clocks go back in between."""
CORRECTED = timedelta(hours=2)
"""How long the wrong scorer of the third goal stands."""

DISALLOWED = Incident(14, Kind.GOAL, 56, 1, "Yann Xavier", "Max Thoma", stands=6 * MINUTE)
TAKEN_BACK = PLAYED + DISALLOWED.passed + DISALLOWED.told_after + 6 * MINUTE
"""When the goal that does not stand is not told any more."""

LEAGUE_MATCH = Game(
    number=7101,
    league="bundesliga",
    season=2026,
    round=8,
    home=GLADBACH,
    away=FREIBURG,
    kickoffs=(
        (KNOWN, date(2026, 10, 24)),
        (at(10, 1, "10:00"), FIRST),
        (PUT_OFF, SECOND),
        (BROUGHT_BACK, PLAYED),
    ),
    incidents=(
        Incident(11, Kind.GOAL, 12, 0, "Tom Haase", "Kofi Ibrahim"),
        Incident(12, Kind.YELLOW, 20, 1, "Lars Sander"),
        Incident(13, Kind.PENALTY, 33, 1, "Amir Yildiz"),
        DISALLOWED,
        Incident(15, Kind.CANCELLED, 56, 1, "Yann Xavier", told_after=DISALLOWED.told_after + 6 * MINUTE),
        Incident(16, Kind.SUBSTITUTION, 69, 0, "Ole Menke", "Pavel Jelinek"),
        Incident(17, Kind.GOAL, 71, 0, "Robin Hack-Keller", stands=CORRECTED),
        Incident(17, Kind.GOAL, 71, 0, "Jan Gerlach", told_after=timedelta(seconds=40) + CORRECTED),
        Incident(18, Kind.OWN_GOAL, 88, 0, "Dario Rossi"),
    ),
    sheets=((80 * MINUTE, 0, 8), (62 * MINUTE, 0, 11), (50 * MINUTE, 1, 11)),
    referee="Katrin Sommer",
    venue="Borussia-Park",
)  # fmt: skip
BESIDE = Game(
    number=7102,
    league="bundesliga",
    season=2026,
    round=8,
    home=BAYERN,
    away=KOELN,
    kickoffs=((KNOWN, FIRST),),
    incidents=(Incident(21, Kind.GOAL, 5, 1, "Jupp Schmitz"),),
    venue="Allianz Arena",
)
CUP_TIE = Game(
    number=7201,
    league="dfb-pokal",
    season=2026,
    round=2,
    home=FREIBURG,
    away=KOELN,
    kickoffs=((KNOWN, at(11, 3, "19:45")),),
    incidents=(
        Incident(31, Kind.GOAL, 30, 0, "Amir Yildiz"),
        Incident(32, Kind.GOAL, 75, 1, "Jupp Schmitz"),
        Incident(33, Kind.GOAL, 98, 1, "Heinz Schmitz"),
        Incident(34, Kind.PENALTY, 117, 0, "Can Uysal"),
        Incident(101, Kind.SCORED, 120, 0, "Can Uysal"),
        Incident(102, Kind.MISSED, 120, 1, "Jupp Schmitz"),
        Incident(103, Kind.SCORED, 120, 0, "Amir Yildiz"),
        Incident(104, Kind.SCORED, 120, 1, "Heinz Schmitz"),
        Incident(105, Kind.SCORED, 120, 0, "Leon Vogt"),
        Incident(106, Kind.MISSED, 120, 1, "Klaus Schmitz"),
        Incident(107, Kind.SCORED, 120, 0, "Yann Xavier"),
    ),
    sheets=((60 * MINUTE, 0, 11), (60 * MINUTE, 1, 11)),
    referee="Katrin Sommer",
    venue="Europa-Park Stadion",
)
GAMES = (LEAGUE_MATCH, BESIDE, CUP_TIE)
