"""Telegram, joined to the store and the handlers."""

from collections.abc import Callable
from functools import partial

from bot.app.communities import Communities
from bot.app.followed import followed
from bot.app.remembered import Remembered
from bot.app.world import World
from bot.chat import Channel, Look, Post
from bot.doctor import Check, Level
from bot.platforms.telegram import doctor
from bot.platforms.telegram.adapter import Handlers, Options, Telegram
from bot.platforms.telegram.chats import Chat
from bot.platforms.telegram.webhook import PATH
from bot.posts.language import spoken, told_in, translations
from bot.settings import Settings
from handlers.setting_up import SettingUp
from storage import handled
from storage.alone import while_alone

PLATFORM = "telegram"


def telegram(
    joined: World,
    settings: Settings,
    token: str,
    changed: Callable[[], None] = lambda: None,
    patience: float | None = None,
) -> Telegram:
    """The adapter, ready to run. `changed` hears that rules have changed; `patience` is how many seconds a
    message may wait for its chat, where the clock of the outbox is not the world's."""
    setting_up = SettingUp(joined.database, joined.clock)
    chats = Communities(PLATFORM, joined.database, joined.clock.now)

    async def follow(channel: Channel, name: str, chat: Chat, team: str, kinds: frozenset[str], /) -> Post:
        community = (chat.id, chat.title)
        post = await setting_up.follow(channel, name, community, Look(told_in(chat.language)), team, kinds)
        changed()
        return post

    async def came(chat: Chat) -> None:
        await chats.joined(chat.id, chat.title)

    async def went(chat: Chat, why: str) -> None:
        await chats.left(chat.id, why)

    async def became(old: int, new: int) -> None:
        await chats.moved(str(old), str(new))

    async def first_time(update: int) -> bool:
        async with joined.database.write() as conn:
            return await handled.first_time(conn, PLATFORM, str(update), joined.clock.now())

    return Telegram(
        Options(
            token=token,
            api_url=settings.telegram_api_url,
            webhook_url=_webhook(settings),
            languages=spoken(),
            per_second=settings.telegram_per_second,
            per_group_per_minute=settings.telegram_per_group_per_minute,
            chat_burst=settings.telegram_chat_burst,
            allow_paid_broadcast=settings.telegram_paid_broadcast,
            patience=patience,
        ),
        Handlers(
            commands=joined.desk.commands,
            answer=joined.desk.answer,
            look=chats.look,
            teams=setting_up.teams,
            follow=follow,
            joined=came,
            left=went,
            moved=became,
            first_time=first_time,
            moderates=chats.moderates,
            alone=partial(while_alone, joined.database, "telegram updates"),
        ),
        Remembered(joined.database),
        translations,
        joined.paces.of(PLATFORM, token),
    )


async def examine(settings: Settings) -> list[Check]:
    """What Telegram itself says: of the token, of updates, of the rights in each followed chat; nothing
    without a token."""
    if settings.telegram_token is None:
        return []
    found = await doctor.examine(
        settings.telegram_token.get_secret_value(),
        await followed(settings, PLATFORM),
        settings.telegram_api_url,
        _webhook(settings),
    )
    return [Check(one.name, Level(one.level.value), one.found, one.advice) for one in found]


def _webhook(settings: Settings) -> str | None:
    """Where Telegram brings updates to; None where they are fetched."""
    if settings.telegram_webhook_url is None or not settings.web:
        return None
    return f"{settings.telegram_webhook_url.rstrip('/')}{PATH}"
