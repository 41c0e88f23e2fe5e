"""One match at a glance, the next one, and a side's list of matches."""

from collections.abc import Sequence
from typing import Any

from bot.chat import Bullets, Line, Look, Name, Paragraph, Post, Show, Text
from bot.knowledge.dossier import Dossier, Stated
from bot.knowledge.match import Status, Team
from bot.posts.answers import nothing_known
from bot.posts.attribution import goals_and_whistles, said_by
from bot.posts.broadcast import shown_on
from bot.posts.buttons import buttons
from bot.posts.kickoff import in_order_of_kickoff, kickoff_line, when_and_where
from bot.posts.language import day, translations
from bot.posts.needs import needs
from bot.posts.phase import phase
from bot.posts.scoreline import headline, how_it_ended, off, pairing, scoreline, stage
from bot.posts.scorers import scored
from bot.posts.sentence import between, line, sentences
from bot.posts.standing import standing, started


def card(dossier: Dossier, look: Look) -> Post:
    """All there is to see of a match on one card."""
    match = dossier.match
    lines: list[Line] = [
        _state(dossier, look),
        *(scored(dossier, look) if started(dossier) else ()),
        sentences(standing(dossier, look), needs(dossier, look)),
    ]
    if not started(dossier):
        lines += [_referee(dossier, look), shown_on(dossier, look)]
    return Post(
        title=headline(match, dossier.score if started(dossier) else None, look),
        blocks=(Paragraph((Text(stage(match, look)),)), *(Paragraph(said) for said in lines if said)),
        source=said_by(look, dossier.kickoff, dossier.venue, *_told(dossier)),
        actions=buttons(dossier, look, "preview", "teamnews", "lineup", "tie", "ratings", "sources"),
    )


def _told(dossier: Dossier) -> "tuple[Stated[Any] | None, ...]":
    """What the card is made of: what to expect before the match, what happened from its start."""
    if not started(dossier):
        return (dossier.officials, *dossier.broadcasts)
    return (dossier.result, *goals_and_whistles(dossier))


def next_match(dossier: Dossier, look: Look) -> Post:
    """The next match of a side: when, where, and where to watch it."""
    _ = translations(look.language).gettext
    title = _("On now: {match}") if dossier.status is Status.LIVE else _("Next: {match}")
    score = dossier.score if started(dossier) else None
    lines = [
        _state(dossier, look),
        (Text(stage(dossier.match, look)),),
        standing(dossier, look),
        shown_on(dossier, look),
    ]
    return Post(
        title=title.format(match=headline(dossier.match, score, look)),
        blocks=tuple(Paragraph(said) for said in lines if said),
        source=said_by(look, dossier.kickoff, dossier.venue, *dossier.broadcasts),
        actions=buttons(dossier, look, "preview", "predict", "teamnews", "tie", "live", "sources"),
    )


def fixtures(team: Team, dossiers: Sequence[Dossier], look: Look) -> Post:
    """What a side still has to play, soonest first."""
    _ = translations(look.language).gettext
    if not dossiers:
        return nothing_known(
            _("Nobody has told us yet the next fixtures of {team}.").format(team=team.name), None, look
        )
    ahead = sorted(dossiers, key=in_order_of_kickoff)
    return Post(
        title=_("{team}: fixtures").format(team=team.name),
        blocks=(Bullets(tuple(_fixture(team, dossier, look) for dossier in ahead)),),
        source=said_by(look, *(dossier.kickoff for dossier in ahead)),
        actions=buttons(ahead[0], look, "next", "results", team=team),
        colour=team.colour,
    )


def results(team: Team, dossiers: Sequence[Dossier], look: Look) -> Post:
    """What a side has played, newest first."""
    _ = translations(look.language).gettext
    if not dossiers:
        return nothing_known(
            _("Nobody has told us yet the results of {team}.").format(team=team.name), None, look
        )
    played = sorted(dossiers, key=in_order_of_kickoff, reverse=True)
    return Post(
        title=_("{team}: results").format(team=team.name),
        blocks=(Bullets(tuple(_result(dossier, look) for dossier in played)),),
        source=said_by(look, *(d.result or (d.timeline[-1].event if d.timeline else None) for d in played)),
        actions=buttons(played[0], look, "fixtures", "form", "ratings", team=team),
        colour=team.colour,
    )


def _state(dossier: Dossier, look: Look) -> Line:
    """The score once there is one, what happened to the match, or when and where it is."""
    _ = translations(look.language).gettext
    word = off(dossier, look)
    if word is not None:
        return line("{word}. {when}", word=Text(word, strong=True), when=when_and_where(dossier, look))
    score = dossier.score
    if not started(dossier) or score is None:
        return when_and_where(dossier, look)
    parts: list[Line] = [(Text(phase(dossier, look)),)]
    if look.spoiler:
        parts.append(scoreline(dossier.match, score, look))
    if dossier.final is not None and (ended := how_it_ended(dossier.match, dossier.final, look)):
        parts.append(ended)
    return between(", ", parts)


def _referee(dossier: Dossier, look: Look) -> Line:
    _ = translations(look.language).gettext
    if dossier.officials is None:
        return ()
    return line(_("Referee: {referee}"), referee=Name(dossier.officials.value.referee))


def _fixture(team: Team, dossier: Dossier, look: Look) -> Line:
    _ = translations(look.language).gettext
    at_home = dossier.match.home.key == team.key
    opponent = dossier.match.away if at_home else dossier.match.home
    when = kickoff_line(dossier.kickoff.value if dossier.kickoff else None, look)
    template = _("{when}: {opponent} (home), {stage}") if at_home else _("{when}: {opponent} (away), {stage}")
    said = line(template, when=when, opponent=Name(opponent.name), stage=stage(dossier.match, look))
    word = off(dossier, look)
    return (*said, Text(f" – {word}")) if word else said


def _result(dossier: Dossier, look: Look) -> Line:
    match, score = dossier.match, dossier.score
    if score is None:
        return (Text(pairing(match, look)),)
    ended = how_it_ended(match, dossier.final, look) if dossier.final else ()
    said = scoreline(match, score, look)
    kickoff = dossier.kickoff.value if dossier.kickoff else None
    when: Line = kickoff_line(kickoff, look, Show.DAY)
    if kickoff is not None and kickoff.at is None and kickoff.day is not None:
        when = (Text(day(kickoff.day, look)),)  # it was played: nobody waits for its time to be confirmed
    whole = line("{score}, {ended}" if ended else "{score}", score=said, ended=ended)
    # Translators: a match of a list: its day, "Atalanta 0–1 Liverpool, after extra time", and its stage
    template = translations(look.language).gettext("{when}: {result}. {stage}")
    return line(template, when=when, result=whole, stage=stage(match, look))
