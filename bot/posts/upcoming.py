"""What moderators read about the posts that are on their way to their channel."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.chat import Action, Block, Bullets, Line, Look, Paragraph, Post, Show, Text, When
from bot.knowledge.coming import Coming
from bot.knowledge.match import Match
from bot.knowledge.occasion import Kind
from bot.posts.language import translations
from bot.posts.leads import lead_words
from bot.posts.missed import kind_in_words
from bot.posts.reasons import reason_in_words
from bot.posts.scoreline import pairing
from bot.posts.sentence import gone, labelled, line, listed, sentences, strong, written
from bot.posts.simultaneous import MOST_BUTTONS, and_others

COMMAND = "upcoming"


class Here(NamedTuple):
    """The channel that is asked about: its name, whether it follows anything, and why it is paused, if so."""

    name: str
    follows: bool
    paused: str | None


def upcoming(
    found: Sequence[Coming], anytime: Collection[Kind], here: Here, stopped: Sequence[Match], look: Look
) -> Post:
    """Each with its time and why it comes, numbered like the buttons; then what may come at any time, and
    what moderators stopped."""
    _ = translations(look.language).gettext
    if not here.follows:
        said = line(_("{channel} follows nothing yet. /follow and a team begins it."), channel=here.name)
        return Post(_("Nothing to come"), (Paragraph(said),), actions=(Action(_("Help"), "help"),))
    blocks: list[Block] = [_paused(here.paused, look)] if here.paused is not None else []
    blocks.append(
        Bullets(tuple(_listed(number, one, look) for number, one in enumerate(found, start=1)))
        if found
        else Paragraph(
            line(
                _("Nothing is planned for {channel} just now. What comes up is listed here."),
                channel=here.name,
            )
        )
    )
    listed_kinds = {one.occasion.kind for one in found}
    kinds = [kind_in_words(kind, look) for kind in Kind if kind in anytime and kind not in listed_kinds]
    if kinds and found:
        blocks.append(
            Paragraph(line(_("Whenever there is something to tell: {kinds}."), kinds=listed(kinds, look)))
        )
    if stopped:
        names = listed([pairing(match, look) for match in stopped], look)
        blocks.append(Paragraph(line(_("Stopped here: {matches}."), matches=names)))
    buttons = [
        Action(f"{number} · {kind_in_words(one.occasion.kind, look)}", COMMAND, {"post": one.code})
        for number, one in enumerate(found, start=1)
    ]
    goes_on = _("Let it go on: {match}")
    buttons += [
        Action(goes_on.format(match=pairing(one, look)), "stop", {"match": str(one.key), "do": "go"})
        for one in stopped
    ]
    return Post(_("Next in {channel}").format(channel=here.name), tuple(blocks), actions=tuple(buttons))


def seen(post: Post, one: Coming, look: Look) -> Post:
    """A post exactly as it will look, and below its own buttons what can be done with it."""
    _ = translations(look.language).gettext
    return replace(post, actions=(*post.actions, *_choices(one, look, sendable=True)))


def not_yet(one: Coming, look: Look) -> Post:
    """What cannot be shown, since its facts are still to come."""
    _ = translations(look.language).gettext
    said = sentences(
        line(
            _("{kind}: {when}."),
            kind=strong(kind_in_words(one.occasion.kind, look)),
            when=_about_when(one, look),
        ),
        line(_("It tells what will be known then, so it cannot be shown yet.")),
    )
    return Post(_title(one, look), (Paragraph(said),), actions=_choices(one, look, sendable=False))


def skipped(one: Coming, look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("{kind} will not be posted here. Other channels get theirs.")
    return Post(
        _("Skipped: {kind}").format(kind=kind_in_words(one.occasion.kind, look)),
        (Paragraph(line(said, kind=_kind(one, look))),),
        actions=(_want(one, look), _back(look)),
    )


def wanted_again(one: Coming, look: Look) -> Post:
    _ = translations(look.language).gettext
    said = line(_("{kind} will be posted here: {when}."), kind=_kind(one, look), when=_about_when(one, look))
    return Post(_title(one, look), (Paragraph(said),), actions=_choices(one, look, sendable=one.sure))


def on_its_way(one: Coming, channel: str, look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("It appears in {channel} in a moment, and is not posted a second time when its hour comes.")
    return Post(
        _("On its way: {kind}").format(kind=kind_in_words(one.occasion.kind, look)),
        (Paragraph(line(said, channel=channel)),),
        actions=(_back(look),),
    )


def not_now(one: Coming, reason: str | None, look: Look) -> Post:
    """It cannot be sent now. `reason` is why the channel is paused; without one it has been posted."""
    _ = translations(look.language).gettext
    if reason is not None:
        blocks: tuple[Block, ...] = (_paused(reason, look),)
    elif one.sure:
        blocks = (Paragraph(line(_("It was posted a moment ago, or is being sent."))),)
    else:
        blocks = (Paragraph(line(_("It tells what is not known yet, so it cannot be sent now."))),)
    return Post(_("That cannot be sent now"), blocks, actions=(_back(look),))


def not_coming(look: Look) -> Post:
    """A stale button: it was posted, or is not planned any more."""
    _ = translations(look.language).gettext
    said = _("It was posted meanwhile, or is not planned any more.")
    return Post(_("That is not among the next posts"), (Paragraph(line(said)),), actions=(_back(look),))


def _listed(number: int, one: Coming, look: Look) -> Line:
    """ "1 · Thu 18 Apr, 19:45 BST: reminder (15 minutes before kickoff), Atalanta v Liverpool; follows …" """
    _ = translations(look.language).gettext
    when, kind = _when(one, look), _kind(one, look)
    said = line(_("{when}: {kind}"), when=when, kind=kind)
    if one.match is not None:
        whom = followed(one.match, one.follow, look)
        why = _("{when}: {kind}, {match}; follows {whom}")
        named = and_others(one.match, len(one.others), look)
        said = line(why, when=when, kind=kind, match=named, whom=whom)
    numbered: Line = (strong(f"{number} · "),)
    if one.skipped:
        return (*numbered, gone(said, look), Text(" "), Text(_("skipped")))
    if one.dropped:
        return (*numbered, gone(said, look), Text(" "), Text(_("not posted: quiet hours")))
    return (*numbered, *said)


def followed(match: Match, target: str, look: Look) -> str:
    """A follow target in words: a team, a competition, or this match alone."""
    _ = translations(look.language).gettext
    what, _colon, key = target.partition(":")
    if what == "competition":
        return match.competition.name
    if what == "match":
        return _("this match")
    return next((side.name for side in (match.home, match.away) if side.key == key), key)


def _kind(one: Coming, look: Look) -> Line:
    kind = strong(kind_in_words(one.occasion.kind, look))
    if one.occasion.kind is not Kind.KICKOFF_REMINDER:
        return (kind,)
    return (kind, Text(f" ({lead_words(one.occasion.lead, look)})"))


def _when(one: Coming, look: Look) -> Line:
    _ = translations(look.language).gettext
    if not one.sure:
        return _about_when(one, look)
    if one.held:
        return line(_("{when}, after quiet hours"), when=When(one.at))
    if one.at > one.occasion.due_at:
        return line(_("at once"))
    return (When(one.at),)


def _about_when(one: Coming, look: Look) -> Line:
    """When something comes whose hour nobody knows for certain."""
    _ = translations(look.language).gettext
    if one.sure:
        return _when(one, look)
    about = When(one.at, Show.MOMENT)
    match one.occasion.kind:
        case Kind.LINEUP:
            return line(_("about {when}, an hour before kickoff"), when=about)
        case Kind.LIVE | Kind.PREDICTIONS:
            return line(_("at kickoff, {when}"), when=about)
        case Kind.FULL_TIME | Kind.BALLOT:
            return line(_("when the match is over, about {when}"), when=about)
        case _:
            return line(_("when the ballot has closed, about {when}"), when=about)


def _choices(one: Coming, look: Look, *, sendable: bool) -> tuple[Action, ...]:
    return (*choices(one, look, sendable=sendable), _back(look))


def choices(one: Coming, look: Look, *, sendable: bool) -> tuple[Action, ...]:
    """What can be done with a coming post; `sendable` where it could leave now."""
    _ = translations(look.language).gettext
    if one.skipped:
        return (_want(one, look),)
    skip = Action(_("Skip this one"), COMMAND, {"post": one.code, "do": "skip"})
    send = Action(_("Send it now"), COMMAND, {"post": one.code, "do": "send"})
    found = [send, skip] if sendable else [skip]
    without = _("Without {match}")
    for single in one.each if 0 < len(one.others) < MOST_BUTTONS else ():
        if single.match is not None:
            named = without.format(match=pairing(single.match, look))
            found.append(Action(named, COMMAND, {"post": single.code, "do": "without"}))
    if one.match is not None and not one.others:
        found.append(Action(_("No more of this match"), "stop", {"match": str(one.match.key), "do": "stop"}))
    return tuple(found)


def _want(one: Coming, look: Look) -> Action:
    _ = translations(look.language).gettext
    return Action(_("Post it after all"), COMMAND, {"post": one.code, "do": "want"})


def _back(look: Look) -> Action:
    return Action(translations(look.language).gettext("The next posts"), COMMAND, {"do": "list"})


def _title(one: Coming, look: Look) -> str:
    kind = kind_in_words(one.occasion.kind, look)
    if one.match is None:
        return kind[:1].upper() + kind[1:]
    return written(labelled(and_others(one.match, len(one.others), look), kind, look), look)


def _paused(reason: str, look: Look) -> Paragraph:
    _ = translations(look.language).gettext
    return Paragraph(
        line(
            _("Posting here is paused: {reason}. /resume goes on."),
            reason=Text(reason_in_words(reason, look)),
        )
    )
