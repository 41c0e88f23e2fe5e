"""Words and figures by which a match that was played is known from one to come."""

import re

from bot.reading.page import lower

_OVER = re.compile(
    r"\b(?:scored|netted|equali[sz]ed|headed|fired|slotted|tapped|curled|opened the scoring|opener"
    r"|full[- ]time|"
    r"half[- ]time|\d{1,3}(?:st|nd|rd|th)[- ]minute|(?:on|in|after) \d{1,2} minutes|substitute|sent off"
    r"|the break|"
    r"saved|final whistle|made it \d|doubled|stoppage[- ]time|injury[- ]time|the hour mark|booked"
    r"|ran out winners|"
    r"clean sheet|hat-trick|brace|beat|thrashed|own goal|(?:an?|the|late|first-half"
    r"|second-half) equali[sz]er|"
    r"took the lead|shoot-?out|final score|power home|denied by|went close|rescued|dismissal|"
    r"segnato|segnano|gol di|raddoppi[oa]|primo tempo|secondo tempo|tabellino|marcatori|accorcia|"
    r"erzielte|traf|ausgleich|endstand|seitenwechsel|siegtreffer|verwandelte|nachspielzeit|geschlagen"
    r"|trennte|"
    r"marcó|empató|anotó|al descanso|remontó|segunda mitad|adelantó|"
    r"marcou|empatou|golo|gols de|aos \d{1,2} minutos|o placar|intervalo|goleou|"
    r"a marqué|ouvert le score|égalis\w+|à la pause)\b"
    r"|\b(?:al|all)'? ?\d{1,2}'|\(\d{1,2}\. minute\)|\(\d{1,2}\.\)|\b(?:reti|goles|tore|gols|golos) ?:"
    r"|\bminuto \d"
)
SUBSTITUTED = re.compile(
    r"\((?:\d{1,2}['.]? ?(?:st )?[A-Z][\w' ]{2,20}|[A-Z][\w' ]{2,20},? \d{1,2}(?:\+\d{1,2})?'?)\)"
)
""" "Milik (26' Ospina)", "Rice (Jorginho, 46')": two of these in a line are a line-up of a match played."""


def played(text: str) -> int:
    """How strongly a line says that it tells of a match that was played: 0 to 8."""
    changed = SUBSTITUTED.findall(text) if "(" in text else ()
    return min(4, len(_OVER.findall(lower(text)))) + (4 if len(changed) > 1 else 0)
