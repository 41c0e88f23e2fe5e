"""Both legs of a tie, what each side needs, and what history says."""

from bot.chat import Block, Bullets, Line, Look, Name, Paragraph, Post
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Match, Result
from bot.posts.answers import nothing_known
from bot.posts.attribution import goals_and_whistles, said_by
from bot.posts.buttons import buttons
from bot.posts.card_tie import tie_card
from bot.posts.history import history, recalled
from bot.posts.kickoff import kickoff_line
from bot.posts.language import day, translations
from bot.posts.legs import both_sides, is_second, rule
from bot.posts.needs import needs
from bot.posts.scoreline import how_it_ended, pairing, scoreline
from bot.posts.sentence import line, sentences
from bot.posts.standing import outcome, second_leg, standing, started


def tie(dossier: Dossier, look: Look) -> Post:
    """Both legs, the aggregate, the rule for a level tie, and who needs what or who went through."""
    _ = translations(look.language).gettext
    known = dossier.context.tie
    if known is None:
        return nothing_known("tie", dossier, look)
    blocks: list[Block] = [Bullets(_legs(dossier, look))]
    settled = outcome(dossier) is not None
    said = sentences(standing(dossier, look), needs(dossier, look)) if is_second(dossier) else ()
    blocks += [Paragraph(said)] if said else []
    if not settled:
        blocks.append(Paragraph(sentences(rule(known.rules, look), _next(known.winner_meets, look))))
    told = history(dossier, look)
    blocks += [Bullets(told)] if told else []
    first = dossier.context.first_leg
    return Post(
        title=_("The tie: {match}").format(match=both_sides(dossier, look)),
        blocks=tuple(blocks),
        source=said_by(
            look,
            dossier.kickoff,
            dossier.result,
            first.source if first else None,
            *goals_and_whistles(dossier),
            *recalled(dossier),
        ),
        actions=buttons(dossier, look, "match", "h2h", "form", "sources"),
        card=tie_card(dossier, look),
    )


def _legs(dossier: Dossier, look: Look) -> tuple[Line, ...]:
    _ = translations(look.language).gettext
    first, after = dossier.context.first_leg, second_leg(dossier)
    lines: list[Line] = []
    if not is_second(dossier):
        lines.append(line(_("First leg: {match}"), match=_this(dossier, look)))
        if after is not None:
            when = kickoff_line(after.kickoff, look)
            lines.append(line(_("Second leg: {match}"), match=_to_come(after.match, when, look)))
        return tuple(lines)
    if first is not None:
        on = line(", {day}", day=day(first.on, look)) if first.on else ()
        played = (*_score_of(first.match, first.result), *on)
        lines.append(line(_("First leg: {match}"), match=played))
    lines.append(line(_("Second leg: {match}"), match=_this(dossier, look)))
    return tuple(lines)


def _this(dossier: Dossier, look: Look) -> Line:
    """The leg this dossier is about: its score once it is on, else when it is."""
    score = dossier.score
    if not started(dossier) or score is None:
        when = kickoff_line(dossier.kickoff.value if dossier.kickoff else None, look)
        return _to_come(dossier.match, when, look)
    said = scoreline(dossier.match, score, look)
    ended = how_it_ended(dossier.match, dossier.final, look) if dossier.final else ()
    return line("{score}, {ended}", score=said, ended=ended) if ended else said


def _score_of(match: Match, result: Result) -> Line:
    """A leg that is history: nothing about it is hidden."""
    return scoreline(match, result.score, Look())


def _to_come(match: Match, when: Line, look: Look) -> Line:
    return line("{match}, {when}", match=pairing(match, look), when=when)


def _next(opponent: str | None, look: Look) -> Line:
    _ = translations(look.language).gettext
    return line(_("The winner meets {team}."), team=Name(opponent)) if opponent else ()
