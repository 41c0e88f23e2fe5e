"""The form by which a moderator sets the bot up: drawn from what is chosen, and read back from itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from gettext import NullTranslations

import discord

from bot.chat import Choice
from bot.platforms.discord.components import finished, typed
from bot.platforms.offer import KINDS_OF, kinds_of, on_offer
from bot.platforms.text import clean, cut, units

OURS = "setup1|"
"""How the custom ids of this form begin; the figure is their version."""
BEGIN, FIND, TEAM, CHANNEL, KINDS, SAVE = (
    f"{OURS}{part}" for part in ("begin", "find", "team", "channel", "kinds", "save")
)
MOST = 25
LONGEST = 100
PLACES = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.public_thread,
    discord.ChannelType.news_thread,
]


@dataclass(frozen=True, slots=True)
class Form:
    """What is chosen so far. `teams` are those on offer."""

    teams: tuple[Choice, ...] = ()
    team: str | None = None
    channel: int | None = None
    kinds: tuple[str, ...] = tuple(KINDS_OF)

    @property
    def complete(self) -> bool:
        return bool(self.team and self.channel and self.kinds)


def offered(found: Sequence[Choice]) -> tuple[Choice, ...]:
    """Teams as a select can hold them."""
    fit = [
        Choice(cut(clean(team.label), LONGEST), team.value)
        for team in found
        if clean(team.label) and 0 < units(team.value) <= LONGEST
    ]
    return tuple({team.value: team for team in fit}.values())[:MOST]


def view(form: Form, translations: NullTranslations) -> discord.ui.View:
    """The form as components."""
    _ = translations.gettext
    shown = finished()
    if form.teams:
        shown.add_item(_teams(form, _("Which team?")))
    shown.add_item(_channels(form, _("Where to post?")))
    shown.add_item(_kinds(form, translations))
    shown.add_item(discord.ui.Button(label=cut(_("Find another team"), 80), custom_id=FIND, row=3))
    shown.add_item(
        discord.ui.Button(
            label=cut(_("Save"), 80),
            custom_id=SAVE,
            style=discord.ButtonStyle.success,
            disabled=not form.complete,
            row=3,
        )
    )
    return shown


def begin(translations: NullTranslations) -> discord.ui.View:
    """The button that opens the form."""
    label = cut(translations.gettext("Set up"), 80)
    button: discord.ui.Button[discord.ui.View] = discord.ui.Button(
        label=label, custom_id=BEGIN, style=discord.ButtonStyle.primary
    )
    return finished().add_item(button)


def nothing() -> discord.ui.View:
    """No components at all, once there is nothing left to choose."""
    return finished()


def search(translations: NullTranslations) -> discord.ui.Modal:
    """A line to type a team's name into."""
    _ = translations.gettext
    modal = discord.ui.Modal(title=cut(_("Find a team"), 45), custom_id=FIND)
    line: discord.ui.TextInput[discord.ui.View] = discord.ui.TextInput(custom_id="name", max_length=LONGEST)
    modal.add_item(discord.ui.Label(text=cut(_("Its name, or how it begins"), 45), component=line))
    modal.stop()
    return modal


def searched(data: object) -> str:
    """What was typed into the search."""
    return typed(data, "name")


def read(message: discord.Message | None) -> Form:
    """The form as it stands in a message."""
    teams: tuple[Choice, ...] = ()
    team, channel = None, None
    kinds: tuple[str, ...] = ()
    for select in _selects(message.components if message else ()):
        if select.custom_id == TEAM:
            teams = tuple(Choice(option.label, option.value) for option in select.options)
            team = next((option.value for option in select.options if option.default), None)
        elif select.custom_id == CHANNEL:
            channel = next((value.id for value in select.default_values), None)
        elif select.custom_id == KINDS:
            kinds = tuple(option.value for option in select.options if option.default)
    return Form(teams, team, channel, kinds)


def kinds(form: Form) -> frozenset[str]:
    """The kinds of post that were chosen, by their names."""
    return kinds_of(form.kinds)


def _teams(form: Form, asks: str) -> discord.ui.Select[discord.ui.View]:
    options = [
        discord.SelectOption(label=team.label, value=team.value, default=team.value == form.team)
        for team in form.teams
    ]
    return discord.ui.Select(custom_id=TEAM, placeholder=cut(asks, 150), options=options, row=0)


def _channels(form: Form, asks: str) -> discord.ui.ChannelSelect[discord.ui.View]:
    chosen = [discord.Object(form.channel)] if form.channel else []
    return discord.ui.ChannelSelect(
        custom_id=CHANNEL,
        placeholder=cut(asks, 150),
        channel_types=PLACES,
        default_values=[discord.SelectDefaultValue.from_channel(one) for one in chosen],
        row=1,
    )


def _kinds(form: Form, translations: NullTranslations) -> discord.ui.Select[discord.ui.View]:
    _ = translations.gettext
    options = [
        discord.SelectOption(label=cut(label, LONGEST), value=value, default=value in form.kinds)
        for value, label in on_offer(translations).items()
    ]
    return discord.ui.Select(
        custom_id=KINDS,
        placeholder=cut(_("What to post?"), 150),
        options=options,
        min_values=1,
        max_values=len(options),
        row=2,
    )


def _selects(
    parts: Iterable[object],
) -> Iterator[discord.SelectMenu]:
    for part in parts:
        if isinstance(part, discord.ActionRow):
            yield from (child for child in part.children if isinstance(child, discord.SelectMenu))
