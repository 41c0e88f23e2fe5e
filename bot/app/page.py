"""The web channel, served."""

from collections.abc import Callable, Sequence

from starlette.routing import BaseRoute

from bot.app.dashboard import House
from bot.app.dashboard_views import DashboardViews
from bot.app.world import World
from bot.chat import Look, Picture, Post
from bot.platforms.web import pictures as web
from bot.platforms.web.dashboard.site import Dashboard
from bot.platforms.web.server import serve
from bot.platforms.web.site import site
from bot.posts.language import translations
from bot.posts.pictured import Draw, picture
from bot.settings import Settings


async def serve_page(
    joined: World,
    settings: Settings,
    ready: Callable[[str], None],
    status: Callable[[], str | None],
    more: Sequence[BaseRoute] = (),
    watched: Sequence[BaseRoute] | None = None,
) -> None:
    """Serves until it is cancelled. `ready` hears the address, `status` gives the line above each room,
    `more` are served beside the rooms, and `watched` is what machines look at."""
    views = DashboardViews(joined.desk, joined.draw, joined.clock.now)
    app = site(
        history=joined.history,
        hub=joined.hub,
        answer=joined.desk.answer,
        complete=joined.desk.complete,
        commands=joined.desk.commands,
        translations=translations,
        status=status,
        now=joined.clock.now,
        frame_ancestors=settings.web_frame_origins,
        draw=pictures(joined.draw) if joined.draw else None,
        more=more,
        dashboard=Dashboard(House(joined), views, settings.web_url),
        watched=watched,
    )
    await serve(app, settings.web_host, settings.web_port, hub=joined.hub, ready=ready)


def pictures(draw: Draw) -> web.Draw:
    """Draws a post's card as the site asks for it: light or dark, as each reader has it."""

    async def drawn(post: Post, look: Look) -> Picture | None:
        if post.card is None:
            return None
        made = await draw(post.card, look.dark)
        return picture(post.card, made.digest, made.png, look)

    return drawn
