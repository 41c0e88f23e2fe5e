"""What one did in a match, in a line: how long they played, what they scored."""

from bot.chat import Line, Look, Name, Text
from bot.knowledge.ballot import Candidate, Role
from bot.knowledge.dossier import Dossier
from bot.knowledge.timeline import Event, EventKind
from bot.posts.language import translations
from bot.posts.sentence import between, line

SENT_OFF = (EventKind.RED_CARD, EventKind.SECOND_YELLOW)


def appearance(dossier: Dossier, one: Candidate, look: Look) -> Line:
    """ "Liverpool, came on 67', 1 goal."; what scores tell is left out where the channel hides spoilers."""
    _ = translations(look.language).gettext
    if one.role is Role.REFEREE or one.team is None:
        return (Text(_("The referee.")),)
    team = Name(dossier.match.team(one.team).name)
    if one.role is Role.MANAGER:
        return line(_("Manager of {team}."), team=team)
    said = [line(template, minute=minute) for template, minute in _changes(dossier, one, look)]
    if not look.spoiler:
        said += _scored(dossier, one, look)
    return (*between(", ", [team, *said]), Text("."))


def _changes(dossier: Dossier, one: Candidate, look: Look) -> list[tuple[str, str]]:
    """When they came and went, as it happened."""
    _ = translations(look.language).gettext
    said = []
    for event in _of_side(dossier, one):
        if event.kind is EventKind.SUBSTITUTION and event.player == one.name:
            said.append((_("came on {minute}"), str(event.minute)))
        elif event.kind is EventKind.SUBSTITUTION and event.other == one.name:
            said.append((_("went off {minute}"), str(event.minute)))
        elif event.kind in SENT_OFF and event.player == one.name:
            said.append((_("sent off {minute}"), str(event.minute)))
    return said


def _scored(dossier: Dossier, one: Candidate, look: Look) -> list[Line]:
    ngettext = translations(look.language).ngettext
    goals = [e for e in _of_side(dossier, one) if e.kind is EventKind.GOAL]
    scored = sum(event.player == one.name for event in goals)
    assisted = sum(event.other == one.name for event in goals)
    told = [
        (ngettext("{count} goal", "{count} goals", scored), scored),
        (ngettext("{count} assist", "{count} assists", assisted), assisted),
    ]
    return [line(said, count=str(count)) for said, count in told if count]


def _of_side(dossier: Dossier, one: Candidate) -> list[Event]:
    return [event for event in dossier.events if event.team == one.team]
