"""How a message will look to its readers on a platform, told before it is sent."""

from dataclasses import dataclass

from markupsafe import Markup

from bot.chat import Picture


@dataclass(frozen=True, slots=True)
class Preview:
    """A message as its platform shows it, made of what would really be sent.

    `text` and `body` are safe to put on a page. On Discord `text` stands outside of the embed and `body` in
    it, with the club's `colour` ("#rrggbb") at its edge; on Telegram there is only `text`; in a room of this
    site `text` is the title, and `body` what stands below the picture. `picture` goes along, on Discord
    inside of the embed unless it is secret. `buttons` are the rows of labels below it. `silent`: nobody's
    telephone rings. `more`: the rest is behind a button, since the platform has no room for it.
    """

    platform: str
    text: Markup
    body: Markup = Markup("")  # noqa: RUF009 - it is a string
    colour: str | None = None
    picture: Picture | None = None
    buttons: tuple[tuple[str, ...], ...] = ()
    silent: bool = False
    more: bool = False
