"""What moderators read about the news that they and articles told here."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from bot.chat import Action, Block, Bullets, Line, Look, Name, Paragraph, Post, Text, When
from bot.knowledge.match import Match, Player
from bot.knowledge.names import Doubt
from bot.knowledge.team_news import Absence
from bot.posts.articles import Entry, listed, opening
from bot.posts.language import date_of, translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import between, labelled, line, strong
from bot.posts.versions import version

COMMAND = "news"
EXAMPLE = date(2024, 5, 8)
"""A day of return, as one is written."""


class Told(NamedTuple):
    """What moderators say of a player; `number` is the claim's."""

    number: int
    player: str
    absence: Absence
    when: When


def news(told: Sequence[Told], articles: Sequence[Entry], look: Look) -> Post:
    """What moderators said here, and the articles of which something was approved, each with a button."""
    _ = translations(look.language).gettext
    if not told and not articles:
        said = _("Neither moderators nor articles have told anything of late. /news add tells something.")
        return Post(_("No news of your own"), (Paragraph(line(said)),))
    blocks: list[Block] = []
    if told:
        blocks += [
            Paragraph((strong(_("From moderators")),)),
            Bullets(tuple(_told(one, look) for one in told)),
        ]
    if articles:
        lines = tuple(listed(one, look) for one in articles)
        blocks += [Paragraph((strong(_("From articles that you decided on")),)), Bullets(lines)]
    actions = [_withdraw(one.player, one.number, look) for one in told]
    return Post(
        _("News told here"), tuple(blocks), actions=(*actions, *(opening(one, look) for one in articles))
    )


def noted(player: str, absence: Absence, matches: Sequence[Match], number: int | None, look: Look) -> Post:
    """What was just said, and for which matches."""
    _ = translations(look.language).gettext
    lines = tuple((Text(pairing(match, look)),) for match in matches)
    return Post(
        title=_("Noted: {player}").format(player=player),
        blocks=(
            Paragraph(labelled(Name(player), version(absence, (), look), look)),
            Paragraph(line(_("It holds in your community, for:"))),
            Bullets(lines),
        ),
        actions=(_withdraw(player, number, look),) if number is not None else (),
    )


def changed(player: str, number: int, look: Look, *, again: bool) -> Post:
    """News were withdrawn, or said again."""
    _ = translations(look.language).gettext
    if again:
        said = line(_("What moderators said of {player} holds again."), player=Name(player))
        return Post(_("Said again"), (Paragraph(said),), actions=(_withdraw(player, number, look),))
    said = line(_("What moderators said of {player} does not hold any more."), player=Name(player))
    undo = Action(
        _("Say it again: {player}").format(player=player), COMMAND, {"do": "again", "claim": str(number)}
    )
    return Post(_("Withdrawn"), (Paragraph(said),), actions=(undo,))


def which_player(doubt: Doubt[Player], given: Mapping[str, str], look: Look) -> Post:
    """Nobody, or more than one, is called that; each as a button that says the same of them."""
    _ = translations(look.language).gettext
    if doubt.nearest:
        people = between(", ", [Name(one.name) for one in doubt.nearest])
        said = line(_("In the next match that could be {names}."), names=people)
    else:
        said = line(_("Nobody in the squads of the next match is called that, as far as is known."))
    return Post(
        _("Which “{name}”?").format(name=doubt.written),
        (Paragraph(said),),
        actions=tuple(Action(one.name, COMMAND, {**given, "player": one.name}) for one in doubt.nearest),
    )


def nothing_said(player: str, look: Look) -> Post:
    _ = translations(look.language).gettext
    said = line(_("No moderator here has said anything of “{player}” of late."), player=player)
    return Post(_("Nothing to withdraw"), (Paragraph(said),), actions=(Action(_("News told here"), COMMAND),))


def no_match(look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("No match of what this channel follows is near, so there is nothing to be out of.")
    return Post(_("No match near"), (Paragraph(line(said)),))


def unknown_day(written: str, look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("Write the day of return like 8 May, 2024-05-08 or three weeks.")
    return Post(_("Until “{when}”?").format(when=written), (Paragraph(line(said)),))


def how_to(words: Sequence[str], look: Look) -> Post:
    """The form, by an example."""
    _ = translations(look.language).gettext
    example = strong(f"/news add Conor Bradley out ankle until {date_of(EXAMPLE, look)}")
    return Post(
        _("How to tell news"),
        (
            Paragraph(line(_("For example {command}."), command=example)),
            Paragraph(line(_("What can be said of a player: {words}."), words=", ".join(words))),
            Paragraph(line(_("/news withdraw and a name takes it back; /news lists what was said."))),
        ),
    )


def _told(one: Told, look: Look) -> Line:
    said = line("{absence}, {when}", absence=version(one.absence, (), look), when=one.when)
    return labelled(Name(one.player), said, look)


def _withdraw(player: str, number: int, look: Look) -> Action:
    _ = translations(look.language).gettext
    label = _("Withdraw: {player}").format(player=player)
    return Action(label, COMMAND, {"do": "withdraw", "claim": str(number)})
