"""The forms of the settings: what is filled in, and which command it gives. Pure values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from gettext import NullTranslations

from babel import Locale, UnknownLocaleError

from bot.chat import Choice

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""As commands take them."""


class Input(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    LINES = "lines"
    SELECT = "select"
    TIME = "time"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `name` is "arg.what" for a command's argument, "part.from" for a part of one. `choices` are
    all there are in a SELECT, and what is proposed in a TEXT. `completes` names a command and its argument,
    "follow what", by which more is proposed as one types. `most` is how many characters it takes."""

    name: str
    label: str
    input: Input = Input.TEXT
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    completes: str = ""
    required: bool = True
    value: str = ""
    most: int = 300


@dataclass(frozen=True, slots=True)
class Form:
    """A form that gives `command` with `fixed` arguments and those of its fields. `name` says how parts are
    composed; `file`: what it brings is handed over as a file."""

    name: str
    title: str
    submit: str
    command: str
    fields: tuple[Field, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""
    file: bool = False

    @property
    def uploads(self) -> bool:
        return any(one.input is Input.FILE for one in self.fields)


def weekdays(language: str) -> tuple[Choice, ...]:
    """The days of the week, as they are called in a BCP 47 language."""
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        locale = Locale("en")
    names = locale.days["stand-alone"]["wide"]
    return tuple(Choice(str(names[number]), day) for number, day in enumerate(WEEKDAYS))


def quiet_choices(translations: NullTranslations) -> tuple[Choice, ...]:
    """What may become of a post in quiet hours."""
    _ = translations.gettext
    return (
        Choice(_("Hold it until they end"), "hold"),
        Choice(_("Drop it"), "drop"),
        Choice(_("Post it all the same"), "post"),
    )


def sides(translations: NullTranslations) -> tuple[Choice, ...]:
    _ = translations.gettext
    return (
        Choice(_("All matches"), ""),
        Choice(_("Home matches only"), "home"),
        Choice(_("Away matches only"), "away"),
    )


def lasting(translations: NullTranslations) -> tuple[Choice, ...]:
    """How long a pause is often wanted; anything that means a time can be written instead."""
    _ = translations.gettext
    return (Choice(_("2 hours"), "2h"), Choice(_("1 day"), "1 day"), Choice(_("3 days"), "3 days"))


def leads(translations: NullTranslations) -> tuple[Choice, ...]:
    """Reminders that many want."""
    _ = translations.gettext
    return (
        Choice(_("15 minutes before"), "15m"),
        Choice(_("2 hours before"), "2h"),
        Choice(_("the day before at 18:00"), "1d 18:00"),
    )
