"""The way to the moderators' page: a link that opens it once, and where somebody is signed in."""

from datetime import datetime

from bot.chat import Action, Link, Look, Paragraph, Post, When
from bot.posts.language import translations
from bot.posts.sentence import line

COMMAND = "dashboard"


def link(url: str, signed_in: int, since: datetime | None, look: Look) -> Post:
    """The link; and in how many browsers the reader is signed in, the newest `since` when."""
    _ = translations(look.language).gettext
    blocks = [
        Paragraph(
            line(
                _("{link}: settings, what comes next, what was sent, articles to review."),
                link=Link(_("Open the moderators' page"), url),
            )
        ),
        Paragraph(
            line(
                _(
                    "The link works once, within ten minutes. Keep it to yourself: whoever uses it decides "
                    "here in your name."
                )
            )
        ),
    ]
    if since is None:
        return Post(_("Your way in"), tuple(blocks))
    blocks.append(Paragraph(line(_signed_in(signed_in, look), count=str(signed_in), when=When(since))))
    return Post(_("Your way in"), tuple(blocks), actions=(_out(look),))


def signed_out(browsers: int, look: Look) -> Post:
    """Everywhere; there were so many."""
    words = translations(look.language)
    _ = words.gettext
    said = words.ngettext(
        "You were signed in to the moderators' page in {count} browser, and are not any more.",
        "You were signed in to the moderators' page in {count} browsers, and are not any more.",
        browsers,
    )
    if not browsers:
        said = _("You were not signed in to the moderators' page.")
    return Post(
        _("Signed out everywhere"),
        (
            Paragraph(line(said, count=str(browsers))),
            Paragraph(line(_("Links that you had do not open it any more."))),
        ),
        actions=(Action(_("A new link"), COMMAND),),
    )


def no_address(look: Look) -> Post:
    """The operator has not said where the page can be reached."""
    _ = translations(look.language).gettext
    return Post(
        _("The moderators' page is not open yet"),
        (
            Paragraph(
                line(
                    _(
                        "Whoever runs this bot opens it by setting {setting} to the address under which "
                        "people reach the bot's web pages, such as https://bot.example.org."
                    ),
                    setting="MATCHDAY_WEB_URL",
                )
            ),
            Paragraph(line(_("All that is on it can be done with commands, too."))),
        ),
        actions=(Action(_("Help"), "help"),),
    )


def too_many(look: Look) -> Post:
    _ = translations(look.language).gettext
    return Post(
        _("Not another link yet"),
        (Paragraph(line(_("You had ten links within an hour. Try again a little later."))),),
    )


def hidden(look: Look) -> Post:
    """Whoever writes in a chat's name: a link is for a person."""
    _ = translations(look.language).gettext
    return Post(
        _("Who are you?"),
        (Paragraph(line(_("A link is for one person. Ask me as yourself, not in the name of a chat."))),),
    )


def _signed_in(browsers: int, look: Look) -> str:
    return translations(look.language).ngettext(
        "You are signed in in {count} browser, since {when}. If that was not you, sign out everywhere.",
        "You are signed in in {count} browsers, in the newest since {when}. If one of them is not yours, "
        "sign out everywhere.",
        browsers,
    )


def _out(look: Look) -> Action:
    return Action(translations(look.language).gettext("Sign out everywhere"), COMMAND, {"do": "out"})
