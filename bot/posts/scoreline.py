"""Two sides and the score between them, as titles and as lines."""

from bot.chat import Line, Look, Name, Text
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Match, Result, Score
from bot.posts.language import translations
from bot.posts.sentence import line, secret
from bot.posts.stage import stage_name


def pairing(match: Match, look: Look) -> str:
    """ "Atalanta v Liverpool"."""
    _ = translations(look.language).gettext
    return _("{home} v {away}").format(home=match.home.name, away=match.away.name)


def headline(match: Match, score: Score | None, look: Look) -> str:
    """ "Atalanta 0–1 Liverpool" for a title; without the score where the channel hides spoilers."""
    if score is None or look.spoiler:
        return pairing(match, look)
    return f"{match.home.name} {score} {match.away.name}"


def scoreline(match: Match, score: Score, look: Look) -> Line:
    """ "Atalanta 0–1 Liverpool" as a line, the score hidden from who asked not to see it."""
    result = Text(str(score), strong=True, secret=look.spoiler)
    return (Name(match.home.name), Text(" "), result, Text(" "), Name(match.away.name))


def how_it_ended(match: Match, result: Result, look: Look) -> Line:
    """How a match went past ninety minutes, if it did: "after extra time", "4–2 on penalties"."""
    _ = translations(look.language).gettext
    if result.shootout is not None:
        home_won = result.shootout.home > result.shootout.away
        kicks = result.shootout if home_won else Score(result.shootout.away, result.shootout.home)
        winner = match.home if home_won else match.away
        said = line(_("{team} win {kicks} on penalties"), team=Name(winner.name), kicks=str(kicks))
        return secret(said, look)
    return secret(_("after extra time"), look) if result.extra_time else ()


def stage(match: Match, look: Look) -> str:
    """Where in a competition it is played: "UEFA Europa League, quarter-finals, second leg"."""
    _ = translations(look.language).gettext
    parts = [match.competition.name]
    if match.stage:
        parts.append(stage_name(match.stage, look))
    if match.leg is not None:
        parts.append(_("first leg") if match.leg.number == 1 else _("second leg"))
    return ", ".join(parts)


def off(dossier: Dossier, look: Look) -> str | None:
    """The word for a match that is not played as announced: "Postponed"; None while it is."""
    _ = translations(look.language).gettext
    words = {"postponed": _("Postponed"), "abandoned": _("Abandoned"), "cancelled": _("Cancelled")}
    return words.get(dossier.status.value)
