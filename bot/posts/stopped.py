"""What moderators read when they stop a match in their channel, or let it go on."""

from bot.chat import Action, Look, Paragraph, Post
from bot.knowledge.match import Match
from bot.posts.language import translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import line, strong

COMMAND = "stop"


def stopped(match: Match, channel: str, look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _("Nothing more about {match} comes to {channel}. What stands there already is still put right.")
    return Post(
        _("Stopped: {match}").format(match=pairing(match, look)),
        (Paragraph(line(said, match=strong(pairing(match, look)), channel=channel)),),
        actions=(
            Action(_("Let it go on"), COMMAND, {"match": str(match.key), "do": "go"}),
            Action(_("The next posts"), "upcoming"),
        ),
    )


def goes_on(match: Match, channel: str, look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _(
        "{match} comes to {channel} again, from what is due next. What passed meanwhile is not made up for."
    )
    return Post(
        _("Goes on: {match}").format(match=pairing(match, look)),
        (Paragraph(line(said, match=strong(pairing(match, look)), channel=channel)),),
        actions=(
            Action(_("Stop it again"), COMMAND, {"match": str(match.key), "do": "stop"}),
            Action(_("The next posts"), "upcoming"),
        ),
    )


def no_match(look: Look) -> Post:
    _ = translations(look.language).gettext
    said = _(
        "No match of what this channel follows is near, so there is nothing to stop. /pause stops everything."
    )
    return Post(_("No match near"), (Paragraph(line(said)),))
