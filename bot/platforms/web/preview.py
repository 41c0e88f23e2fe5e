"""A message as a room of this site will show it."""

from gettext import NullTranslations

from markupsafe import Markup

from bot.chat import Message
from bot.platforms.preview import Preview
from bot.platforms.web import render


def preview(message: Message, translations: NullTranslations) -> Preview:
    """Its title, and below its picture what stands under that: as on a card."""
    post, look = message.post, message.look
    body = Markup('<div class="blocks">{}</div>').format(render.blocks(post, look, translations))
    if source := render.line(post.source, look, translations):
        body += Markup('\n<p class="source" dir="auto">{}</p>').format(source)
    return Preview(
        platform="web",
        text=Markup('<h3 dir="auto">{}</h3>').format(render.words(post.title)),
        body=body,
        colour=render.colour(post),
        picture=message.picture,
        buttons=(tuple(action.label for action in post.actions),) if post.actions else (),
    )
