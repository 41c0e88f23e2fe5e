"""A message as Telegram will show it."""

from gettext import NullTranslations

from bot.chat import Channel, Message
from bot.platforms.preview import Preview
from bot.platforms.telegram import shown
from bot.platforms.telegram.codes import Codes
from bot.platforms.telegram.render import MESSAGE
from bot.platforms.telegram.sending import CAPTION
from bot.platforms.telegram.showing import Showing, Shown


async def preview(message: Message, translations: NullTranslations) -> Preview:
    """Of what would be sent where pictures are taken: under one a message has less room for words."""
    nowhere = _Nowhere()
    showing = Showing(nowhere, Codes(nowhere), lambda language: translations)
    room = CAPTION if message.picture else MESSAGE
    sent = await showing.sent(message.post, message.look, _kept, room=room, pictured=bool(message.picture))
    rows = sent.markup.inline_keyboard if sent.markup else ()
    return Preview(
        platform="telegram",
        text=shown.html(sent.html, translations.gettext("Show spoiler")),
        picture=message.picture,
        buttons=tuple(tuple(button.text for button in row) for row in rows),
        silent=message.silent,
        more=nowhere.asked,
    )


async def _kept(sent: Shown) -> Shown:
    return sent


class _Nowhere:
    """A memory that keeps nothing: what is only looked at is not to be found again. `asked`: the rest of a
    long post was to be kept."""

    def __init__(self) -> None:
        self.asked = False

    async def find(self, channel: Channel, subject: str, kind: str, /) -> tuple[str, str] | None:
        return None

    async def keep(
        self, channel: Channel, subject: str, kind: str, reference: str, state: str = "", /
    ) -> None:
        return None

    async def recall(self, name: str, /) -> str | None:
        return None

    async def remember(self, name: str, value: str, /) -> None:
        self.asked = self.asked or name.startswith("telegram rest ")
