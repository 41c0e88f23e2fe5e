"""Which leg of a tie a match is, and the rule that the tie is played by."""

from bot.chat import Line, Look
from bot.knowledge.dossier import Dossier
from bot.knowledge.tie import TieRules
from bot.posts.language import translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import line


def is_second(dossier: Dossier) -> bool:
    return dossier.match.leg is not None and dossier.match.leg.number == 2


def both_sides(dossier: Dossier, look: Look) -> str:
    """The two sides, as the first leg has them at home and away."""
    _ = translations(look.language).gettext
    known = dossier.context.tie
    if known is None:
        return pairing(dossier.match, look)
    return _("{home} v {away}").format(home=known.first_home.name, away=known.first_away.name)


def rule(rules: TieRules, look: Look) -> Line:
    """What happens if it is level after both legs."""
    _ = translations(look.language).gettext
    if rules.away_goals:
        if rules.extra_time:
            return line(_("Away goals count if it is level after both legs, then extra time and penalties."))
        return line(_("Away goals count if it is level after both legs, then penalties."))
    if rules.extra_time:
        return line(_("No away-goals rule: level after both legs means extra time, then penalties."))
    return line(_("No away-goals rule and no extra time: level after both legs means penalties."))
