"""What an article recalls of the referee and one of the two sides, as claims."""

import re

from bot.knowledge.claims import AppointmentOf
from bot.knowledge.match import Appointment, Score
from bot.reading.claim_frame import Gathering
from bot.reading.facts import Reading
from bot.reading.resolving import Person, person

_SEASON = re.compile(r"(\d{4})[/-](?:\d\d)?(\d\d)")


def appointments(reading: Reading, gathering: Gathering) -> None:
    """Adds earlier matches told with ground, score and season. A score that one side won is left out:
    prose puts the winner's goals first as often as the home side's."""
    referee = reading.officials.referee
    for said in reading.refereed if referee else ():
        team = gathering.where(said.team)
        season = _SEASON.fullmatch(said.season or "")
        if team is None or not said.opponent or said.away is None or season is None or referee is None:
            continue
        if said.score is None or said.score[0] != said.score[1]:
            continue
        home, away = (said.opponent, team.name) if said.away else (team.name, said.opponent)
        squad = gathering.frame.players
        found = [person(name, squad, team.key) for name in said.booked]
        earlier = Appointment(
            referee.text,
            home,
            away,
            Score(*said.score),
            f"{season[1]}-{season[2]}",
            tuple(one.name for one in found if isinstance(one, Person)),
        )
        label = f"{home} {earlier.score} {away}, {earlier.season}"
        gathering.say(AppointmentOf(gathering.frame.match.key, label), earlier, said.at)
