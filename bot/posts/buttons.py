"""The buttons under a post: the commands a reader is likely to want next."""

from collections.abc import Callable

from bot.chat import Action, Look
from bot.knowledge.ballot import closes
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Status, Team
from bot.posts.language import translations


def buttons(dossier: Dossier, look: Look, *commands: str, team: Team | None = None) -> tuple[Action, ...]:
    """A button for each command that has something to answer.

    It names the match, so that pressed a week later it still means the match that its post is about. What is
    asked of a team (its fixtures, say) names `team`, or the home side.
    """
    one, both = {"team": (team or dossier.match.home).name}, {"match": str(dossier.match.key)}
    return tuple(
        Action(label(command, look), command, one if command in _OF_A_TEAM else both)
        for command in commands
        if _HAS_AN_ANSWER.get(command, _always)(dossier)
    )


def label(command: str, look: Look) -> str:
    """What the button of a command says; the command itself where it has no words of its own."""
    _ = translations(look.language).gettext
    return {
        "match": _("The match"),
        "next": _("Next match"),
        "fixtures": _("Fixtures"),
        "results": _("Results"),
        "preview": _("Preview"),
        "teamnews": _("Who is out"),
        "predicted": _("Predicted line-up"),
        "lineup": _("Line-ups"),
        "tie": _("The tie"),
        "form": _("Form"),
        "h2h": _("Head to head"),
        "referee": _("Referee"),
        "tv": _("Where to watch"),
        "milestones": _("Milestones"),
        "live": _("Live"),
        "ratings": _("Ratings"),
        "rate": _("Rate the players"),
        "predict": _("Predict the score"),
        "leaderboard": _("Leaderboard"),
        "sources": _("Sources"),
        "help": _("Help"),
    }.get(command, command)


def _always(_dossier: Dossier) -> bool:
    return True


_OF_A_TEAM = frozenset({"next", "fixtures", "results"})

_HAS_AN_ANSWER: dict[str, Callable[[Dossier], bool]] = {
    "teamnews": lambda d: bool(d.absentees),
    "predicted": lambda d: bool(d.predicted),
    "lineup": lambda d: bool(d.confirmed),
    "tie": lambda d: d.context.tie is not None,
    "form": lambda d: any(d.context.recent.values()),
    "h2h": lambda d: bool(d.context.meetings or d.records),
    "referee": lambda d: d.officials is not None,
    "tv": lambda d: bool(d.broadcasts),
    "milestones": lambda d: bool(d.landmarks),
    "live": lambda d: d.status is Status.LIVE or bool(d.timeline),
    "ratings": lambda d: bool(d.marks or d.context.fans),
    "rate": lambda d: closes(d) is not None,
    "predict": lambda d: d.status is Status.SCHEDULED and not d.timeline,
    "sources": lambda d: bool(d.sources()),
}
