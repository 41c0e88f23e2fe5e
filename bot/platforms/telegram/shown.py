"""Telegram's HTML as its readers see it, in HTML that is safe on a page."""

from html.parser import HTMLParser

from markupsafe import Markup, escape

from bot.platforms.text import web_address

_PLAIN = {"b": "strong", "i": "em", "u": "u", "s": "s", "code": "code", "pre": "pre"}


def html(written: str, spoiler: str) -> Markup:
    """What a message shows of it; a tag that Telegram does not know is left out. `spoiler` is what is said on
    a covered spot."""
    reading = _Reading(spoiler)
    reading.feed(written)
    reading.close()
    return Markup("").join(reading.made)


class _Reading(HTMLParser):
    def __init__(self, spoiler: str) -> None:
        super().__init__(convert_charrefs=True)
        self.made: list[Markup] = []
        self._spoiler = spoiler
        self._open: list[tuple[str, Markup]] = []
        """Tags that are open, and what closes them."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        begins, ends = self._halves(tag, given)
        self.made.append(begins)
        self._open.append((tag, ends))

    def handle_endtag(self, tag: str) -> None:
        if not any(opened == tag for opened, _ in self._open):
            return
        while self._open:
            opened, ends = self._open.pop()
            self.made.append(ends)
            if opened == tag:
                return

    def handle_data(self, data: str) -> None:
        self.made.append(escape(data))

    def close(self) -> None:
        super().close()
        while self._open:
            self.made.append(self._open.pop()[1])

    def _halves(self, tag: str, given: dict[str, str]) -> tuple[Markup, Markup]:
        if tag in _PLAIN:
            name = Markup(_PLAIN[tag])  # noqa: S704 - one of our own
            return Markup("<{}>").format(name), Markup("</{}>").format(name)
        match tag:
            case "a" if address := web_address(given.get("href", "")):
                begins = Markup('<a href="{}" rel="noopener nofollow ugc" target="_blank">').format(address)
                return begins, Markup("</a>")
            case "tg-spoiler":
                covered = Markup(
                    '<label class="secret"><input type="checkbox"><span class="cover">{}</span>'
                    '<span class="covered">'
                ).format(self._spoiler)
                return covered, Markup("</span></label>")
            case "tg-time":
                return Markup("<time>"), Markup("</time>")
            case _:
                return Markup(""), Markup("")
