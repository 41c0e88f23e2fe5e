"""Several matches in one post, by day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.chat import Block, Bullets, Line, Look, Name, Paragraph, Post, Show, When
from bot.knowledge.dossier import Dossier
from bot.posts.attribution import said_by
from bot.posts.kickoff import in_order_of_kickoff
from bot.posts.language import day, translations
from bot.posts.scoreline import off, scoreline, stage
from bot.posts.sentence import labelled, line, strong
from bot.posts.standing import started


def digest(dossiers: Sequence[Dossier], look: Look) -> Post:
    """Matches by day as the reader's zone has it, those without a date last."""
    _ = translations(look.language).gettext
    ahead = sorted(dossiers, key=in_order_of_kickoff)
    blocks: list[Block] = []
    for on, matches in groupby(ahead, key=lambda dossier: _day(dossier, look)):
        heading = day(on, look) if on else _("Date to be confirmed")
        blocks.append(Paragraph((strong(heading),)))
        blocks.append(Bullets(tuple(_match(dossier, look) for dossier in matches)))
    if not ahead:
        blocks.append(Paragraph(line(_("No matches in these days."))))
    return Post(
        title=_("Coming up"),
        blocks=tuple(blocks),
        source=said_by(look, *(dossier.kickoff for dossier in ahead)),
    )


def week(dossiers: Sequence[Dossier], look: Look) -> Post:
    """The matches of the seven days to come."""
    _ = translations(look.language).gettext
    return replace(digest(dossiers, look), title=_("The week ahead"))


def _day(dossier: Dossier, look: Look) -> date | None:
    if dossier.kickoff_at is not None:
        return dossier.kickoff_at.astimezone(ZoneInfo(look.zone)).date()
    return dossier.kickoff.value.day if dossier.kickoff else None


def _match(dossier: Dossier, look: Look) -> Line:
    """ "20:00 BST: Atalanta v Liverpool, UEFA Europa League, quarter-finals, second leg"."""
    _ = translations(look.language).gettext
    match, word = dossier.match, off(dossier, look)
    sides = line(_("{home} v {away}"), home=Name(match.home.name), away=Name(match.away.name))
    if started(dossier) and dossier.score is not None:
        sides = scoreline(match, dossier.score, look)
    said = line("{match}, {stage}", match=sides, stage=stage(match, look))
    if word is not None:
        return labelled(strong(word), said, look)
    if dossier.kickoff_at is None:
        return said
    return labelled(When(dossier.kickoff_at, Show.TIME), said, look)
