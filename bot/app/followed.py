"""Which channels are to hear something, for whoever looks at the store from outside."""

from pathlib import Path

from sqlalchemy.exc import DBAPIError

from bot.settings import Settings
from storage import channels
from storage.database import connect, database_url


async def followed(settings: Settings, platform: str) -> list[str]:
    """Addresses on a platform; none where the store cannot tell."""
    if not _is_there(settings):
        return []  # looking must not make it
    database = connect(settings.database)
    try:
        async with database.read() as conn:
            return await channels.addresses(conn, platform)
    except DBAPIError:
        return []  # no schema yet, or no answer: what is wrong with the store is told elsewhere
    finally:
        await database.close()


def _is_there(settings: Settings) -> bool:
    url = database_url(settings.database)
    return url.get_backend_name() != "sqlite" or Path(str(url.database)).exists()
