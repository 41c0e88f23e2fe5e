"""What each side of a tie still has to do to go through."""

from bot.chat import Line, Look, Name, Text
from bot.knowledge import tie as legs
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Score, Status, Team
from bot.knowledge.tie import Decider, Tie
from bot.knowledge.timeline import EventKind
from bot.posts.language import spelled, translations
from bot.posts.sentence import line, secret, sentences
from bot.posts.standing import first_score, started


def needs(dossier: Dossier, look: Look) -> Line:
    """What each side needs to go through from here; empty once it is settled, or where there is no tie."""
    tie, first = dossier.context.tie, first_score(dossier)
    if tie is None or first is None or dossier.status.off or dossier.status is Status.FINISHED:
        return ()
    if started(dossier) and dossier.score is None:
        return ()
    if started(dossier):
        return secret(_needs_now(dossier, tie, first, look), look)
    return _needs_before(dossier, tie, first, look)


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
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    if tie.rules.away_goals:
        said = _without_reply(asked, look)
    elif asked.to_win == 1:
        said = _("{team} have to win.")
    elif not asked.to_level:
        said = _("{team} must win by {goals} to go through.")
    else:
        # Translators: they are goals; {then} is "extra time" or "penalties"
        said = ngettext(
            "{team} must win by {goals} to go through; a win by one means {then}.",
            "{team} must win by {goals} to go through; a win by {level} means {then}.",
            asked.to_level,
        )
    return line(
        said,
        team=Name(team.name),
        goals=spelled(asked.to_win, look),
        level=spelled(asked.to_level or 0, look),
        then=_then(asked.then, look),
    )


def _without_reply(asked: legs.Needs, look: Look) -> str:
    ngettext = translations(look.language).ngettext
    if not asked.to_level:
        return ngettext(
            "{team} need one goal without reply to go through.",
            "{team} need {goals} goals without reply to go through.",
            asked.to_win,
        )
    # Translators: {then} is "extra time" or "penalties"
    return ngettext(
        "{team} need {goals} goals without reply to go through; one without reply means {then}.",
        "{team} need {goals} goals without reply to go through; {level} without reply mean {then}.",
        asked.to_level,
    )


def _enough(team: Team, lead: int, look: Look) -> Line:
    """What the side that is ahead can afford, from its lead in goals."""
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    name = Name(team.name)
    if lead == 0:
        return line(_("A goalless draw is enough for {team}."), team=name)
    if lead == 1:
        return line(_("A draw is enough for {team}."), team=name)
    # Translators: they are goals
    said = ngettext("{team} can afford to lose by one.", "{team} can afford to lose by {goals}.", lead - 1)
    return line(said, team=name, goals=spelled(lead - 1, look))


def _all_level(dossier: Dossier, tie: Tie, then: Decider, look: Look) -> Line:
    _ = translations(look.language).gettext
    if tie.rules.away_goals:
        said = _(
            "Whoever wins goes through. A goalless draw means {then}, a draw with goals sends {team} through."
        )
        return line(said, then=_then(then, look), team=Name(dossier.match.away.name))
    return line(_("Whoever wins goes through; a draw means {then}."), then=_then(then, look))


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
        return line(_("As it stands, this goes to {then}."), then=_then(then, look))
    team, asked = behind[0], both[behind[0]]
    goals = spelled(asked.to_win, look)
    if not asked.to_level:
        said = ngettext(
            "{team} need one more goal to go through.",
            "{team} need {goals} more goals to go through.",
            asked.to_win,
        )
        return line(said, team=Name(team.name), goals=goals)
    # Translators: they are goals; {then} is "extra time" or "penalties"
    said = ngettext(
        "{team} need {goals} more to go through, one for {then}.",
        "{team} need {goals} more to go through, {level} for {then}.",
        asked.to_level,
    )
    return line(
        said,
        team=Name(team.name),
        goals=goals,
        level=spelled(asked.to_level, look),
        then=_then(then, look),
    )


def _then(decider: Decider, look: Look) -> Text:
    _ = translations(look.language).gettext
    return Text(_("penalties") if decider is Decider.PENALTIES else _("extra time"))
