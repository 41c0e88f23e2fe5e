"""A post of the bot on a moderators' page: its words as on the site, its buttons as forms or links."""

from base64 import b64encode
from collections.abc import Mapping
from gettext import NullTranslations
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from bot.chat import Action, Look, Picture, Post
from bot.platforms.asks import Translations
from bot.platforms.web import render
from bot.platforms.web.dashboard import sections
from bot.platforms.web.dashboard.chat_words import without_commands
from bot.platforms.web.dashboard.shell import Visit, path
from bot.platforms.web.dashboard.switches import Switch, switched

SURE = ("sure", "kept")
"""Arguments of buttons by which something is done that was asked about once more."""


class Button(NamedTuple):
    """A button of a post: a link to `path`, or a form that gives `command`. `main`: what the post is for."""

    label: str
    path: str | None
    command: str
    arguments: Mapping[str, str]
    main: bool


class Toggle(NamedTuple):
    name: str
    about: Markup
    on: bool
    command: str
    arguments: Mapping[str, str]


def asks(post: Post) -> bool:
    """Whether a post asks once more before something is done."""
    return any(_confirms(action) for action in post.actions)


class Posts:
    """Draws posts in the language and the zone of the channel that they are about."""

    def __init__(self, templates: Environment, translations: Translations) -> None:
        self._template = templates.get_template("dashboard/post.html")
        self._translations = translations

    def card(
        self,
        post: Post,
        visit: Visit,
        *,
        back: str = "",
        level: int = 2,
        picture: Picture | None = None,
        look: Look | None = None,
        name: str = "",
        standing: bool = False,
        typing: bool = True,
    ) -> Markup:
        """The post as a panel, headed at `level`. `back` is where, within the channel's pages, the answer to
        a button leads back to ("calendar"). `look` is how it is written, where that is
        not as the channel's posts are. `name` makes the panel's id, where there are several. `standing`:
        it is the page of its section, so that buttons which lead there are left out. Unless `typing`, so is
        what it says of commands to type."""
        look = look or visit.channel.look
        translations = self._translations(look.language)
        parts = switched(post.blocks if typing else without_commands(post.blocks), post.actions)
        shown = Post(post.title, parts.blocks, post.source)
        return Markup(  # noqa: S704 - the template escapes what it is given
            self._template.render(
                _=translations.gettext,
                here=path(visit.channel),
                csrf=visit.who.csrf,
                back=back,
                level=level,
                name=name,
                title=render.words(post.title),
                blocks=render.blocks(shown, look, translations),
                toggles=[_toggle(one, look, translations) for one in parts.switches],
                buttons=[
                    _button(one, visit) for one in parts.actions if not standing or not _is_here(one, visit)
                ],
                source=render.line(post.source, look, translations),
                picture=_inline(picture),
                alt=render.words(picture.alt) if picture else "",
            )
        )


def _is_here(action: Action, visit: Visit) -> bool:
    """Whether a button leads to the section that one is in."""
    here = sections.section_path(visit.channel, visit.section)
    return bool(visit.section) and sections.link(action, visit.channel) == here


def _button(action: Action, visit: Visit) -> Button:
    leads = sections.link(action, visit.channel)
    label = render.words(action.label)
    return Button(label, leads, action.command, dict(action.arguments), _confirms(action))


def _toggle(switch: Switch, look: Look, translations: NullTranslations) -> Toggle:
    about = render.line(switch.about, look, translations)
    return Toggle(
        render.words(switch.name), about, switch.on, switch.action.command, dict(switch.action.arguments)
    )


def _confirms(action: Action) -> bool:
    return any(name in action.arguments for name in SURE)


def _inline(picture: Picture | None) -> str:
    """A picture in the page itself: it is of this answer alone, and kept nowhere."""
    return f"data:image/png;base64,{b64encode(picture.png).decode()}" if picture else ""
