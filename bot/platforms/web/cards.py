"""One message of a room as it stands on the page."""

from collections import OrderedDict
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from bot.chat import Show, When
from bot.platforms.asks import Translations
from bot.platforms.web import render
from bot.platforms.web.history import Room, RoomMessage
from bot.platforms.web.kinds import label

REMEMBERED = 128
"""Cards kept ready: a goal is drawn once, however many are looking."""


class Cards:
    """Draws messages, and remembers those that were drawn last."""

    def __init__(self, templates: Environment, translations: Translations) -> None:
        self._template = templates.get_template("article.html")
        self._translations = translations
        self._drawn: OrderedDict[tuple[int, Room], Markup] = OrderedDict()

    def card(self, message: RoomMessage, room: Room) -> Markup:
        """The article; its markup is that of the room's language, zone and wish about spoilers."""
        drawn = self._drawn.get((message.id, room))
        if drawn is None:
            drawn = self._draw(message, room)
            self._drawn[message.id, room] = drawn
            if len(self._drawn) > REMEMBERED:
                self._drawn.popitem(last=False)
        return drawn

    def _draw(self, message: RoomMessage, room: Room) -> Markup:
        translations = self._translations(room.look.language)
        post = message.post
        return Markup(  # noqa: S704 - the template escapes what it is given
            self._template.render(
                _=translations.gettext,
                message=message,
                post=post,
                title=render.words(post.title),
                asked=render.words(message.asked or ""),
                label=label(message.kind, translations),
                colour=render.colour(post),
                blocks=render.blocks(post, room.look, translations),
                source=render.line(post.source, room.look, translations),
                said=render.moment(When(message.first_at or message.at), room.look),
                changed=render.moment(When(message.at, Show.TIME), room.look)
                if message.revision > 1
                else None,
                commands_url=f"{address(room)}/commands",
            )
        )


def address(room: Room) -> str:
    """The path of a room's page."""
    return f"/rooms/{quote(room.address, safe='')}"
