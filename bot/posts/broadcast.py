"""Where a match is shown."""

from bot.chat import Bullets, Line, Look, Paragraph, Post, Show, Text, When
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Broadcast
from bot.posts.answers import nothing_known
from bot.posts.attribution import said_by
from bot.posts.buttons import buttons
from bot.posts.kickoff import when_and_where
from bot.posts.language import country, translations
from bot.posts.scoreline import pairing
from bot.posts.sentence import line, listed


def tv(dossier: Dossier, look: Look) -> Post:
    """Channels by country, and when each goes on air."""
    _ = translations(look.language).gettext
    if not dossier.broadcasts:
        return nothing_known("tv", dossier, look)
    return Post(
        title=_("Where to watch {match}").format(match=pairing(dossier.match, look)),
        blocks=(
            Bullets(tuple(_channel(stated.value, look) for stated in dossier.broadcasts)),
            Paragraph(when_and_where(dossier, look)),
        ),
        source=said_by(look, *dossier.broadcasts, dossier.kickoff),
        actions=buttons(dossier, look, "preview", "teamnews", "sources"),
    )


def shown_on(dossier: Dossier, look: Look) -> Line:
    """ "On TV: TNT Sports 1 (United Kingdom)"; empty where nobody said."""
    _ = translations(look.language).gettext
    if not dossier.broadcasts:
        return ()
    channels = [
        f"{stated.value.channel} ({country(stated.value.country, look)})" for stated in dossier.broadcasts
    ]
    return line(_("On TV: {channels}"), channels=listed(channels, look))


def _channel(broadcast: Broadcast, look: Look) -> Line:
    _ = translations(look.language).gettext
    where = country(broadcast.country, look)
    channel = Text(broadcast.channel, strong=True)
    if broadcast.starts is None:
        return line(_("{country}: {channel}"), country=where, channel=channel)
    starts = When(broadcast.starts, Show.TIME)
    return line(_("{country}: {channel}, on air from {time}"), country=where, channel=channel, time=starts)
