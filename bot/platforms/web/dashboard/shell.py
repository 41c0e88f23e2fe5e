"""What every page of the moderators shares: where one is, the way around, and the words of it."""

from dataclasses import dataclass
from enum import StrEnum
from gettext import NullTranslations
from typing import Any, NamedTuple

from jinja2 import Environment
from starlette.responses import HTMLResponse, Response

from bot.platforms.asks import Translations
from bot.platforms.spoken import SOURCE, spoken
from bot.platforms.web.dashboard.house import Moderated, Moderator

ROOT = "/dashboard"


class Place(StrEnum):
    """The parts of a channel's pages; the value is the last piece of the address, empty for the first."""

    SETTINGS = ""
    CALENDAR = "calendar"
    LOG = "log"
    REVIEW = "review"
    HEALTH = "health"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody who is signed in, at one of their channels. `section` is the part of the settings they are
    in; empty for all of them and elsewhere."""

    who: Moderator
    channel: Moderated
    place: Place = Place.SETTINGS
    section: str = ""


class Way(NamedTuple):
    """A link of the navigation; `here` says that it leads to where one is."""

    label: str
    path: str
    here: bool


def path(channel: Moderated, place: str = "") -> str:
    """The address of a channel's page: `/dashboard/7`, or `/dashboard/7/calendar`."""
    return f"{ROOT}/{channel.number}/{place}" if place else f"{ROOT}/{channel.number}"


def place_name(place: Place, translations: NullTranslations) -> str:
    _ = translations.gettext
    return {
        Place.SETTINGS: _("Settings"),
        Place.CALENDAR: _("Calendar"),
        Place.LOG: _("Delivery log"),
        Place.REVIEW: _("Articles"),
        Place.HEALTH: _("Sources"),
        Place.AUDIT: _("Changes"),
    }[place]


class Shell:
    """Draws pages in the frame that they share, in the language of the channel."""

    def __init__(self, templates: Environment, translations: Translations) -> None:
        self._templates = templates
        self._translations = translations

    def words(self, channel: Moderated) -> NullTranslations:
        """The catalogue of the channel's language."""
        return self._translations(channel.look.language)

    def page(self, template: str, visit: Visit, code: int = 200, **words: Any) -> Response:
        """A page about a channel. `template` extends "dashboard/channel.html", and is given `_`, `ngettext`,
        `who`, `channel`, `place` and `words`."""
        translations = self.words(visit.channel)
        return self.alone(
            template,
            translations,
            visit.channel.look.language,
            code,
            who=visit.who,
            channel=visit.channel,
            place=visit.place,
            place_name=place_name(visit.place, translations),
            ways=_ways(visit, translations),
            here=path(visit.channel),
            **words,
        )

    def alone(
        self, template: str, translations: NullTranslations, language: str, code: int = 200, **words: Any
    ) -> Response:
        """A page about no channel, which extends "dashboard/layout.html"; `who` is None before sign-in. A
        language without a catalogue is told in English, and says so to those who have it read aloud."""
        html = self._templates.get_template(f"dashboard/{template}").render(
            _=translations.gettext,
            ngettext=translations.ngettext,
            language=spoken([language], self._translations) or SOURCE,
            root=ROOT,
            **{"who": None} | words,
        )
        return HTMLResponse(html, code, headers={"Cache-Control": "no-store"})


def _ways(visit: Visit, translations: NullTranslations) -> list[Way]:
    return [
        Way(place_name(place, translations), path(visit.channel, place), place is visit.place)
        for place in Place
    ]
