"""The HTTP connections to Telegram, and what they must not write down."""

import logging

from telegram.request import HTTPXRequest

from bot.platforms.telegram.polling import Ears

API = "https://api.telegram.org"
CONNECTIONS = 128
"""At the same time: deliveries that wait for an answer, and answers to people."""
ANSWERED_WITHIN = 15.0
"""Seconds for an answer of Telegram's, where a call says nothing else."""
CONNECTED_WITHIN = 5.0


def connected(token: str, api_url: str | None = None) -> Ears:
    """A bot that calls Telegram, or another server under `api_url`. Polls have connections of their own."""
    server = (api_url or API).rstrip("/")
    return Ears(
        token,
        f"{server}/bot",
        f"{server}/file/bot",
        request=_connections(CONNECTIONS),
        get_updates_request=_connections(2),
    )


def keep_the_token_out_of_logs() -> None:
    """The libraries write down each address they call, and the token is in all of them."""
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _connections(count: int) -> HTTPXRequest:
    return HTTPXRequest(
        count, read_timeout=ANSWERED_WITHIN, connect_timeout=CONNECTED_WITHIN, pool_timeout=CONNECTED_WITHIN
    )
