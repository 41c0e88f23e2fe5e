"""What a moderator writes about a player: "add Conor Bradley out ankle until 8 May"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.knowledge.team_news import AbsenceStatus
from handlers.day_words import UNTIL

STATUS = {
    "out": AbsenceStatus.OUT,
    "injured": AbsenceStatus.OUT,
    "doubt": AbsenceStatus.DOUBT,
    "doubtful": AbsenceStatus.DOUBT,
    "suspended": AbsenceStatus.SUSPENDED,
    "banned": AbsenceStatus.SUSPENDED,
    "back": AbsenceStatus.RETURNING,
    "returning": AbsenceStatus.RETURNING,
    "fit": AbsenceStatus.RETURNING,
}
ADD, WITHDRAW = "add", "withdraw"
_DO = {"add": ADD, "withdraw": WITHDRAW, "remove": WITHDRAW, "again": "again"}
_UNTIL = re.compile(rf"(?:^|\s+)(?:{UNTIL}|back on|back)\s+(.+)$", re.IGNORECASE)
LONGEST_REASON = 60


@dataclass(frozen=True, slots=True)
class Written:
    """`do` is "add", "withdraw", "again", or empty for the list. `number` is a claim that a button means."""

    do: str
    player: str = ""
    status: AbsenceStatus | None = None
    reason: str = ""
    until: str = ""
    number: int | None = None

    def arguments(self) -> dict[str, str]:
        """As arguments again, for a button."""
        status = next((word for word, meant in STATUS.items() if meant is self.status), "")
        given = {"do": self.do, "status": status, "reason": self.reason, "until": self.until}
        return {name: value for name, value in given.items() if value}


def read(given: Mapping[str, str]) -> Written | None:
    """The arguments of /news; None where they make no sense. Typed in one line, the words of a name spill
    over into the next argument: all are read as one line then."""
    do = _DO.get(given.get("do", "").strip().casefold())
    if do is None:
        return None if any(value.strip() for value in given.values()) else Written("")
    if do in (WITHDRAW, "again"):
        named = _joined(given, "player", "status", "reason", "until")
        number = given.get("claim", "")
        return Written(do, named, number=int(number) if re.fullmatch(r"[0-9]{1,18}", number) else None)
    if given.get("status", "").strip().casefold() in STATUS:
        reason, until = _parted(given.get("reason", ""))
        status = STATUS[given["status"].strip().casefold()]
        until = given.get("until", "").strip().removeprefix("until ") or until
        return Written(do, given.get("player", "").strip(), status, reason, until)
    words = _joined(given, "player", "status", "reason", "until").split()
    for place, word in enumerate(words):
        if place and word.casefold() in STATUS:
            reason, until = _parted(" ".join(words[place + 1 :]))
            return Written(do, " ".join(words[:place]), STATUS[word.casefold()], reason, until)
    return Written(do, " ".join(words))


def _joined(given: Mapping[str, str], *names: str) -> str:
    return " ".join(given[name].strip() for name in names if given.get(name, "").strip())


def _parted(words: str) -> tuple[str, str]:
    """ "ankle until 8 May" is a reason and a time."""
    met = _UNTIL.search(words)
    reason = words[: met.start()] if met else words
    return reason.strip(" ,;()")[:LONGEST_REASON], met[1].strip() if met else ""
