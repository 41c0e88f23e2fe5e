"""A channel's quiet hours, for its moderators."""

from collections.abc import Mapping
from typing import NamedTuple

from bot.chat import Action, Block, Bullets, Line, Look, Paragraph, Post, Text
from bot.knowledge.occasion import Kind
from bot.knowledge.quiet import What
from bot.posts.kinds import kind_name
from bot.posts.language import number, translations
from bot.posts.sentence import labelled, line, listed, written

COMMAND = "quiet"
USUAL = ("22:00", "8:00"), ("23:00", "7:00"), ("0:00", "9:00")
"""Hours that a button sets."""
NEXT = {What.HOLD: What.DROP, What.DROP: What.POST, What.POST: What.HOLD}
"""What a kind's button makes of it."""


class Hours(NamedTuple):
    """A channel's name and zone, the local times between which it is quiet, such as ("23:00", "08:00"), or
    None, and how many posts are held just now."""

    channel: str
    zone: str
    quiet: tuple[str, str] | None
    held: int = 0


def quiet(hours: Hours, kinds: Mapping[Kind, What], look: Look, *, everything: bool) -> Post:
    """The hours and what becomes of the kinds that the channel wants; buttons for the usual hours or, with
    `everything`, for each kind."""
    _ = translations(look.language).gettext
    blocks: list[Block] = [Paragraph(line(_when(hours, look)))]
    if hours.quiet is not None and kinds:
        blocks.append(
            Bullets(tuple(_described(what, kinds, look) for what in What if what in kinds.values()))
        )
    if hours.held:
        blocks.append(Paragraph(line(_held(hours.held, look))))
    how = _("In words: /quiet 23:00 8:00, or /quiet off; for one kind hold, drop or post: /quiet goals post.")
    blocks.append(Paragraph(line(how)))
    actions = _kinds(kinds, look) if everything else _hours(hours, look)
    return Post(_("Quiet hours in {channel}").format(channel=hours.channel), tuple(blocks), actions=actions)


def how_to(look: Look) -> Post:
    """What was written are no hours."""
    _ = translations(look.language).gettext
    said = _("Write when they begin and when they end: /quiet 23:00 8:00. Without them: /quiet off.")
    kind = _("For one kind of post: /quiet goals post, hold or drop.")
    return Post(
        _("From when until when?"),
        (Paragraph(line(said)), Paragraph(line(kind))),
        actions=(Action(_("The quiet hours as they are"), COMMAND),),
    )


def _when(hours: Hours, look: Look) -> str:
    _ = translations(look.language).gettext
    if hours.quiet is None:
        return _("There are none: posts come at any hour.")
    begin, end = hours.quiet
    said = _("From {begin} to {end}, by the clocks of {zone}. Messages that stand are still kept up to date.")
    return said.format(begin=begin, end=end, zone=hours.zone)


def _described(what: What, kinds: Mapping[Kind, What], look: Look) -> Line:
    _ = translations(look.language).gettext
    said = {
        What.HOLD: _("Held until they end, if they are of use then: {posts}"),
        What.DROP: _("Dropped, since nobody needs them later: {posts}"),
        What.POST: _("Posted all the same: {posts}"),
    }[what]
    names = [Text(kind_name(kind, look)) for kind, other in kinds.items() if other is what]
    return line(said, posts=listed(names, look))


def what_word(what: What, look: Look) -> str:
    """What becomes of posts, as it stands behind their name on a button: "Goals: Held"."""
    pgettext = translations(look.language).pgettext
    return {
        What.HOLD: pgettext("quiet hours", "Held"),
        What.DROP: pgettext("quiet hours", "Dropped"),
        What.POST: pgettext("quiet hours", "Posted"),
    }[what]


def _held(count: int, look: Look) -> str:
    ngettext = translations(look.language).ngettext
    said = ngettext("{count} post is held just now.", "{count} posts are held just now.", count)
    return said.format(count=number(count, look))


def _hours(hours: Hours, look: Look) -> tuple[Action, ...]:
    _ = translations(look.language).gettext
    offered = [
        Action(f"{begin} – {end}", COMMAND, {"hours": f"{begin} {end}"})
        for begin, end in USUAL
        if hours.quiet != (begin.zfill(5), end.zfill(5))
    ]
    if hours.quiet is None:
        return tuple(offered)
    off = Action(_("No quiet hours"), COMMAND, {"hours": "off"})
    return (*offered, off, Action(_("Kind by kind"), COMMAND, {"all": "1"}))


def _kinds(kinds: Mapping[Kind, What], look: Look) -> tuple[Action, ...]:
    _ = translations(look.language).gettext
    switches = [
        Action(
            written(labelled(kind_name(kind, look), what_word(what, look), look), look),
            COMMAND,
            {"hours": f"{kind.value} {NEXT[what].value}"},
        )
        for kind, what in kinds.items()
    ]
    return (*switches, Action(_("Back to the hours"), COMMAND))
