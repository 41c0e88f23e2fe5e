"""What a fan is told about themselves: their marks beside the crowd's and the press's, and what is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.chat import Action, Block, Bullets, Line, Look, Name, Paragraph, Post, Table, Text
from bot.knowledge.ballot import Candidate
from bot.knowledge.dossier import Dossier
from bot.knowledge.season_marks import AgainstCrowd
from bot.posts import marks
from bot.posts.also_voted import still_open
from bot.posts.attribution import with_the_crowd
from bot.posts.language import mark, mean, number, translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import line, strong
from bot.posts.share import percent
from bot.posts.sheet import called


@dataclass(frozen=True, slots=True)
class LastMatch:
    """A fan's marks of a match: half-steps by candidate, and the mean of all fans where it may be shown."""

    dossier: Dossier
    given: Sequence[tuple[Candidate, int]]
    crowd: Mapping[int, float]
    voting: bool


def me(last: LastMatch, season: str, ballots: int, compared: AgainstCrowd | None, look: Look) -> Post:
    """The last match side by side, then the season in a few lines."""
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    said = ngettext("{count} ballot in {season}.", "{count} ballots in {season}.", ballots)
    lines = [line(said, count=number(ballots, look), season=season)]
    if compared is not None:
        lines += _compared(compared, look)
    blocks: list[Block] = [_beside(last, look)]
    if last.voting:
        blocks.append(Paragraph(still_open(last.dossier, look)))
    change = Action(_("Change a mark"), "rate", {"match": str(last.dossier.match.key)})
    return Post(
        title=_("You and the crowd"),
        blocks=(*blocks, Bullets(tuple(lines))),
        source=with_the_crowd((), last.dossier, look),
        actions=(*((change,) if last.voting else ()), *about_me(look)),
    )


def nothing_yet(look: Look) -> Post:
    """Who has never voted is not known."""
    _ = translations(look.language).gettext
    return Post(
        title=_("You have not voted yet"),
        blocks=(
            Paragraph((Text(_("After full time, rate the players; here you see how you compare.")),)),
            Paragraph(
                (Text(_("Do you vote on another platform, too? Link your accounts: one fan, one ballot.")),)
            ),
        ),
        actions=(Action(_("Rate the players"), "rate"), *about_me(look)),
    )


def about_me(look: Look) -> tuple[Action, ...]:
    """What one can do with what is kept about oneself."""
    _ = translations(look.language).gettext
    return (
        Action(_("Link accounts"), "link"),
        Action(_("Language"), "me", {"do": "language"}),
        Action(_("My data as a file"), "me", {"do": "export"}),
        Action(_("Forget me"), "me", {"do": "forget"}),
    )


def _beside(last: LastMatch, look: Look) -> Table:
    """The fan's mark, the crowd's, the press's: a row for each mark the fan gave."""
    _ = translations(look.language).gettext
    rows = []
    for one, steps in last.given:
        crowd = last.crowd.get(one.number)
        press = marks.press(last.dossier, (one.team, one.name)) if one.team else None
        rows.append((called(one, look), mark(steps / 2, look), _cell(crowd, look), _cell(press, look)))
    head = (_("Player"), _("You"), _("Fans"), _("Press"))
    return Table(pairing(last.dossier.match, look), head, tuple(rows))


def _compared(compared: AgainstCrowd, look: Look) -> list[Line]:
    """How near to the crowd, and on whom one is kindest and harshest."""
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    said = ngettext("{count} mark, {mean}.", "{count} marks, {mean} on average.", compared.marks)
    average = line(said, count=number(compared.marks, look), mean=strong(mean(compared.mean, look)))
    agree = line(
        _("{share} of them are within half a mark of the crowd."),
        share=strong(percent(compared.agree, compared.marks, look)),
    )
    lines = [average, agree]
    if compared.kindest is not None:
        who, above = compared.kindest
        told = _("You are kindest to {player}: {by} above the crowd.")
        lines.append(line(told, player=Name(who), by=mean(above, look)))
    if compared.harshest is not None:
        who, above = compared.harshest
        told = _("You are harshest on {player}: {by} below the crowd.")
        lines.append(line(told, player=Name(who), by=mean(-above, look)))
    return lines


def _cell(value: float | None, look: Look) -> str:
    return marks.NOT_RATED if value is None else mean(value, look)
