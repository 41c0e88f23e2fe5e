"""Who scored and who was sent off, side by side with when."""

from bot.chat import Line, Look, Name, Text
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import TeamKey
from bot.knowledge.timeline import GOALS, EventKind, How
from bot.posts.events import who
from bot.posts.language import translations
from bot.posts.sentence import apart, labelled, line, listed, secret

LAST = 120
"""The last minute of the longest match."""


def scored(dossier: Dossier, look: Look, until: int = LAST) -> list[Line]:
    """A line for each side that scored until a minute: "Liverpool: Mohamed Salah 7' (pen)"."""
    sides = [
        (side, scorers(dossier, side.key, look, until)) for side in (dossier.match.home, dossier.match.away)
    ]
    return [secret(labelled(Name(side.name), told, look), look) for side, told in sides if told]


def scorers(dossier: Dossier, team: TeamKey, look: Look, until: int = LAST) -> Line:
    """ "Gianluca Scamacca 38', 60' and Mario Pašalić 83'"; empty without a goal by a known player."""
    _ = translations(look.language).gettext
    goals: dict[tuple[str, bool], list[str]] = {}
    for event in dossier.events:
        if event.kind in GOALS and event.team == team and event.player and event.minute.minute <= until:
            minutes = goals.setdefault((event.player, event.kind is EventKind.OWN_GOAL), [])
            penalty = event.how is How.PENALTY
            minutes.append(_("{minute} (pen)").format(minute=event.minute) if penalty else str(event.minute))
    people = [
        line(_("{player} {minutes} (own goal)") if own else "{player} {minutes}",
             player=Name(player), minutes=", ".join(minutes))
        for (player, own), minutes in goals.items()
    ]  # fmt: skip
    return apart(people, look)


def sent_off(dossier: Dossier, look: Look) -> Line:
    """ "Isak Hien (Atalanta) 70'": everyone shown a red card."""
    reds = [e for e in dossier.events if e.kind in (EventKind.SECOND_YELLOW, EventKind.RED_CARD)]
    return listed([(*who(event, dossier.match), Text(f" {event.minute}")) for event in reds], look)
