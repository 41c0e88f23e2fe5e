"""One message of a room as it stands on the page."""

from collections import OrderedDict
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup
from starlette.requests import Request

from bot.chat import Show, When
from bot.platforms.asks import Translations
from bot.platforms.web import pictures, render, sheets
from bot.platforms.web.history import Room, RoomMessage
from bot.platforms.web.kinds import RENEWED, label
from bot.platforms.web.readers import read_by
from bot.platforms.web.rooms import address

REMEMBERED = 128
"""Cards kept ready: a goal is drawn once, however many are looking."""


class Shown(NamedTuple):
    """A picture on the page: where it is, how large, what it is called, and all that it says in words."""

    path: str
    width: int
    height: int
    title: str
    words: str
    covered: bool


class Cards:
    """Draws messages, and remembers those that were drawn last."""

    def __init__(self, templates: Environment, translations: Translations, drawing: bool) -> None:
        """`drawing` says whether there is somebody to draw pictures."""
        self._template = templates.get_template("article.html")
        self._translations = translations
        self._drawing = drawing
        self._drawn: OrderedDict[tuple[int, str, Room], Markup] = OrderedDict()

    def read_by(self, room: Room, request: Request) -> Room:
        """The room in the words of who reads it."""
        return read_by(room, request, self._translations)

    def card(self, message: RoomMessage, room: Room) -> Markup:
        """The article; its markup is that of the room's language, zone and wish about spoilers."""
        wanted = (message.id, message.key, room)
        drawn = self._drawn.get(wanted)
        if drawn is None:
            drawn = self._drawn[wanted] = self._draw(message, room)
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
                renewed=message.kind in RENEWED,
                colour=render.colour(post),
                blocks=render.blocks(post, room.look, translations),
                source=render.line(post.source, room.look, translations),
                said=render.moment(When(message.first_at or message.at), room.look),
                changed=render.moment(When(message.at, Show.TIME), room.look)
                if message.revision > 1
                else None,
                picture=self._picture(message, room),
                form=sheets.form(post.sheet) if post.sheet else None,
                commands_url=f"{address(room)}/commands",
            )
        )

    def _picture(self, message: RoomMessage, room: Room) -> Shown | None:
        card = message.post.card
        if not self._drawing or message.picture is None or card is None:
            return None
        return Shown(
            pictures.path(message, room),
            *message.picture,
            title=render.words(card.title),
            words=render.words(card.alt),
            covered=message.secret and room.look.spoiler,
        )
