"""A channel in which nothing is posted for a while, for its moderators."""

from datetime import datetime

from bot.chat import Action, Line, Look, Paragraph, Post, When
from bot.posts.language import translations
from bot.posts.once_more import once_more
from bot.posts.reasons import reason_in_words
from bot.posts.sentence import line, sentences, strong


def really(channel: str, until: datetime | None, written: str, look: Look) -> Post:
    """Asks once more."""
    _ = translations(look.language).gettext
    said = _("Nothing is posted in {channel} until {when}. What is due before that is not posted later.")
    if until is None:
        said = _("Nothing is posted in {channel} until you send /resume. What is due meanwhile is left out.")
        told = line(said, channel=strong(channel))
    else:
        told = line(said, channel=strong(channel), when=When(until))
    return once_more(
        _("Pause {channel}?").format(channel=channel),
        [told],
        _("Yes, pause"),
        "pause",
        {"until": written} if written else {},
        look,
        {"state": "1"},
    )


def paused(channel: str, reason: str, until: datetime | None, look: Look) -> Post:
    """That it is, why, until when, and how it goes on."""
    _ = translations(look.language).gettext
    said: Line = line(
        _("Nothing is posted in {channel}: {reason}."),
        channel=strong(channel),
        reason=reason_in_words(reason, look),
    )
    if until is None:
        then = line(_("It goes on when you say so."))
    else:
        then = line(_("It goes on by itself: {when}."), when=When(until))
    return Post(_("Paused"), (Paragraph(sentences(said, then)),), actions=(Action(_("Go on now"), "resume"),))


def running(channel: str, look: Look, *, resumed: bool = False) -> Post:
    """That posts come as usual; `resumed`: again."""
    _ = translations(look.language).gettext
    said = _("Posts come in {channel} again.") if resumed else _("Posts come in {channel} as usual.")
    return Post(
        _("Not paused"),
        (Paragraph(line(said, channel=strong(channel))),),
        actions=(Action(_("What comes next"), "upcoming"), Action(_("Pause"), "pause")),
    )


def unclear(written: str, look: Look) -> Post:
    _ = translations(look.language).gettext
    hint = _(
        "Write how long or until when: 2h, 3 days, 18:00, 8 May. Without it, the pause lasts until /resume."
    )
    return Post(
        _("Until when is “{written}”?").format(written=written),
        (Paragraph(line(hint)),),
        actions=(Action(_("Pause until I resume"), "pause"),),
    )
