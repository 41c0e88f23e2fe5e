"""The card of a tie: both legs, the aggregate, and what each side needs."""

from bot.cards import Leg, TieCard
from bot.chat import Look, Show
from bot.knowledge.dossier import Dossier, Played
from bot.knowledge.match import Match, Status
from bot.knowledge.tie import Tie
from bot.posts.attribution import goals_and_whistles
from bot.posts.card_words import alternative, headed, sentence, source, subtitle, uncovered
from bot.posts.kickoff import kickoff_line
from bot.posts.language import day, translations
from bot.posts.legs import both_sides, is_second, rule
from bot.posts.needs import needs
from bot.posts.scoreline import how_it_ended
from bot.posts.sentence import written
from bot.posts.stage import stage_name
from bot.posts.standing import aggregate_now, first_score, outcome, second_leg, standing, started


def tie_card(dossier: Dossier, look: Look) -> TieCard | None:
    """None where there is no tie, and while no goal of it can be counted."""
    _ = translations(look.language).gettext
    look, tie = uncovered(look), dossier.context.tie
    legs = _legs(dossier, look)
    if tie is None or not any(leg.score for leg in legs):
        return None
    title = _("The tie: {match}").format(match=both_sides(dossier, look))
    round_ = stage_name(dossier.match.stage or "", look)
    under = subtitle(dossier.match.competition.name, round_[:1].upper() + round_[1:])
    total = _aggregate(dossier)
    label = _("On aggregate") if total else ""
    asked = _needs(dossier, tie, look)
    said = source(
        look,
        dossier.kickoff,
        dossier.result,
        dossier.context.first_leg.source if dossier.context.first_leg else None,
        *goals_and_whistles(dossier),
    )
    told = [_in_words(leg, look) for leg in legs]
    both = headed(label, f"{tie.first_home.name} {total} {tie.first_away.name}" if total else "", look)
    return TieCard(
        title=title,
        subtitle=under,
        legs=legs,
        source=said,
        alt=alternative([title, under, *told, both, *asked, said], look),
        aggregate=total,
        aggregate_label=label,
        needs=asked,
        colours=(tie.first_home.colour, tie.first_away.colour),
    )


def _legs(dossier: Dossier, look: Look) -> tuple[Leg, ...]:
    _ = translations(look.language).gettext
    first, after = dossier.context.first_leg, second_leg(dossier)
    if is_second(dossier):
        played = (_history(_("First leg"), first, look),) if first else ()
        return (*played, _this(_("Second leg"), dossier, look))
    if after is None:
        return (_this(_("First leg"), dossier, look),)
    when = written(kickoff_line(after.kickoff, look), look)
    return (_this(_("First leg"), dossier, look), _leg(_("Second leg"), after.match, "", when))


def _leg(name: str, match: Match, score: str, note: str) -> Leg:
    return Leg(name, match.home.name, match.away.name, score, note)


def _history(name: str, leg: Played, look: Look) -> Leg:
    ended = written(how_it_ended(leg.match, leg.result, look), look)
    note = subtitle(day(leg.on, look) if leg.on else "", ended)
    return _leg(name, leg.match, str(leg.result.score), note)


def _this(name: str, dossier: Dossier, look: Look) -> Leg:
    """The leg that the dossier is about: its score once it is on, and when it is or how it ended."""
    _ = translations(look.language).gettext
    known = dossier.kickoff.value if dossier.kickoff else None
    if not started(dossier) or dossier.score is None:
        return _leg(name, dossier.match, "", written(kickoff_line(known, look), look))
    if dossier.status is Status.LIVE:
        return _leg(name, dossier.match, str(dossier.score), _("live"))
    on = written(kickoff_line(known, look, Show.DAY), look) if known else ""
    ended = how_it_ended(dossier.match, dossier.final, look) if dossier.final else ()
    return _leg(name, dossier.match, str(dossier.score), subtitle(on, written(ended, look)))


def _aggregate(dossier: Dossier) -> str:
    """The goals of both legs, those of the side that was at home first in front; empty before the second."""
    if first_score(dossier) is None or (started(dossier) and dossier.score is None):
        return ""
    goals = aggregate_now(dossier)
    return f"{goals.away}–{goals.home}"


def _needs(dossier: Dossier, tie: Tie, look: Look) -> tuple[str, ...]:
    """How it stands, what each side has to do, and the rule for a level tie while it may still be needed."""
    said = [standing(dossier, look), needs(dossier, look)] if is_second(dossier) else []
    if outcome(dossier) is None:
        said.append(rule(tie.rules, look))
    return tuple(sentence(line, look) for line in said if line)


def _in_words(leg: Leg, look: Look) -> str:
    """ "First leg: Liverpool 0–3 Atalanta, Thursday 11 April"."""
    _ = translations(look.language).gettext
    against = {"home": leg.home, "away": leg.away}
    match = f"{leg.home} {leg.score} {leg.away}" if leg.score else _("{home} v {away}").format(**against)
    return headed(leg.name, subtitle(match, leg.note), look)
