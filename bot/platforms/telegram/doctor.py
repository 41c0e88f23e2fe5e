"""Whether the bot could work on Telegram: the token, what @BotFather was told, the way of updates, the rights
in each followed chat."""

import logging
import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import telegram
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.platforms.finding import Finding, Level
from bot.platforms.telegram import invite
from bot.platforms.telegram.doctor_chats import AT_ONCE, chats
from bot.platforms.telegram.errors import said
from bot.platforms.text import clean, cut

PATIENCE = 10.0
"""Seconds for one call."""
MANY_WAITING = 100
"""Updates that nobody fetched: more than a busy minute brings."""
LONGEST_TOLD = 200
TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")


async def examine(
    token: str, followed: Sequence[str] = (), api_url: str | None = None, webhook_url: str | None = None
) -> list[Finding]:
    """Looks at everything; only reads. `followed` are addresses of channels that are to hear something;
    `api_url` is another server than Telegram's own, `webhook_url` where updates are meant to be brought."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it writes down each address, with the token
    where = urlsplit(api_url).hostname if api_url else "api.telegram.org"
    try:
        bot = _bot(token, api_url)
        async with bot:  # asks getMe
            found = [*_account(bot.bot), *_webhook(await bot.get_webhook_info(), webhook_url)]
            return [*found, *await chats(bot, followed)]
    except InvalidToken:
        advice = "Ask @BotFather for it (/mybots, API Token) and set TELEGRAM_TOKEN."
        return [Finding("Telegram", Level.FAIL, "Telegram does not accept the token", advice)]
    except TelegramError as error:
        found_out = f"Telegram could not be asked: {said(error)}".replace(token, "[hidden]")
        return [Finding("Telegram", Level.FAIL, found_out, f"Look at this machine's way to {where}.")]


def _bot(token: str, api_url: str | None) -> telegram.Bot:
    """Raises InvalidToken for what is none, which could make no address."""
    if not TOKEN.fullmatch(token):
        raise InvalidToken
    request = HTTPXRequest(
        connection_pool_size=AT_ONCE,
        connect_timeout=PATIENCE,
        read_timeout=PATIENCE,
        write_timeout=PATIENCE,
        pool_timeout=PATIENCE,
    )
    if api_url is None:
        return telegram.Bot(token, request=request)
    return telegram.Bot(token, base_url=f"{api_url.rstrip('/')}/bot", request=request)


def _account(me: telegram.User) -> Iterator[Finding]:
    """What @BotFather was told about the bot."""
    name = me.username or ""
    yield Finding("Telegram", Level.OK, f"logged in as @{name}")
    if me.can_join_groups is False:
        advice = "Tell @BotFather: /setjoingroups, Enable."
        yield Finding("Telegram groups", Level.FAIL, "nobody can add the bot to a group", advice)
    else:
        yield Finding("Telegram groups", Level.OK, invite.to_group(name))
        yield Finding("Telegram channels", Level.OK, invite.to_channel(name))
    if me.can_read_all_group_messages:
        found = "is off: the bot is sent all that people write in its groups, and needs none of it"
        yield Finding("Telegram privacy mode", Level.WARN, found, "Tell @BotFather: /setprivacy, Enable.")
    else:
        yield Finding("Telegram privacy mode", Level.OK, "is on: the bot reads commands and replies only")
    if not me.supports_inline_queries:
        found = f"is off: “@{name} liverpool” finds nothing in other chats"
        yield Finding("Telegram inline mode", Level.WARN, found, "Tell @BotFather: /setinline.")
    else:
        yield Finding("Telegram inline mode", Level.OK, "is on")


def _webhook(info: telegram.WebhookInfo, wanted: str | None) -> Iterator[Finding]:
    """Whether updates come the way that is set. An address may hold a secret: only its host is told."""
    name, waiting = "Telegram updates", info.pending_update_count
    host = urlsplit(info.url).hostname or "?"
    if wanted is None and info.url:
        found = f"are brought to {host}; `matchday run` is set to fetch them, and ends that"
        advice = "If another program answers for this bot there, give one of the two a bot of its own."
        yield Finding(name, Level.WARN, found, advice)
    elif wanted is not None and info.url != wanted:
        found = f"are brought to {host}, not to" if info.url else "are not brought to"
        found = f"{found} {urlsplit(wanted).hostname or '?'} yet"
        yield Finding(name, Level.WARN, found, "`matchday run` sets that when it starts.")
    else:
        yield Finding(name, Level.OK, f"are brought to {host}" if info.url else "are fetched")
    if info.url and info.last_error_message and waiting:
        words = cut(clean(info.last_error_message), LONGEST_TOLD)
        advice = "See that the address leads to this program, with a certificate that Telegram accepts."
        yield Finding(name, Level.WARN, f"could not be brought last time: {words}", advice)
    if waiting > MANY_WAITING:
        yield Finding(name, Level.WARN, f"{waiting} wait for an answer", "See that `matchday run` runs.")
