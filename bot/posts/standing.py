"""How a two-legged tie stands, in a sentence or two."""

from bot.chat import Line, Look, Name, Show, Text, When
from bot.knowledge import tie as legs
from bot.knowledge.dossier import Dossier, Upcoming
from bot.knowledge.match import Score, Status, Team
from bot.knowledge.tie import Decider, Outcome, Tie
from bot.knowledge.timeline import EventKind
from bot.posts.language import spelled, translations
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
    said = _lead(dossier, look)
    return secret(said, look) if started(dossier) else said


def needs(dossier: Dossier, look: Look) -> Line:
    """What each side needs to go through from here; empty once it is settled, or where there is no tie."""
    tie, first = dossier.context.tie, _first_score(dossier)
    if tie is None or first is None or dossier.status.off or dossier.status is Status.FINISHED:
        return ()
    if started(dossier):
        return secret(_needs_now(dossier, tie, first, look), look)
    return _needs_before(dossier, tie, first, look)


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
    goals = _aggregate(dossier)
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


def _first_score(dossier: Dossier) -> Score | None:
    first = dossier.context.first_leg
    return first.result.score if first is not None and _second_leg(dossier) else None


def _aggregate(dossier: Dossier) -> legs.Aggregate:
    now = dossier.score if started(dossier) else None
    return legs.aggregate(_first_score(dossier) or Score(0, 0), now)


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
    if _first_score(dossier) is None:
        return ()
    goals = _aggregate(dossier)
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


def _needs_before(dossier: Dossier, tie: Tie, first: Score, look: Look) -> Line:
    _ = translations(look.language).gettext
    match = dossier.match
    home, away = legs.needs(tie, match.home.key, first), legs.needs(tie, match.away.key, first)
    if home.to_win and away.to_win:
        return _all_level(dossier, tie, home.then, look)
    behind, ahead = (match.away, match.home) if away.to_win else (match.home, match.away)
    asked = away if away.to_win else home
    goals = legs.aggregate(first)
    return sentences(_must_win(behind, asked, tie, look), _enough(ahead, abs(goals.home - goals.away), look))


def _must_win(team: Team, asked: legs.Needs, tie: Tie, look: Look) -> Line:
    """What the side that is behind has to do. With away goals, only goals without reply are sure."""
    _ = translations(look.language).gettext
    by = spelled(asked.to_win, look)
    if asked.to_win == 1:
        said = line(_("{team} have to win."), team=Name(team.name))
    elif tie.rules.away_goals:
        said = line(
            _("{team} need {goals} goals without reply to go through."), team=Name(team.name), goals=by
        )
    else:
        said = line(_("{team} have to win by {goals} to go through."), team=Name(team.name), goals=by)
    if not asked.to_level:
        return said
    level = spelled(asked.to_level, look)
    if tie.rules.away_goals:
        return sentences(
            said, line(_("{goals} without reply: {then}."), goals=level, then=_then(asked.then, look))
        )
    return sentences(said, line(_("By {goals}: {then}."), goals=level, then=_then(asked.then, look)))


def _enough(team: Team, lead: int, look: Look) -> Line:
    """What the side that is ahead can afford, from its lead in goals."""
    _ = translations(look.language).gettext
    name = Name(team.name)
    if lead == 0:
        return line(_("A goalless draw is enough for {team}."), team=name)
    if lead == 1:
        return line(_("A draw is enough for {team}."), team=name)
    return line(_("{team} can lose by {goals}."), team=name, goals=spelled(lead - 1, look))


def _all_level(dossier: Dossier, tie: Tie, then: Decider, look: Look) -> Line:
    _ = translations(look.language).gettext
    if tie.rules.away_goals:
        said = _(
            "Whoever wins goes through. A goalless draw: {then}; a draw with goals sends {team} through."
        )
        return line(said, then=_then(then, look), team=Name(dossier.match.away.name))
    return line(_("Whoever wins goes through. A draw: {then}."), then=_then(then, look))


def _needs_now(dossier: Dossier, tie: Tie, first: Score, look: Look) -> Line:
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    match, now = dossier.match, dossier.score
    both = {side: legs.needs(tie, side.key, first, now) for side in (match.home, match.away)}
    extra = dossier.happened(EventKind.EXTRA_TIME) is not None
    if dossier.happened(EventKind.SHOOTOUT) is not None:
        return ()
    behind = [side for side, asked in both.items() if asked.to_win]
    then = Decider.PENALTIES if extra else both[match.home].then
    if len(behind) != 1:
        return line(_("As it stands: {then}."), then=_then(then, look))
    team, asked = behind[0], both[behind[0]]
    goals = spelled(asked.to_win, look)
    if not asked.to_level:
        said = ngettext(
            "{team} need {goals} more goal to go through.",
            "{team} need {goals} more goals to go through.",
            asked.to_win,
        )
        return line(said, team=Name(team.name), goals=goals)
    return line(
        _("{team} need {goals} more to go through, {level} for {then}."),
        team=Name(team.name),
        goals=goals,
        level=spelled(asked.to_level, look),
        then=_then(then, look),
    )


def _then(decider: Decider, look: Look) -> Text:
    _ = translations(look.language).gettext
    return Text(_("penalties") if decider is Decider.PENALTIES else _("extra time"))
