"""What a fan hears about their own marks."""

from collections.abc import Mapping
from datetime import datetime

from bot.chat import Block, Bullets, Line, Look, Name, Paragraph, Post, Text, When
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Team, TeamKey
from bot.posts.answers import nothing_known
from bot.posts.buttons import buttons
from bot.posts.language import mark, translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import between, line, strong

Own = Mapping[tuple[TeamKey, str], int]
"""Half-steps by (team, player): 13 is 6.5."""


def so_far(
    dossier: Dossier,
    own: Own,
    closes: datetime | None,
    look: Look,
    given: tuple[TeamKey, str] | None = None,
) -> Post:
    """A fan's marks for a match, and who is still without one: on the side of the newest mark, `given`, or on
    each side that has one."""
    _ = translations(look.language).gettext
    title = _("Your marks: {match}").format(match=pairing(dossier.match, look))
    if given is not None:
        title = _("{mark} for {player}").format(mark=mark(own[given] / 2, look), player=given[1])
    sides = [side for side in (dossier.match.home, dossier.match.away) if dossier.appeared(side.key)]
    lines = [said for side in sides for said in _side(dossier, side, own, look, given)]
    blocks: list[Block] = []
    if given is not None:
        blocks.append(Paragraph((Text(_("Your marks so far:")),)))
    blocks.append(Bullets(tuple(lines)))
    if closes is not None:
        blocks.append(Paragraph(line(_("You can change them until {when}."), when=When(closes))))
    return Post(title, tuple(blocks), actions=buttons(dossier, look, "ratings"))


def not_yet(dossier: Dossier | None, look: Look) -> Post:
    """Voting opens at full time."""
    _ = translations(look.language).gettext
    if dossier is None:
        return nothing_known("rate", None, look)
    return Post(
        title=_("Not yet: {match}").format(match=pairing(dossier.match, look)),
        blocks=(Paragraph((Text(_("You can rate the players from full time on.")),)),),
        actions=buttons(dossier, look, "match", "lineup", "live"),
    )


def closed(dossier: Dossier, closed_at: datetime, look: Look) -> Post:
    """Voting is over."""
    _ = translations(look.language).gettext
    return Post(
        title=_("Voting is closed: {match}").format(match=pairing(dossier.match, look)),
        blocks=(Paragraph(line(_("It closed on {when}."), when=When(closed_at))),),
        actions=buttons(dossier, look, "ratings"),
    )


def did_not_play(dossier: Dossier, player: str, look: Look) -> Post:
    """Only who was on the pitch can be rated."""
    _ = translations(look.language).gettext
    said = _("Only players who appeared in {match} can be rated.")
    return Post(
        title=_("{player} did not play").format(player=player),
        blocks=(Paragraph(line(said, match=pairing(dossier.match, look))),),
        actions=buttons(dossier, look, "rate"),
    )


def no_mark(dossier: Dossier, player: str, written: str, look: Look) -> Post:
    """What was written is no mark, or nothing was."""
    _ = translations(look.language).gettext
    title = _("“{mark}” is not a mark") if written else _("Which mark for {player}?")
    example = strong(f"/rate {player} 7.5")
    said = line(_("Marks go from 1 to 10, halves included. For example {command}."), command=example)
    return Post(title.format(mark=written, player=player), (Paragraph(said),))


def _side(
    dossier: Dossier, side: Team, own: Own, look: Look, given: tuple[TeamKey, str] | None
) -> list[Line]:
    """ "Liverpool: Mohamed Salah 6.5, Curtis Jones 7" and who is still to be rated."""
    _ = translations(look.language).gettext
    appeared = dossier.appeared(side.key)
    rated = [player for player in appeared if (side.key, player) in own]
    left = [player for player in appeared if player not in rated]
    if not rated:
        return []
    told = [(Name(player), Text(f" {mark(own[side.key, player] / 2, look)}")) for player in rated]
    lines: list[Line] = [(strong(f"{side.name}: "), *between(", ", told))]
    if left and (given is None or given[0] == side.key):
        people = between(", ", [Name(player) for player in left])
        lines.append(line(_("{team}, still without a mark: {players}"), team=side.name, players=people))
    return lines
