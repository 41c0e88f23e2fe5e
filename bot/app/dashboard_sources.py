"""How the sources of facts do, and what the bot may do in a channel, for the moderators' page."""

from collections.abc import Sequence

from bot.chat import Channel, DeliveryFailed, Look, Permission, Permissions
from bot.platforms.web.dashboard.views import Health, SourceHealth
from bot.posts import feeds as feed_words
from bot.posts.health import Doing, Provided, thing
from bot.posts.language import translations
from bot.posts.sentence import listed, written
from handlers.asked import Asked
from handlers.feeds import shown
from handlers.health import providers
from storage import feeds
from storage.feeds import Feed


async def health(asked: Asked) -> Health:
    """Providers, then the community's feeds, then those that are read for everyone."""
    scope, look = asked.place.scope, asked.look
    own = await feeds.of(asked.conn, scope) if scope is not None else []
    everyones = await feeds.of(asked.conn, None)
    return Health(
        sources=(
            *(_provider(one, doing, look) for one, doing in await providers(asked)),
            *(_feed(feed, look, own=True) for feed in own),
            *(_feed(feed, look, own=False) for feed in everyones),
        )
    )


async def permissions(ask: Permissions | None, channel: Channel, look: Look) -> Sequence[Permission] | None:
    """What the bot may do in a channel; None where nobody says."""
    if ask is None:
        return None
    try:
        return await ask(channel, look)
    except DeliveryFailed:
        return None


def _provider(one: Provided, doing: Doing, look: Look) -> SourceHealth:
    _, ngettext = translations(look.language).gettext, translations(look.language).ngettext
    left = ""
    if one.per_day is not None and doing.left is not None:
        said = ngettext("{left} of {most} call left today", "{left} of {most} calls left today", one.per_day)
        left = said.format(left=max(0, doing.left), most=one.per_day)
    return SourceHealth(
        name=one.name,
        well=None if doing.answered_at is None and doing.problem is None else doing.problem is None,
        answered=doing.answered_at,
        problem=doing.problem or "",
        rests_until=doing.rests_until,
        left=left,
        about=written(listed([thing(kind, look) for kind in one.gives], look), look),
        url=one.url,
    )


def _feed(feed: Feed, look: Look, *, own: bool) -> SourceHealth:
    _ = translations(look.language).gettext
    told = shown(feed)
    if not own:
        about = _("Read for everyone by whoever runs this bot")
    elif feed.trusted:
        about = _("Trusted: what is certain in it is told at once")
    else:
        about = _("Reviewed: everything in it waits for a moderator")
    return SourceHealth(
        name=told.called,
        well=feed.problem is None,
        problem=feed.problem or "",
        rests_until=feed.next_at if feed.problem else None,
        about=about,
        url=feed.url if own else told.site,
        feed=True,
        actions=tuple(feed_words.choices(told, look)) if own else (),
    )
