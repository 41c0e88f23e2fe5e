"""What moderators read of the bot's permissions in their channel, and the test that it posts there."""

from collections.abc import Sequence

from bot.chat import Action, Block, Bullets, Line, Look, Paragraph, Permission, Post, Text
from bot.posts.language import translations
from bot.posts.reasons import reason_in_words
from bot.posts.sentence import line, sentences, strong

GRANTED, MISSING = "✓", "✗"


def test(who: str, look: Look) -> tuple[str, tuple[str, ...]]:
    """The title and the lines of the test itself, which everybody in the channel reads."""
    _ = translations(look.language).gettext
    asked = _("{name} asked for it.").format(name=who) if who else _("A moderator asked for it.")
    return _("Test: this is how my posts arrive"), (
        _("No match is on just now; this only shows that I can post here. {asked}").format(asked=asked),
    )


def on_its_way(channel: str, found: Sequence[Permission] | None, look: Look) -> Post:
    """The test was sent off; what is missing for options only is told as that."""
    _ = translations(look.language).gettext
    said = _("A test appears in {channel} within seconds. If it does not, /missed says why.")
    blocks: list[Block] = [Paragraph(line(said, channel=strong(channel)))]
    if found:
        blocks.append(_table(found, look))
    if any(not one.granted for one in found or ()):
        blocks.append(Paragraph(line(_("Posts work. What is marked ✗ is needed by options only."))))
    return Post(_("Test post"), tuple(blocks), actions=_then(look))


def missing(channel: str, found: Sequence[Permission], look: Look) -> Post:
    """Nothing was posted: a permission is missing that every post needs."""
    _ = translations(look.language).gettext
    said = line(_("I cannot post in {channel} yet, so I sent no test."), channel=strong(channel))
    again = line(_("Once that is given, /testpost tries again."))
    return Post(
        _("A permission is missing"),
        (Paragraph(said), _table(found, look), Paragraph(again)),
        actions=_again(look),
    )


def paused(channel: str, reason: str, found: Sequence[Permission], look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("Posting in {channel} is paused: {reason}. /resume goes on; then /testpost shows that it works.")
    blocks: list[Block] = [
        Paragraph(line(said, channel=strong(channel), reason=reason_in_words(reason, look)))
    ]
    blocks += [_table(found, look)] if found else []
    return Post(_("Nothing can be posted now"), tuple(blocks), actions=_again(look))


def cannot_look(channel: str, reason: str, look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("I could not look at {channel}: {reason}.")
    return Post(
        _("The channel could not be looked at"),
        (Paragraph(line(said, channel=strong(channel), reason=reason_in_words(reason, look))),),
        actions=_again(look),
    )


def _table(found: Sequence[Permission], look: Look) -> Bullets:
    """Each permission, what it is for, and, where it is missing, how it is given."""
    return Bullets(tuple(_one(permission, look) for permission in found))


def _one(permission: Permission, look: Look) -> Line:
    sign = Text(f"{GRANTED if permission.granted else MISSING} ")
    named: Line = (sign, strong(permission.name), Text(f": {permission.use}"))
    if permission.granted:
        return named
    return sentences((*named, Text(".")), (Text(permission.advice),) if permission.advice else None)


def _again(look: Look) -> tuple[Action, ...]:
    return (Action(translations(look.language).gettext("Try again"), "testpost"),)


def _then(look: Look) -> tuple[Action, ...]:
    return (Action(translations(look.language).gettext("The next posts"), "upcoming"),)
