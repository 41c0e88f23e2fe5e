"""What a channel follows, for its moderators, and what is posted there next."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat import Action, Block, Bullets, Line, Look, Name, Paragraph, Post, When
from bot.knowledge.coming import Coming
from bot.posts.language import translations
from bot.posts.missed import kind_in_words
from bot.posts.once_more import once_more
from bot.posts.reasons import reason_in_words
from bot.posts.scoreline import pairing
from bot.posts.sentence import line, listed, strong

SHOWN = 3
"""Posts to come that are told."""
BUTTONS = 10
"""Targets with a button of their own: more is a wall."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A follow target, "team:liverpool", and what people call it."""

    target: str
    name: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """What was written means none of what there is, or several (`ambiguous`); the nearest first."""

    written: str
    nearest: Sequence[Followed]
    ambiguous: bool = False


def follows(
    channel: str,
    followed: Sequence[Followed],
    coming: Sequence[Coming],
    look: Look,
    *,
    new: Followed | None = None,
    paused: str | None = None,
) -> Post:
    """Everything that a channel follows, each with a button to stop it, and the next posts. `new` is what it
    has just begun to follow; `paused`: nothing is posted now, and why."""
    _ = translations(look.language).gettext
    if not followed:
        return _nothing(channel, look)
    blocks: list[Block] = []
    if new is not None:
        said = _("{channel} follows {name}.")
        blocks.append(Paragraph(line(said, channel=strong(channel), name=strong(new.name))))
    if new is None or len(followed) > 1:
        everything = listed([Name(one.name) for one in followed], look)
        blocks.append(Paragraph(line(_("Followed here: {names}."), names=everything)))
    if paused is not None:
        blocks.append(
            Paragraph(line(_("Posting is paused: {reason}."), reason=reason_in_words(paused, look)))
        )
    else:
        blocks += _next(coming, look)
    stops = [one for one in followed if new is None or one == new]
    return Post(
        _("All set") if new else _("Followed in {channel}").format(channel=channel),
        tuple(blocks),
        actions=(
            Action(_("Which posts"), "posts"),
            Action(_("Options"), "options"),
            *((Action(_("Go on"), "resume"),) if paused is not None else ()),
            *(_stop(one, look) for one in stops[:BUTTONS]),
        ),
    )


def unfollowed(
    channel: str, gone: Followed, followed: Sequence[Followed], coming: Sequence[Coming], look: Look
) -> Post:
    """That it has stopped, what is left, and how to take it back."""
    _ = translations(look.language).gettext
    said = _("{channel} does not follow {name} any more.")
    blocks: list[Block] = [Paragraph(line(said, channel=strong(channel), name=strong(gone.name)))]
    if followed:
        left = listed([Name(one.name) for one in followed], look)
        blocks += [Paragraph(line(_("Followed here: {names}."), names=left)), *_next(coming, look)]
    else:
        blocks.append(Paragraph(line(_("Nothing is posted here until it follows something again."))))
    again = Action(_("Follow {name} again").format(name=gone.name), "follow", {"what": gone.target})
    return Post(_("Stopped"), tuple(blocks), actions=(again, Action(_("What is followed"), "follow")))


def the_last(channel: str, last: Followed, look: Look) -> Post:
    _ = translations(look.language).gettext
    said = line(
        _("{name} is all that {channel} follows. Without it, nothing is posted there."),
        name=strong(last.name),
        channel=channel,
    )
    return once_more(
        _("Stop following {name}?").format(name=last.name),
        [said],
        _("Yes, stop it"),
        "unfollow",
        {"what": last.target},
        look,
    )


def unknown(unclear: Unclear, command: str, look: Look) -> Post:
    """Nothing of that name, or more than one; the nearest as buttons that issue `command`."""
    _ = translations(look.language).gettext
    names = listed([Name(one.name) for one in unclear.nearest], look)
    if unclear.ambiguous:
        hint = line(_("That could be {names}."), names=names)
    elif command == "unfollow":
        hint = (
            line(_("Followed here: {names}."), names=names) if names else line(_("Nothing is followed here."))
        )
    elif names:
        hint = line(_("The nearest that I know: {names}."), names=names)
    else:
        hint = line(_("Write a team, a competition, or both sides of one match: Liverpool - Everton."))
    title = _("Which “{name}”?") if unclear.ambiguous else _("I know no “{name}”")
    if command == "unfollow":
        title = _("“{name}” is not followed here")
    return Post(
        title.format(name=unclear.written),
        (Paragraph(hint),),
        actions=tuple(Action(one.name, command, {"what": one.target}) for one in unclear.nearest[:BUTTONS]),
    )


def no_match(sides: tuple[str, str], look: Look) -> Post:
    """Two teams, and no match of theirs to come."""
    _ = translations(look.language).gettext
    said = _("No match between {one} and {other} is known that is still to come.")
    return Post(
        _("No such match"),
        (
            Paragraph(line(said, one=strong(sides[0]), other=strong(sides[1]))),
            Paragraph(line(_("Follow one of the two: it will be posted as soon as it is known."))),
        ),
        actions=tuple(
            Action(_("Follow {name}").format(name=side), "follow", {"what": side}) for side in sides
        ),
    )


def _nothing(channel: str, look: Look) -> Post:
    _ = translations(look.language).gettext
    how = _(
        "Write /follow and a team, a competition, or both sides of one match: /follow Liverpool - Everton"
    )
    return Post(
        _("Nothing is followed here yet"),
        (
            Paragraph(line(_("{channel} follows nothing, so nothing is posted."), channel=strong(channel))),
            Paragraph(line(how)),
        ),
        actions=(Action(_("Options"), "options"),),
    )


def _next(coming: Sequence[Coming], look: Look) -> list[Block]:
    """The next posts with their times."""
    _ = translations(look.language).gettext
    wanted = [one for one in coming if not one.skipped][:SHOWN]
    if not wanted:
        return [Paragraph(line(_("Nothing is due yet. As soon as a match is known, it is posted here.")))]
    return [
        Paragraph(line(_("The next posts here:"))),
        Bullets(tuple(_post(one, look) for one in wanted)),
    ]


def _post(one: Coming, look: Look) -> Line:
    """ "Wed 17 Apr, 20:00 BST: preview, Atalanta v Liverpool"; a digest is about no single match."""
    _ = translations(look.language).gettext
    when = When(one.at) if one.sure else line(_("about {when}"), when=When(one.at))
    kind = kind_in_words(one.occasion.kind, look)
    if one.match is None:
        return line(_("{when}: {kind}"), when=when, kind=kind)
    return line(_("{when}: {kind}, {match}"), when=when, kind=kind, match=pairing(one.match, look))


def _stop(one: Followed, look: Look) -> Action:
    _ = translations(look.language).gettext
    return Action(_("Stop {name}").format(name=one.name), "unfollow", {"what": one.target})
