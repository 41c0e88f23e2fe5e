"""What moderators read about posts that did not appear."""

from collections.abc import Sequence

from bot.chat import Action, Bullets, Line, Look, Paragraph, Post, Text, When
from bot.knowledge.missed import Missed
from bot.knowledge.occasion import Kind
from bot.posts.language import translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import line, strong


def missed(found: Sequence[Missed], look: Look) -> Post:
    """Each with its time and its reason, the newest first; a button where it can still be posted."""
    _ = translations(look.language).gettext
    if not found:
        return Post(
            _("Nothing was missed"),
            (Paragraph(line(_("Everything that was due here in the last seven days was posted."))),),
        )
    blocks = [Bullets(tuple(_told(one, look) for one in found))]
    if any(one.unsure for one in found):
        blocks.append(
            Bullets(
                (
                    line(
                        _(
                            "“Perhaps posted”: the connection broke while it was being sent. Look whether it "
                            "stands here before you post it again."
                        )
                    ),
                )
            )
        )
    return Post(_("What was not posted here"), tuple(blocks), actions=tuple(_again(found, look)))


def posted_again(look: Look) -> Post:
    _ = translations(look.language).gettext
    return Post(
        _("On its way"), (Paragraph(line(_("It will be posted here in a moment, as things stand now."))),)
    )


def not_again(look: Look) -> Post:
    _ = translations(look.language).gettext
    return Post(
        _("That cannot be posted any more"),
        (
            Paragraph(
                line(_("It was posted meanwhile, or it is too late. /missed shows what is left."))
            ),
        ),
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
        Kind.LIVE: _("live message"),
        Kind.GOAL: _("goal"),
        Kind.CARD: _("card"),
        Kind.HALF_TIME: _("half time"),
        Kind.FULL_TIME: _("full time"),
        Kind.BALLOT: _("ballot"),
        Kind.RATINGS: _("ratings"),
        Kind.MOVED: _("change of kickoff"),
        Kind.DIGEST: _("digest"),
        Kind.NOTICE: _("notice"),
    }[kind]


def _told(one: Missed, look: Look) -> Line:
    _ = translations(look.language).gettext
    return line(
        _("{when}, {kind}, {match}: {reason}"),
        when=When(one.due_at),
        kind=strong(kind_in_words(one.kind, look)),
        match=pairing(one.match, look),
        reason=_reason(one, look),
    )


def _reason(one: Missed, look: Look) -> Text:
    _ = translations(look.language).gettext
    why = {"expired": _("it was too late to be of use")}.get(one.reason, one.reason)
    return Text(_("perhaps posted; {reason}").format(reason=why) if one.unsure else why)


def _again(found: Sequence[Missed], look: Look) -> list[Action]:
    _ = translations(look.language).gettext
    label = _("Post: {kind}")
    return [
        Action(label.format(kind=kind_in_words(one.kind, look)), "missed", {"post": str(one.delivery)})
        for one in found
        if one.again
    ]
