"""Which forms stand in each section of the settings, with what can be chosen there just now."""

from collections.abc import Awaitable, Callable, Sequence
from gettext import NullTranslations

from bot.chat import Choice
from bot.platforms.web.dashboard.fields import (
    Field,
    Form,
    Input,
    lasting,
    leads,
    quiet_choices,
    sides,
    weekdays,
)
from bot.platforms.web.dashboard.house import House
from bot.platforms.web.dashboard.shell import Visit
from bot.platforms.web.forms import LONGEST_TEXT

BUTTONS = 10
"""As many things that are followed have a button each."""
LONGEST_WORDS = 200
"""Characters of a reminder's own words, as the command takes them."""
LONGEST_CORRECTION = 1_000
"""Characters of how something is right, as the command takes them."""


class SettingsForms:
    """The forms of one section, for one moderator at one channel."""

    def __init__(self, house: House, visit: Visit, translations: NullTranslations) -> None:
        self._house = house
        self._visit = visit
        self._words = translations
        self._of: dict[str, Callable[[], Awaitable[tuple[Form, ...]]]] = {
            "follow": self._follow,
            "correct": self._correct,
            "reminders": self._reminders,
            "quiet": self._quiet,
            "digest": self._digest,
            "pause": self._pause,
            "options": self._options,
            "moderators": self._moderators,
            "file": self._file,
            "test": self._test,
        }

    async def of(self, section: str) -> tuple[Form, ...]:
        """None where the buttons of the section's own page do everything."""
        forms = self._of.get(section)
        return await forms() if forms else ()

    async def _follow(self) -> tuple[Form, ...]:
        _ = self._words.gettext
        followed = await self._choices("unfollow", "what")
        what = Field(
            "arg.what",
            _("Team, competition or match"),
            hint=_("A match is both sides: Liverpool - Everton."),
            choices=await self._choices("follow", "what"),
            completes="follow what",
        )
        begin = Form("follow", _("Follow something"), _("Follow"), "follow", (what,))
        if len(followed) <= BUTTONS:
            return (begin,)
        which = Field("arg.what", _("What is followed here"), Input.SELECT, choices=followed)
        return (begin, Form("unfollow", _("Stop following"), _("Stop following"), "unfollow", (which,)))

    async def _correct(self) -> tuple[Form, ...]:
        _ = self._words.gettext
        what = Field(
            "arg.what", _("What is wrong"), Input.SELECT, choices=await self._choices("correct", "what")
        )
        value = Field(
            "arg.value",
            _("How it is right"),
            Input.LINES,
            hint=_("Such as: tomorrow 20:15; 3-1; Gakpo for Jota. You see before and after first."),
            most=LONGEST_CORRECTION,
        )
        return (
            Form("correct", _("Correct something"), _("Show before and after"), "correct", (what, value)),
            Form(
                "undo",
                _("Take a correction back"),
                _("Undo the last correction"),
                "undo",
                hint=_("What was known before holds again, and posts are put right."),
            ),
        )

    async def _reminders(self) -> tuple[Form, ...]:
        _ = self._words.gettext
        lead = Field(
            "part.lead",
            _("How long before kickoff"),
            hint=_("90m, 2h or 1d; or 1d 18:00, for that hour the day before."),
            choices=leads(self._words),
        )
        competition = Field(
            "part.competition",
            _("Only in this competition"),
            choices=await self._choices("table", "competition"),
            completes="table competition",
            required=False,
        )
        side = Field(
            "part.side", _("Which matches"), Input.SELECT, choices=sides(self._words), required=False
        )
        words = Field(
            "part.words",
            _("Your own words above it"),
            hint=_("One line, up to 200 characters."),
            required=False,
            most=LONGEST_WORDS,
        )
        fields = (lead, side, competition, words)
        return (Form("reminder", _("Add a reminder"), _("Add"), "reminders", fields),)

    async def _quiet(self) -> tuple[Form, ...]:
        _ = self._words.gettext
        zone = _("By the clocks of %(zone)s.") % {"zone": self._visit.channel.look.zone}
        begin = Field("part.from", _("From"), Input.TIME)
        end = Field("part.until", _("Until"), Input.TIME)
        kind = Field(
            "part.kind", _("Kind of post"), Input.SELECT, choices=await self._choices("posts", "kind")
        )
        what = Field("part.what", _("In quiet hours"), Input.SELECT, choices=quiet_choices(self._words))
        return (
            Form("quiet-hours", _("Set the hours"), _("Set"), "quiet", (begin, end), hint=zone),
            Form("quiet-kind", _("For one kind of post"), _("Change"), "quiet", (kind, what)),
        )

    async def _digest(self) -> tuple[Form, ...]:
        _ = self._words.gettext
        zone = _("By the clocks of %(zone)s.") % {"zone": self._visit.channel.look.zone}
        days = weekdays(self._visit.channel.look.language)
        day = Field("part.day", _("Day"), Input.SELECT, choices=days)
        at = Field("part.at", _("Time"), Input.TIME, value="09:00")
        return (Form("weekly", _("Choose when it comes"), _("Set"), "digest", (day, at), hint=zone),)

    async def _pause(self) -> tuple[Form, ...]:
        _ = self._words.gettext
        until = Field(
            "arg.until",
            _("How long, or until when"),
            hint=_("2h, 3 days, 18:00 or 8 May. Left empty, it lasts until you go on."),
            choices=lasting(self._words),
            required=False,
        )
        team = Field(
            "arg.team",
            _("Whose match"),
            hint=_("Left empty, it is the next match of what is followed here."),
            choices=await self._choices("stop", "team"),
            completes="stop team",
            required=False,
        )
        return (
            Form("pause", _("Pause this channel"), _("Pause"), "pause", (until,)),
            Form("stop", _("No more of one match"), _("Stop it, or let it go on"), "stop", (team,)),
        )

    async def _options(self) -> tuple[Form, ...]:
        _ = self._words.gettext
        language = Field(
            "arg.value",
            _("Language"),
            hint=_("A name or a code: German, de."),
            choices=await self._choices("options", "value", option="language"),
            completes="options value language",
        )
        zone = Field(
            "arg.value",
            _("Time zone"),
            hint=_("A city or a zone: Rome, Europe/Rome."),
            choices=await self._choices("options", "value", option="zone"),
            completes="options value zone",
        )
        return (
            Form(
                "language", _("Language of posts"), _("Set"), "options", (language,), {"option": "language"}
            ),
            Form("zone", _("Time zone of written times"), _("Set"), "options", (zone,), {"option": "zone"}),
        )

    async def _moderators(self) -> tuple[Form, ...]:
        """On Discord somebody is named with @, which only Discord itself can tell."""
        _ = self._words.gettext
        if self._visit.channel.channel.platform != "telegram" or not self._visit.channel.administers:
            return ()
        who = Field("arg.who", _("Their id"), hint=_("A number, such as 123456789."))
        return (Form("moderator", _("Add a moderator"), _("Add"), "moderators", (who,), {"do": "add"}),)

    async def _file(self) -> tuple[Form, ...]:
        _ = self._words.gettext
        file = Field("file.settings", _("A file"), Input.FILE, required=False)
        text = Field(
            "arg.settings",
            _("Or its text"),
            Input.LINES,
            hint=_("You see what would change before it does."),
            required=False,
            most=LONGEST_TEXT,
        )
        export = Form(
            "export",
            _("Export"),
            _("Save as a file"),
            "settings",
            fixed={"do": "export"},
            hint=_("Everything that is set here, to keep or to bring elsewhere."),
            file=True,
        )
        bring = Form("import", _("Import"), _("See what changes"), "settings", (file, text), {"do": "import"})
        others = await self._others()
        if not others:
            return (export, bring)
        to = Field("arg.to", _("The other channel"), Input.SELECT, choices=others)
        copy = Form(
            "copy", _("Copy to another channel"), _("See what changes"), "settings", (to,), {"do": "copy"}
        )
        return (export, bring, copy)

    async def _test(self) -> tuple[Form, ...]:
        _ = self._words.gettext
        return (
            Form(
                "test",
                _("Send a test post"),
                _("Check, then send it"),
                "testpost",
                hint=_(
                    "First it is looked at what I may do in this channel. If nothing is missing, "
                    "a post goes there that everybody sees."
                ),
            ),
        )

    async def _others(self) -> tuple[Choice, ...]:
        """The other channels of the community that this moderator decides about."""
        here = self._visit.channel
        found = (await self._house.channels(self._visit.who)).found
        same = [one for one in found if one.community == here.community and one.number != here.number]
        return tuple(Choice(one.name, str(one.number)) for one in same)

    async def _choices(self, command: str, argument: str, **given: str) -> tuple[Choice, ...]:
        found: Sequence[Choice] = await self._house.complete(
            self._visit.who, self._visit.channel, command, argument, "", given
        )
        return tuple(found)
