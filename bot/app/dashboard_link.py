"""The address at which a secret opens the moderators' page, and a link for whoever runs the bot."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.app.dashboard_rights import OPERATOR
from bot.app.errors import NoAddressError, NotBegunError, TooManyLinksError
from bot.platforms.web.dashboard.sign_in import path
from bot.settings import Settings
from storage import migrate, sign_ins
from storage.database import Database, connect


def door(site: str) -> Callable[[str], str]:
    """Where a secret opens the page, on a site at this address."""
    return lambda secret: f"{site.rstrip('/')}{path(secret)}"


async def for_the_operator(database: Database, site: str, lasts: timedelta = sign_ins.LINK) -> str:
    """A new link for whoever runs the bot. `site` is the address of the web process. Raises
    TooManyLinksError."""
    secret = sign_ins.new_secret()
    async with database.write() as conn:
        if not await sign_ins.invite(conn, secret, OPERATOR, None, datetime.now(UTC), lasts):
            raise TooManyLinksError
    return door(site)(secret)


async def one_link(settings: Settings) -> str:
    """The same in the store that a running matchday works on. Raises StorageError, NoAddressError and
    TooManyLinksError."""
    site = address(settings)
    if site is None:
        raise NoAddressError
    database = connect(settings.database)
    try:
        if not (await migrate.state(database)).up_to_date:
            raise NotBegunError
        return await for_the_operator(database, site)
    finally:
        await database.close()


def address(settings: Settings) -> str | None:
    """Where this machine reaches the web process, if not the public address; None where nobody can tell."""
    if settings.web_url is not None or not settings.web:
        return settings.web_url
    if settings.web_port == 0:
        return None
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.web_host, settings.web_host)  # noqa: S104
    return f"http://[{host}]:{settings.web_port}" if ":" in host else f"http://{host}:{settings.web_port}"
