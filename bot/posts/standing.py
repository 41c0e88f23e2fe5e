"""How a two-legged tie stands, in a sentence or two."""

from bot.chat import Line, Look, Name, Show, When
from bot.knowledge import tie as legs
from bot.knowledge.dossier import Dossier, Upcoming
from bot.knowledge.match import Score, Status
from bot.knowledge.tie import Decider, Outcome
from bot.posts.language import translations
from bot.posts.sentence import line, secret, sentences


def standing(dossier: Dossier, look: Look) -> Line:
    """Where the tie stands as this match does: who leads, who went through. Empty where there is no tie."""
    tie = dossier.context.tie
    if tie is None:
        return ()
    if not _second_leg(dossier):
        return _second_leg_to_come(dossier, look)
    settled = outcome(dossier)
    if settled is not None:
        return secret(went_through(dossier, settled, look), look)
    if started(dossier) and dossier.score is None:
        return ()  # it is on, or over, and nobody told how
    said = _lead(dossier, look)
    return secret(said, look) if started(dossier) else said


def outcome(dossier: Dossier) -> Outcome | None:
    """Who goes through, once the second leg is over."""
    tie, first, final = dossier.context.tie, dossier.context.first_leg, dossier.final
    if tie is None or first is None or final is None or not _second_leg(dossier):
        return None
    return legs.outcome(tie, first.result, final)


def went_through(dossier: Dossier, settled: Outcome, look: Look) -> Line:
    """ "Atalanta go through, 3–1 on aggregate, and meet Marseille next."."""
    _ = translations(look.language).gettext
    winner = Name(dossier.match.team(settled.winner).name)
    goals = aggregate_now(dossier)
    forward = Score(*sorted((goals.home, goals.away), reverse=True))
    final = dossier.final
    kicks = final.shootout if final and final.shootout else Score(0, 0)
    ordered = Score(*sorted((kicks.home, kicks.away), reverse=True))
    templates = {
        Decider.AGGREGATE: _("{team} go through, {goals} on aggregate."),
        Decider.EXTRA_TIME: _("{team} go through after extra time, {goals} on aggregate."),
        Decider.AWAY_GOALS: _("{team} go through on away goals: {goals} on aggregate."),
        Decider.PENALTIES: _("{team} go through, {kicks} on penalties after {goals} on aggregate."),
    }
    said = line(templates[settled.by], team=winner, goals=str(forward), kicks=str(ordered))
    meets = dossier.context.tie.winner_meets if dossier.context.tie else None
    return sentences(said, line(_("They meet {team} next."), team=Name(meets)) if meets else None)


def started(dossier: Dossier) -> bool:
    """Whether there is a score that belongs to this match."""
    return dossier.status in (Status.LIVE, Status.FINISHED)


def second_leg(dossier: Dossier) -> Upcoming | None:
    """The return match, where this one is the first leg and the other is on the calendar."""
    leg = dossier.match.leg
    return next(
        (
            after
            for after in dossier.context.following.values()
            if leg and after.match.leg and after.match.leg.tie == leg.tie
        ),
        None,
    )


def _second_leg(dossier: Dossier) -> bool:
    leg = dossier.match.leg
    return leg is not None and leg.number == 2


def first_score(dossier: Dossier) -> Score | None:
    """How the first leg ended, where this is the second."""
    first = dossier.context.first_leg
    return first.result.score if first is not None and _second_leg(dossier) else None


def aggregate_now(dossier: Dossier) -> legs.Aggregate:
    """The goals over both legs as they stand, the second leg's home side first."""
    now = dossier.score if started(dossier) else None
    return legs.aggregate(first_score(dossier) or Score(0, 0), now)


def _second_leg_to_come(dossier: Dossier, look: Look) -> Line:
    _ = translations(look.language).gettext
    after = second_leg(dossier)
    if after is None or after.kickoff.at is None:
        return ()
    when = When(after.kickoff.at, Show.DAY)
    host = Name(after.match.home.name)
    return line(_("The second leg is at {team} on {day}."), team=host, day=when)


def _lead(dossier: Dossier, look: Look) -> Line:
    _ = translations(look.language).gettext
    if first_score(dossier) is None:
        return ()
    goals = aggregate_now(dossier)
    if goals.home == goals.away:
        if started(dossier):
            return line(_("Level at {goals} on aggregate."), goals=str(goals))
        return line(_("The first leg ended {goals}."), goals=str(goals))
    ahead = dossier.match.home if goals.home > goals.away else dossier.match.away
    forward = str(Score(*sorted((goals.home, goals.away), reverse=True)))
    said = (
        _("{team} lead {goals} on aggregate.")
        if started(dossier)
        else _("{team} lead {goals} from the first leg.")
    )
    return line(said, team=Name(ahead.name), goals=forward)
