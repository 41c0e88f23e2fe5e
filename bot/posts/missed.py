"""What moderators read about posts that did not appear."""

from collections.abc import Sequence

from bot.chat import Action, Block, Bullets, Line, Look, Paragraph, Post, Text, When
from bot.knowledge.missed import Missed
from bot.knowledge.occasion import Kind
from bot.posts.language import translations
from bot.posts.reasons import reason_in_words
from bot.posts.sentence import line, strong
from bot.posts.simultaneous import and_others


def missed(found: Sequence[Missed], channel: str, reason: str | None, look: Look) -> Post:
    """Each with its time and its reason, the newest first; a button where it can still be posted. `channel`
    is its name, since this may be read elsewhere; with a `reason` it is paused."""
    _ = translations(look.language).gettext
    held = [_paused(reason, look)] if reason is not None else []
    if not found and reason is not None:
        return paused(channel, reason, look)
    if not found:
        everything = _("Everything that was due in {channel} in the last seven days was posted.")
        return Post(_("Nothing was missed"), (Paragraph(line(everything, channel=Text(channel))),))
    blocks: list[Block] = [*held, Bullets(tuple(_told(one, look) for one in found))]
    if any(one.unsure for one in found):
        perhaps = _(
            "“Perhaps posted”: the connection broke while it was being sent. Look whether it stands in "
            "{channel} before you post it again."
        )
        blocks.append(Paragraph(line(perhaps, channel=Text(channel))))
    actions = () if held else tuple(_again(found, look))
    return Post(_("What was not posted in {channel}").format(channel=channel), tuple(blocks), actions=actions)


def nothing_here(look: Look) -> Post:
    """Asked where nothing is ever posted."""
    _ = translations(look.language).gettext
    text = _("I post nothing in this chat. Ask with /missed in the one where you miss something.")
    return Post(_("Nothing is posted here"), (Paragraph(line(text)),))


def paused(channel: str, reason: str, look: Look) -> Post:
    _ = translations(look.language).gettext
    title = _("Nothing can be posted in {channel} now").format(channel=channel)
    return Post(title, (_paused(reason, look),))


def posted_again(channel: str, look: Look) -> Post:
    _ = translations(look.language).gettext
    text = _("It will be posted in {channel} in a moment, as things stand now.")
    return Post(_("On its way"), (Paragraph(line(text, channel=Text(channel))),))


def not_again(look: Look) -> Post:
    _ = translations(look.language).gettext
    return Post(
        _("That cannot be posted any more"),
        (Paragraph(line(_("It was posted meanwhile, or it is too late. /missed shows what is left."))),),
        actions=(Action(_("What was missed"), "missed"),),
    )


def kind_in_words(kind: Kind, look: Look) -> str:
    """For example "line-ups" for `lineup`."""
    _ = translations(look.language).gettext
    return {
        Kind.PREVIEW: _("preview"),
        Kind.TEAM_NEWS: _("team news"),
        Kind.PREDICTED_LINEUP: _("predicted line-up"),
        Kind.KICKOFF_REMINDER: _("reminder"),
        Kind.LINEUP: _("line-ups"),
        Kind.PREDICTIONS: _("predictions"),
        Kind.LIVE: _("live message"),
        Kind.GOAL: _("goal"),
        Kind.CARD: _("card"),
        Kind.HALF_TIME: _("half time"),
        Kind.FULL_TIME: _("full time"),
        Kind.BALLOT: _("ballot"),
        Kind.INTERIM: _("ratings so far"),
        Kind.RATINGS: _("ratings"),
        Kind.MOVED: _("change of kickoff"),
        Kind.DIGEST: _("digest"),
        Kind.NOTICE: _("notice"),
    }[kind]


def _paused(reason: str, look: Look) -> Paragraph:
    """Why nothing appears, and how it goes on."""
    _ = translations(look.language).gettext
    text = _("Posting there is paused: {reason}. Once that is mended, send /setup there and save.")
    return Paragraph(line(text, reason=Text(reason_in_words(reason, look))))


def _told(one: Missed, look: Look) -> Line:
    _ = translations(look.language).gettext
    return line(
        _("{when}, {kind}, {match}: {reason}"),
        when=When(one.due_at),
        kind=strong(kind_in_words(one.kind, look)),
        match=and_others(one.match, one.others, look),
        reason=_reason(one, look),
    )


def _reason(one: Missed, look: Look) -> Text:
    _ = translations(look.language).gettext
    why = reason_in_words(one.reason, look)
    return Text(_("perhaps posted; {reason}").format(reason=why) if one.unsure else why)


def _again(found: Sequence[Missed], look: Look) -> list[Action]:
    _ = translations(look.language).gettext
    label = _("Post: {kind}")
    return [
        Action(label.format(kind=kind_in_words(one.kind, look)), "missed", {"post": str(one.delivery)})
        for one in found
        if one.again
    ]
