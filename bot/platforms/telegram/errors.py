"""What can go wrong with the adapter as a whole, in words that an operator may read and that give nothing
away."""

import re

TOKEN = re.compile(r"\d{3,}(?::|%3[Aa])[\w-]{8,}")
"""A bot's token, as it stands in every address that is called."""
LONGEST = 300


class TokenRefused(Exception):  # noqa: N818 - named as people say it
    """Telegram does not know the bot's token."""

    def __init__(self) -> None:
        super().__init__(
            "Telegram does not accept TELEGRAM_TOKEN. Ask @BotFather for it (/mybots, API Token) and copy it "
            "anew, the number before the colon included."
        )


class NotStored(Exception):  # noqa: N818
    """An update has had no effect yet, because what keeps it could not be reached."""


class Closing(Exception):  # noqa: N818
    """An update came while the adapter was on its way out, or not yet there."""


def said(error: BaseException) -> str:
    """What an error says, short and without the token: the library puts it and whole addresses into some."""
    words = TOKEN.sub("[hidden]", f"{type(error).__name__}: {error}")
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
