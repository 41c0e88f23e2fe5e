"""The reminder of several matches that kick off at one time, and what it says once one of them has moved."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, TypeAlias

from bot.chat import Action, Block, Bullets, Line, Look, Paragraph, Post, When
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Match, Status
from bot.posts.attribution import said_by
from bot.posts.broadcast import shown_on
from bot.posts.language import spelled, translations
from bot.posts.reminder import Change, changed, instant, instead, of_change, to_go
from bot.posts.scoreline import pairing, stage
from bot.posts.sentence import gone, line, sentences, strong, written

Reminded: TypeAlias = tuple[Mapping[str, Any], Dossier]
"""What the reminder of one match states, and what is known of it now."""

LONGEST = 3_000
"""Characters that a list may have with the broadcasters of each match; a longer one goes without them, since
Telegram takes 4,096 and every match has to be on it."""
MOST_BUTTONS = 10
"""Two rows of them on Discord."""


def simultaneous(reminded: Sequence[Reminded], look: Look) -> Post:
    """A line for each match, under the round that it belongs to; what has moved is struck out, with what
    holds instead."""
    _ = translations(look.language).gettext
    kickoff = instant(reminded[0][0].get("kickoff"))
    listed = _blocks(reminded, look, broadcasts=True)
    if _length(listed, look) > LONGEST:
        listed = _blocks(reminded, look, broadcasts=False)
    when = [Paragraph(line(_("Kickoff: {when}"), when=When(kickoff)))] if kickoff else []
    stands = [dossier for facts, dossier in reminded if changed(facts) is None]
    return Post(
        title=_title(reminded, look),
        blocks=(*(when if stands else ()), *listed),
        source=said_by(look, *(dossier.kickoff for _facts, dossier in reminded)),
        actions=_buttons(stands, look),
    )


def how_many(count: int, look: Look) -> str:
    """ "ten matches"."""
    ngettext = translations(look.language).ngettext
    return ngettext("{count} match", "{count} matches", count).format(count=spelled(count, look))


def and_others(match: Match, others: int, look: Look) -> str:
    """ "Atalanta v Liverpool and nine other matches"; the match alone where there are no others."""
    named = pairing(match, look)
    if not others:
        return named
    ngettext = translations(look.language).ngettext
    more = ngettext("{match} and {count} other match", "{match} and {count} other matches", others)
    return more.format(match=named, count=spelled(others, look))


def _title(reminded: Sequence[Reminded], look: Look) -> str:
    """How long it is to kickoff, as for one match; once one has moved, or where it comes late, what holds at
    any time."""
    _ = translations(look.language).gettext
    changes = [change for facts, _dossier in reminded if (change := changed(facts)) is not None]
    stands = [dossier for facts, dossier in reminded if changed(facts) is None]
    facts = reminded[0][0]
    if not stands:
        statuses = {change.status for change in changes}
        status = statuses.pop() if len(statuses) == 1 else Status.SCHEDULED
        return of_change(status, look).format(match=how_many(len(changes), look))
    named = pairing(stands[0].match, look) if len(stands) == 1 else how_many(len(stands), look)
    if changes or facts.get("late"):
        return _("Kickoff: {match}").format(match=named)
    return to_go(str(facts.get("lead") or ""), look).format(match=named)


def _blocks(reminded: Sequence[Reminded], look: Look, *, broadcasts: bool) -> tuple[Block, ...]:
    """By competition and round."""
    blocks: list[Block] = []
    in_order = sorted(reminded, key=lambda one: (stage(one[1].match, look), pairing(one[1].match, look)))
    for heading, matches in groupby(in_order, key=lambda one: stage(one[1].match, look)):
        blocks.append(Paragraph((strong(heading),)))
        blocks.append(Bullets(tuple(_match(facts, dossier, look, broadcasts) for facts, dossier in matches)))
    return tuple(blocks)


def _match(facts: Mapping[str, Any], dossier: Dossier, look: Look, broadcasts: bool) -> Line:
    """ "Atalanta v Liverpool" and where it is shown; "~~Atalanta v Liverpool~~ New kickoff: 21:00."."""
    sides, change = pairing(dossier.match, look), changed(facts)
    if change is not None:
        return sentences((gone(sides, look),), _instead(facts, change, look))
    shown = shown_on(dossier, look) if broadcasts else ()
    return line("{match} ({shown})", match=strong(sides), shown=shown) if shown else (strong(sides),)


def _instead(facts: Mapping[str, Any], change: Change, look: Look) -> Line:
    return instead(change.now, instant(facts.get("kickoff")), change.status, look)


def _buttons(dossiers: Sequence[Dossier], look: Look) -> tuple[Action, ...]:
    """Each match by its name, for its own line-ups, team news and predictions; none where there are more than
    a reader would look through."""
    if len(dossiers) > MOST_BUTTONS:
        return ()
    return tuple(
        Action(pairing(dossier.match, look), "match", {"match": str(dossier.match.key)})
        for dossier in sorted(dossiers, key=lambda one: pairing(one.match, look))
    )


def _length(blocks: Sequence[Block], look: Look) -> int:
    lines = (block.lines if isinstance(block, Bullets) else () for block in blocks)
    return sum(len(written(said, look)) for of_block in lines for said in of_block)
